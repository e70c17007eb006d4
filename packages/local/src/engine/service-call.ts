import type { Json } from '../json';
import { Cancelled } from './cancellation';
import { HeartbeatTimeout } from './heartbeat-timeout';
import type { StateVisit } from './state-visit';
import { TaskFailure } from './task-call';
import type { TaskCall } from './task-call';
import type { TaskEvents } from './task-state';
import type { CallRecord } from './visit-record';

/** What a state asks for, and how the history tells of it. */
export interface ServiceCall extends Pick<
  TaskCall,
  'purpose' | 'resource' | 'arguments' | 'taskToken' | 'roleArn' | 'timeoutSeconds' | 'heartbeatSeconds'
> {
  /** Left out for the calls of a Distributed Map, which the history does not tell of. */
  readonly events?: TaskEvents;
}

/** How long a task may take that says nothing about it, in seconds. */
const DEFAULT_TIMEOUT_SECONDS = 99_999_999;

/**
 * Makes a call through the task handler, and watches its time-out and its heartbeats.
 *
 * @throws TaskFailure when it failed or took too long
 * @throws whatever else the handler throws
 */
export async function makeCall(visit: StateVisit, call: ServiceCall): Promise<Json> {
  const { engine } = visit.execution;
  call.events?.scheduled(visit, call);
  const told: CallRecord = {
    resource: call.resource,
    arguments: call.arguments,
    ...(call.taskToken !== undefined && { taskToken: call.taskToken }),
  };
  visit.told?.calls.push(told);
  const running = new RunningCall(visit, call);
  try {
    const answer = engine.handler(running);
    const output = (answer instanceof Promise ? await running.settle(answer) : answer) ?? null;
    if (call.events?.submitted && !running.wasSubmitted) {
      running.submitted({});
    }
    call.events?.succeeded(visit, output);
    told.output = output;
    return output;
  } catch (error) {
    if (TaskFailure.isTaskFailure(error)) {
      Object.assign(told, { error: error.error, cause: error.errorCause });
      if (error.error === 'States.Timeout') {
        call.events?.timedOut(visit);
      } else {
        call.events?.failed(visit, error);
      }
    }
    throw error;
  } finally {
    running.stop();
  }
}

class RunningCall implements TaskCall {
  public readonly purpose: TaskCall['purpose'];
  public readonly stateName: string;
  public readonly resource: string;
  public readonly arguments: Json;
  public readonly retryCount: number;
  public readonly taskToken?: string;
  public readonly roleArn?: string;
  public readonly timeoutSeconds?: number;
  public readonly heartbeatSeconds?: number;
  /** True once the service took the call. */
  public wasSubmitted = false;
  private controller: AbortController | undefined;
  private over = false;
  /** By how much this call keeps virtual time from going on. */
  private held = 0;
  private restartHeartbeat: (() => void) | undefined;

  constructor(
    private readonly visit: StateVisit,
    private readonly call: ServiceCall,
  ) {
    this.purpose = call.purpose;
    this.stateName = visit.state.name;
    this.resource = call.resource;
    this.arguments = call.arguments;
    this.retryCount = visit.retryCount;
    this.taskToken = call.taskToken;
    this.roleArn = call.roleArn;
    this.timeoutSeconds = call.timeoutSeconds;
    this.heartbeatSeconds = call.heartbeatSeconds;
  }

  public get context(): TaskCall['context'] {
    return this.visit.context;
  }

  public get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.over) {
      this.controller.abort();
    }
    return this.controller.signal;
  }

  public submitted(output: Json): void {
    if (!this.over && !this.wasSubmitted) {
      this.wasSubmitted = true;
      this.call.events?.submitted?.(this.visit, output);
    }
  }

  public heartbeat(): void {
    if (!this.over) {
      this.restartHeartbeat?.();
    }
  }

  public async wait(seconds: number): Promise<void> {
    const { scheduler } = this.visit.execution.engine;
    if (this.over) {
      throw new Cancelled();
    }
    // While the handler waits by the execution's clock, that clock may go on.
    this.release();
    try {
      await new Promise<void>((resolve, reject) => {
        const stop = () => {
          forget();
          reject(new Cancelled());
        };
        const forget = scheduler.after(seconds * 1000, () => {
          this.signal.removeEventListener('abort', stop);
          resolve();
        });
        this.signal.addEventListener('abort', stop, { once: true });
      });
    } finally {
      this.hold();
    }
  }

  /** Waits for the handler's answer, for the time-outs and for the end of the execution, whichever is first. */
  public settle(answer: Promise<Json | undefined>): Promise<Json | undefined> {
    const { scheduler } = this.visit.execution.engine;
    const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, heartbeatSeconds } = this.call;
    this.hold();
    const settled = () => this.release();
    return new Promise<Json | undefined>((resolve, reject) => {
      const forgetting: (() => void)[] = [];
      const finish = (end: () => void) => {
        forgetting.forEach((forget) => forget());
        this.restartHeartbeat = undefined;
        end();
      };
      const fail = (error: Error) => finish(() => reject(error));
      forgetting.push(
        scheduler.after(timeoutSeconds * 1000, () => fail(new TaskFailure('States.Timeout'))),
        this.visit.fiber.cancellation.onCancel(() => fail(new Cancelled())),
      );
      if (heartbeatSeconds !== undefined) {
        let forgetHeartbeat = () => undefined as void;
        this.restartHeartbeat = () => {
          forgetHeartbeat();
          forgetHeartbeat = scheduler.after(heartbeatSeconds * 1000, () => fail(new HeartbeatTimeout()));
        };
        this.restartHeartbeat();
        forgetting.push(() => forgetHeartbeat());
      }
      answer.then(
        (output) => finish(() => resolve(output)),
        (error: unknown) => finish(() => reject(error as Error)),
      );
      answer.then(settled, settled);
    });
  }

  /** The call is over: what it started should stop, and time does not wait for it any more. */
  public stop(): void {
    for (; this.held > 0; ) {
      this.release();
    }
    for (; this.held < 0; ) {
      this.hold();
    }
    this.over = true;
    this.controller?.abort();
  }

  private hold(): void {
    if (!this.over) {
      this.held++;
      this.visit.execution.engine.scheduler.begin();
    }
  }

  private release(): void {
    if (!this.over) {
      this.held--;
      this.visit.execution.engine.scheduler.end();
    }
  }
}
