import type { Json, JsonObject } from '../json';

/**
 * The `Retry` of a state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
 */
export interface RetryPolicy {
  /** Starts to count: each visit of the state has all attempts of each retrier anew. */
  begin(): Retries;
}

/** The retries of one visit of a state. */
export interface Retries {
  /**
   * Asks after a failure whether the state is tried again, and counts that it is.
   *
   * @param error the error name, `undefined` where a failure has none
   * @param random gives a number from 0 up to, and not including, 1; asked only for `JitterStrategy` `FULL`
   * @returns how long to wait before the next attempt, or `undefined` when there is none
   */
  next(error: string | undefined, random: () => number): { readonly delaySeconds: number } | undefined;
}

/** What the service takes as `MaxDelaySeconds` at most: longer than an execution lasts. */
const LONGEST_DELAY_SECONDS = 31_622_400;

/** Errors that end the execution, whatever the state would catch or retry. */
const FATAL = 'States.Runtime';

/** An error that only its own name matches. */
const TERMINAL = 'States.DataLimitExceeded';

/**
 * Compiles the retriers of a state: 3 attempts, 1 second between them at first and doubled each time, unless they say
 * otherwise. The first retrier that is for the error decides, even when its attempts are used up.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
 */
export function compileRetry(retriers: readonly Json[]): RetryPolicy {
  const compiled = (retriers as readonly JsonObject[]).map(compileRetrier);
  return {
    begin() {
      const attempts = compiled.map(() => 0);
      return {
        next(error, random) {
          const index = compiled.findIndex(({ matches }) => matches(error));
          const [retrier, attempt = 0] = [compiled[index], attempts[index]];
          if (retrier === undefined || attempt >= retrier.maxAttempts) {
            return undefined;
          }
          attempts[index] = attempt + 1;
          return { delaySeconds: retrier.delaySeconds(attempt, random) };
        },
      };
    },
  };
}

/**
 * Compiles `ErrorEquals` of a retrier or a catcher.
 *
 * - `States.ALL` matches every error, one without a name too, but for `States.Runtime` and `States.DataLimitExceeded`.
 * - `States.TaskFailed` matches the same, but for time-outs and for an error without a name.
 * - `States.Timeout` matches `States.HeartbeatTimeout` as well.
 * - `States.Runtime` is matched by nothing, not even by its name.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation
 */
export function compileErrorEquals(names: readonly string[]): (error: string | undefined) => boolean {
  const listed = new Set(names);
  return (error) => {
    if (error === FATAL) {
      return false;
    }
    if (error !== undefined && listed.has(error)) {
      return true;
    }
    if (error === TERMINAL) {
      return false;
    }
    const timedOut = error === 'States.Timeout' || error === 'States.HeartbeatTimeout';
    return (
      listed.has('States.ALL') ||
      (listed.has('States.TaskFailed') && error !== undefined && !timedOut) ||
      (listed.has('States.Timeout') && timedOut)
    );
  };
}

interface Retrier {
  readonly maxAttempts: number;
  matches(error: string | undefined): boolean;
  /** @param attempt how often this retrier was used before */
  delaySeconds(attempt: number, random: () => number): number;
}

function compileRetrier(retrier: JsonObject): Retrier {
  const interval = numberOr(1, retrier.IntervalSeconds);
  const rate = numberOr(2, retrier.BackoffRate);
  const longest = numberOr(LONGEST_DELAY_SECONDS, retrier.MaxDelaySeconds);
  const jitters = retrier.JitterStrategy === 'FULL';
  return {
    matches: compileErrorEquals(retrier.ErrorEquals as readonly string[]),
    maxAttempts: numberOr(3, retrier.MaxAttempts),
    delaySeconds(attempt, random) {
      const delay = Math.min(interval * rate ** attempt, longest);
      return jitters ? delay * random() : delay;
    },
  };
}

function numberOr(fallback: number, value: Json | undefined): number {
  return typeof value === 'number' ? value : fallback;
}
