import type { Json } from '../json';
import { Cancelled } from './cancellation';
import { enteringValue, ValueRefused } from './entering-value';
import { HeartbeatTimeout } from './heartbeat-timeout';
import { payloadFailure } from './payload-failure';
import { payloadExcess } from './payload-size';
import type { PayloadExcess } from './payload-size';
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
    const output = answered(visit, call, isThenable(answer) ? await running.settle(answer) : answer);
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

/** Promises of other realms, as tests under jest have them, are promises too. */
function isThenable(answer: unknown): answer is PromiseLike<Json | undefined> {
  return typeof answer === 'object' && answer !== null && 'then' in answer && typeof answer.then === 'function';
}

function answered(visit: StateVisit, { purpose, resource }: ServiceCall, answer: Json | undefined): Json {
  if (purpose === 'task') {
    return entering(visit, resource, answer);
  }
  // What a Distributed Map reads may be larger than a payload, and bytes; what it is made of is checked as it is read.
  if (payloadExcess(answer ?? null, Infinity) !== undefined) {
    throw refused(visit, resource, 'depth');
  }
  return answer ?? null;
}

function entering(visit: StateVisit, resource: string, value: Json | undefined): Json {
  try {
    return enteringValue(value, visit.execution.engine.limits.payloadBytes);
  } catch (error) {
    throw error instanceof ValueRefused ? refused(visit, resource, error.excess) : error;
  }
}

function refused(visit: StateVisit, resource: string, excess: PayloadExcess): TaskFailure {
  return visit.failure(payloadFailure(`The state/task '${resource}' returned a result`, excess));
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
  /** True while the handler has not answered. */
  private pending = false;
  /** How many waits by the execution's clock the handler has under way. */
  private waits = 0;
  /** True while this call keeps virtual time from going on. */
  private holding = false;
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
      const told = entering(this.visit, this.resource, output);
      this.wasSubmitted = true;
      this.call.events?.submitted?.(this.visit, told);
    }
  }

  public heartbeat(): void {
    if (!this.over) {
      this.restartHeartbeat?.();
    }
  }

  public wait(seconds: number): Promise<void> {
    const waited = this.waiting(seconds);
    // A handler may leave a wait alone: that it is cut short then concerns nobody.
    waited.catch(() => undefined);
    return waited;
  }

  private async waiting(seconds: number): Promise<void> {
    const { scheduler } = this.visit.execution.engine;
    if (this.over) {
      throw new Cancelled();
    }
    this.waits++;
    this.holdTime();
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
      this.waits--;
      this.holdTime();
    }
  }

  /** Waits for the handler's answer, for the time-outs and for the end of the execution, whichever is first. */
  public settle(answer: PromiseLike<Json | undefined>): Promise<Json | undefined> {
    const { scheduler } = this.visit.execution.engine;
    const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, heartbeatSeconds } = this.call;
    this.pending = true;
    this.holdTime();
    return new Promise<Json | undefined>((resolve, reject) => {
      const forgetting: (() => void)[] = [];
      const finish = (end: () => void) => {
        forgetting.forEach((forget) => forget());
        this.restartHeartbeat = undefined;
        end();
      };
      const fail = (error: Error) => finish(() => reject(error));
      forgetting.push(scheduler.after(timeoutSeconds * 1000, () => fail(new TaskFailure('States.Timeout'))));
      if (heartbeatSeconds !== undefined) {
        let forgetHeartbeat: () => void = () => undefined;
        this.restartHeartbeat = () => {
          forgetHeartbeat();
          forgetHeartbeat = scheduler.after(heartbeatSeconds * 1000, () => fail(new HeartbeatTimeout()));
        };
        this.restartHeartbeat();
        forgetting.push(() => forgetHeartbeat());
      }
      // The handler may have stopped the execution itself: what is to be forgotten has to be there by now.
      forgetting.push(this.visit.fiber.cancellation.onCancel(() => fail(new Cancelled())));
      const settled = () => finish(() => resolve(answer));
      answer.then(settled, settled);
    });
  }

  /** The call is over: what it started should stop, and time does not wait for it any more. */
  public stop(): void {
    this.over = true;
    this.holdTime();
    this.controller?.abort();
  }

  /** Keeps virtual time from going on while the handler does something other than to wait for it. */
  private holdTime(): void {
    const { scheduler } = this.visit.execution.engine;
    const holds = this.pending && this.waits === 0 && !this.over;
    if (holds === this.holding) {
      return;
    }
    this.holding = holds;
    if (holds) {
      scheduler.begin();
    } else {
      scheduler.end();
    }
  }
}
