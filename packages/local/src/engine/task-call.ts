import type { Json, JsonObject } from '../json';

/**
 * A call as Step Functions would make it: of a task, or of the service that a Distributed Map reads its items from
 * or writes its results to.
 */
export interface TaskCall {
  /** What the call is for. */
  readonly purpose: 'task' | 'itemReader' | 'resultWriter';
  readonly stateName: string;
  /** The `Resource` of the state, such as `arn:aws:states:::dynamodb:putItem`. */
  readonly resource: string;
  /** What the service would receive: `Parameters` or `Arguments` evaluated, or else the state's input. */
  readonly arguments: Json;
  /** How often the state was retried before: 0 at first. */
  readonly retryCount: number;
  /** The task token, with `.waitForTaskToken` and activities. */
  readonly taskToken?: string;
  /** The role of `Credentials`. */
  readonly roleArn?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  /** The context object at the time of the call. */
  readonly context: JsonObject;
  /** Aborted when the state timed out, or when the execution ended without it. */
  readonly signal: AbortSignal;
  /** Says that the service took the call, and that its job or its callback is waited for now. */
  submitted(output: Json): void;
  /** Starts the time of `HeartbeatSeconds` again. */
  heartbeat(): void;
  /**
   * Waits by the execution's clock, which takes no real time unless the run is in real time.
   *
   * `Infinity` never comes back, so that only a time-out ends the call. Rejects when `signal` is aborted.
   */
  wait(seconds: number): Promise<void>;
}

/**
 * Answers calls: the output, or a `TaskFailure` thrown.
 *
 * The execution's clock stands still while a promise is open, unless it is `wait` that is waited for. A task that is
 * to hang until its time is out waits for `wait(Infinity)`; with a promise that never settles, only the signal of the
 * run ends it.
 *
 * Any other error thrown is an error of the handler, and ends the run instead of the execution.
 */
export type TaskHandler = (call: TaskCall) => Json | undefined | Promise<Json | undefined>;

const BRAND = Symbol.for('@cdk-sfn/local.TaskFailure');

/** A task that failed: the error name that `Retry` and `Catch` match, and the cause. */
export class TaskFailure extends Error {
  /** True when `x` is such a failure, whichever copy of the package made it. */
  public static isTaskFailure(x: unknown): x is TaskFailure {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  /**
   * @param error the error name, such as `Lambda.TooManyRequestsException`
   * @param errorCause what stands in `Cause`
   */
  constructor(
    public readonly error: string | undefined,
    public readonly errorCause?: string,
  ) {
    super(errorCause === undefined ? error : `${error}: ${errorCause}`);
    this.name = 'TaskFailure';
    Object.defineProperty(this, BRAND, { value: true });
  }
}
