import type { Json } from './json';
import { TaskFailure } from './engine/task-call';
import type { TaskCall } from './engine/task-call';

/** When a mocked task answers, by the execution's clock. */
export interface OutcomeTiming {
  /** Sends a heartbeat each so many seconds until then. Default: none. */
  readonly heartbeatSeconds?: number;
}

/** How a mocked task ends: made by `ok`, `fail` and `neverEnds`. */
export class TaskOutcome {
  /** @internal */
  constructor(
    private readonly end: (call: TaskCall) => Json | Promise<Json>,
    private readonly delaySeconds = 0,
    private readonly timing: OutcomeTiming = {},
  ) {}

  /**
   * The same outcome, so many seconds after the call.
   *
   * The time is the execution's, and takes no real time.
   */
  public after(seconds: number, timing: OutcomeTiming = {}): TaskOutcome {
    return new TaskOutcome(this.end, seconds, timing);
  }

  /** Answers a call, which the service took at once. */
  public answer(call: TaskCall): Json | Promise<Json> {
    call.submitted({});
    return this.delaySeconds > 0 ? this.answerLater(call) : this.end(call);
  }

  private async answerLater(call: TaskCall): Promise<Json> {
    const { heartbeatSeconds = Infinity } = this.timing;
    for (let left = this.delaySeconds; left > 0; left -= heartbeatSeconds) {
      await call.wait(Math.min(left, heartbeatSeconds));
      call.heartbeat();
    }
    return this.end(call);
  }
}

/**
 * The task succeeds.
 *
 * @param output what the service answers; of a task with `.sync` or `.waitForTaskToken`, what it gives in the end.
 *   Default: `{}`
 */
export function ok(output: unknown = {}): TaskOutcome {
  const json = asJson(output);
  return new TaskOutcome(() => json);
}

/**
 * The task fails.
 *
 * @param error the error name that `Retry` and `Catch` match, such as `Lambda.TooManyRequestsException`
 * @param cause what stands in `Cause`; a value that is no text becomes its JSON text
 */
export function fail(error: string, cause?: unknown): TaskOutcome {
  const text = cause === undefined || typeof cause === 'string' ? cause : JSON.stringify(cause);
  return new TaskOutcome(() => {
    throw new TaskFailure(error, text);
  });
}

/** The task never ends, so that `TimeoutSeconds` or `HeartbeatSeconds` of the state end it. */
export function neverEnds(): TaskOutcome {
  return new TaskOutcome(async (call) => {
    await call.wait(Infinity);
    return null;
  });
}

/** A copy of a value as JSON carries it: what a test changes afterwards does not change it. */
export function asJson(value: unknown): Json {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as Json);
}
