import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TaskFailure } from '../engine/task-call';
import type { TaskCall } from '../engine/task-call';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';

/** Settings of an endpoint for task tokens. */
export interface TaskTokenEndpointOptions {
  /** @default - a free port */
  readonly port?: number;
  /**
   * How long a worker that asks for an activity's task is kept waiting, in seconds.
   *
   * @default 60
   */
  readonly pollSeconds?: number;
}

/** A call that waits for its token to come back. */
interface Waiting {
  readonly call: TaskCall;
  succeed(output: Json): void;
  fail(failure: unknown): void;
}

/** A worker that waits for a task of an activity. */
interface Worker {
  readonly name: string | undefined;
  give(call: TaskCall): void;
}

interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

const TARGET = /^AWSStepFunctions\.(SendTaskSuccess|SendTaskFailure|SendTaskHeartbeat|GetActivityTask)$/;
const MAX_BODY_BYTES = 1024 * 1024;
const MAX_OUTPUT_BYTES = 256 * 1024;
// Tokens that were answered, so that a second answer gets the error of the service; the oldest are forgotten.
const MAX_REMEMBERED = 10_000;

/**
 * The part of the Step Functions API that answers tasks: `SendTaskSuccess`, `SendTaskFailure`, `SendTaskHeartbeat` and
 * `GetActivityTask`. Any SDK's client works with it that has its `url` as endpoint; environments can say so with
 * `AWS_ENDPOINT_URL_SFN`.
 *
 * It can be reached from this machine only.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */
export class TaskTokenEndpoint {
  /** Starts an endpoint. */
  public static async start(options: TaskTokenEndpointOptions = {}): Promise<TaskTokenEndpoint> {
    const endpoint = new TaskTokenEndpoint(options.pollSeconds ?? 60);
    await new Promise<void>((resolve, reject) => {
      endpoint.server.once('error', reject);
      endpoint.server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return endpoint;
  }

  private readonly server: Server;
  private readonly waiting = new Map<string, Waiting>();
  private readonly answered = new Set<string>();
  private readonly tasks = new Map<string, TaskCall[]>();
  private readonly workers = new Map<string, Worker[]>();

  private constructor(private readonly pollSeconds: number) {
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
  }

  /** Where clients find it: `http://127.0.0.1:41234`. */
  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /**
   * Waits until the token of a call comes back.
   *
   * @throws TaskFailure with what `SendTaskFailure` said
   */
  public async wait(call: TaskCall): Promise<Json> {
    const { taskToken, signal } = call;
    if (taskToken === undefined) {
      throw new Error(`The task of ${call.stateName} has no token to wait for`);
    }
    let stop: (() => void) | undefined;
    try {
      return await new Promise<Json>((resolve, reject) => {
        stop = () => {
          reject(signal.reason instanceof Error ? signal.reason : new Error('The task was given up'));
        };
        if (signal.aborted) {
          stop();
          return;
        }
        signal.addEventListener('abort', stop, { once: true });
        this.waiting.set(taskToken, { call, succeed: resolve, fail: reject });
      });
    } finally {
      this.waiting.delete(taskToken);
      this.remember(taskToken);
      if (stop !== undefined) {
        signal.removeEventListener('abort', stop);
      }
    }
  }

  /** Gives up waiting for the token of a call. */
  public forget({ taskToken }: TaskCall): void {
    if (taskToken !== undefined) {
      this.waiting.get(taskToken)?.fail(new Error('The task was given up'));
    }
  }

  /**
   * Offers the task of an activity to the workers that ask for it, and waits until one has done it.
   *
   * @param activityArn the ARN of the activity
   * @throws TaskFailure with what `SendTaskFailure` said
   */
  public async waitForActivity(activityArn: string, call: TaskCall): Promise<Json> {
    const done = this.wait(call);
    const worker = this.workers.get(activityArn)?.shift();
    if (worker === undefined) {
      this.tasks.set(activityArn, [...(this.tasks.get(activityArn) ?? []), call]);
    } else {
      take(call, worker.name);
      worker.give(call);
    }
    try {
      return await done;
    } finally {
      const left = (this.tasks.get(activityArn) ?? []).filter((other) => other !== call);
      if (left.length > 0) {
        this.tasks.set(activityArn, left);
      } else {
        this.tasks.delete(activityArn);
      }
    }
  }

  /** Closes the endpoint. Calls that still wait are not answered. */
  public async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
    this.server.closeAllConnections();
    await closed;
  }

  private remember(token: string): void {
    this.answered.add(token);
    for (const oldest of this.answered) {
      if (this.answered.size <= MAX_REMEMBERED) {
        break;
      }
      this.answered.delete(oldest);
    }
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    let answer: Answer;
    try {
      answer = await this.answer(request, gone.signal);
    } catch (error) {
      answer = refusal('InternalFailure', error instanceof Error ? error.message : String(error), 500);
    }
    response.writeHead(answer.status, {
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-requestid': randomUUID(),
    });
    response.end(JSON.stringify(answer.body));
  }

  private async answer(request: IncomingMessage, gone: AbortSignal): Promise<Answer> {
    // Pages in a browser cannot set this header without asking first, which nobody answers.
    const [, action] = TARGET.exec(String(request.headers['x-amz-target'])) ?? [];
    if (request.method !== 'POST' || action === undefined) {
      return refusal('UnknownOperationException', 'Only answers to tasks, and GetActivityTask, are understood here');
    }
    const text = await readBody(request);
    if (text === undefined) {
      return refusal('RequestEntityTooLarge', `A request has at most ${MAX_BODY_BYTES} bytes`, 413);
    }
    const body = parse(text);
    if (!isJsonObject(body)) {
      return refusal('SerializationException', 'The body is not a JSON object');
    }
    return action === 'GetActivityTask' ? this.getActivityTask(body, gone) : this.sendTask(action, body);
  }

  private sendTask(action: string, body: JsonObject): Answer {
    const token = body.taskToken;
    if (typeof token !== 'string') {
      return refusal('ValidationException', "Value null at 'taskToken' failed to satisfy constraint: not null");
    }
    const waiting = this.waiting.get(token);
    if (waiting === undefined) {
      return this.answered.has(token)
        ? refusal('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
        : refusal('InvalidToken', "Invalid Token: 'Invalid token'");
    }
    if (action === 'SendTaskHeartbeat') {
      waiting.call.heartbeat();
      return { status: 200, body: {} };
    }
    if (action === 'SendTaskSuccess') {
      const { output } = body;
      const parsed = typeof output === 'string' ? parse(output) : undefined;
      if (typeof output !== 'string' || parsed === undefined) {
        return refusal('InvalidOutput', "Invalid Output: 'The output is not JSON text'");
      }
      if (Buffer.byteLength(output) > MAX_OUTPUT_BYTES) {
        return refusal('InvalidOutput', `Invalid Output: 'The output has more than ${MAX_OUTPUT_BYTES} bytes'`);
      }
      waiting.succeed(parsed);
    } else {
      const { error, cause } = body;
      waiting.fail(
        new TaskFailure(typeof error === 'string' ? error : undefined, typeof cause === 'string' ? cause : undefined),
      );
    }
    return { status: 200, body: {} };
  }

  private async getActivityTask(body: JsonObject, gone: AbortSignal): Promise<Answer> {
    const { activityArn, workerName } = body;
    if (typeof activityArn !== 'string') {
      return refusal('InvalidArn', "Invalid Arn: 'Resource type not valid in this context'");
    }
    const name = typeof workerName === 'string' ? workerName : undefined;
    const ready = this.tasks.get(activityArn)?.shift();
    if (ready !== undefined) {
      take(ready, name);
      return taskAnswer(ready);
    }
    const call = await this.waitForTask(activityArn, name, gone);
    return call === undefined ? { status: 200, body: {} } : taskAnswer(call);
  }

  private async waitForTask(
    activityArn: string,
    name: string | undefined,
    gone: AbortSignal,
  ): Promise<TaskCall | undefined> {
    const workers = this.workers.get(activityArn) ?? [];
    this.workers.set(activityArn, workers);
    return new Promise((resolve) => {
      const leave = (): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        const index = workers.indexOf(worker);
        if (index >= 0) {
          workers.splice(index, 1);
        }
        resolve(undefined);
      };
      const timer = setTimeout(leave, this.pollSeconds * 1000);
      const worker: Worker = {
        name,
        give: (call) => {
          resolve(call);
          leave();
        },
      };
      gone.addEventListener('abort', leave, { once: true });
      workers.push(worker);
    });
  }
}

function take(call: TaskCall, workerName: string | undefined): void {
  call.submitted(workerName === undefined ? {} : { workerName });
}

function taskAnswer(call: TaskCall): Answer {
  return { status: 200, body: { taskToken: call.taskToken ?? '', input: JSON.stringify(call.arguments) } };
}

function refusal(type: string, message: string, status = 400): Answer {
  return { status, body: { __type: `com.amazonaws.swf.service.v2.model#${type}`, message } };
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
