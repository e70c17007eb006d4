import type { Json, JsonObject } from '../json';
import { compilePathField } from './path-field';
import type { PathScope } from './scope';
import { queryError, runtimeError } from './states-error';
import type { StatesError } from './states-error';
import { parseTimestamp } from './timestamp';

/** The service counts the seconds of a delay in 32 bits, good for 68 years. */
const LONGEST_WAIT_SECONDS = 2 ** 31 - 1;

/**
 * Compiles how long a JSONPath `Wait` state waits: `Seconds`, `SecondsPath`, `Timestamp` or `TimestampPath`.
 *
 * @returns the seconds from the scope's `entropy.now()` on, in fractions too, and 0 for a time that is over; throws
 * `States.Runtime` for a path that finds nothing of use, and for more than 2,147,483,647 seconds
 * @throws Error when the state has none of the four fields
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export function compileWait(state: JsonObject): (scope: PathScope) => number {
  for (const field of ['Seconds', 'Timestamp'] as const) {
    const literal = state[field];
    const find = compilePathField(state, `${field}Path`);
    if (find !== undefined) {
      const wording = pathWording(state[`${field}Path`] as string);
      return (scope) => duration(field, find(scope), scope.entropy.now(), wording);
    }
    if (literal !== undefined) {
      return (scope) => duration(field, literal, scope.entropy.now(), LITERAL);
    }
  }
  throw new Error('A Wait state needs Seconds, SecondsPath, Timestamp or TimestampPath');
}

/**
 * How long a JSONata `Wait` state waits.
 *
 * @param field where the value stands in the state
 * @param value what the field is, evaluated
 * @param now milliseconds since 1970
 * @returns seconds, in fractions too, and 0 for a time that is over
 * @throws StatesError `States.QueryEvaluationError` for a value that the field cannot take, `States.Runtime` for more
 * than 2,147,483,647 seconds
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
 */
export function waitSeconds(field: 'Seconds' | 'Timestamp', value: Json, now: number): number {
  return duration(field, value, now, EXPRESSION);
}

interface Wording {
  readonly notInteger: (value: string) => StatesError;
  readonly negative: (value: string) => StatesError;
  readonly notTimestamp: (value: string) => StatesError;
}

function pathWording(path: string): Wording {
  return {
    notInteger: (value) =>
      runtimeError(`The SecondsPath parameter cannot be parsed as a long value: ${path} == ${value}`),
    negative: (value) => runtimeError(`The SecondsPath parameter references a negative value: ${path} == ${value}`),
    notTimestamp: (value) =>
      runtimeError(
        `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${value}`,
      ),
  };
}

function fieldWording(error: (problem: string, location: string) => StatesError): Wording {
  return {
    notInteger: (value) => error(`The Seconds field cannot be parsed as a long value: ${value}`, 'Seconds'),
    negative: (value) => error(`The Seconds field has a negative value: ${value}`, 'Seconds'),
    notTimestamp: (value) =>
      error(
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${value}`,
        'Timestamp',
      ),
  };
}

const EXPRESSION = fieldWording(queryError);
const LITERAL = fieldWording((problem) => runtimeError(problem));

function duration(field: 'Seconds' | 'Timestamp', value: Json, now: number, wording: Wording): number {
  const seconds = field === 'Seconds' ? secondsOf(value, wording) : (timeOf(value, wording) - now) / 1000;
  if (seconds > LONGEST_WAIT_SECONDS) {
    throw runtimeError('Wait state delay is too long.');
  }
  return Math.max(0, seconds);
}

function secondsOf(value: Json, wording: Wording): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) >= 2 ** 63) {
    throw wording.notInteger(written(value));
  }
  if (value < 0) {
    throw wording.negative(written(value));
  }
  return value;
}

function timeOf(value: Json, wording: Wording): number {
  const time = typeof value === 'string' ? parseTimestamp(value) : undefined;
  if (time === undefined) {
    throw wording.notTimestamp(written(value));
  }
  return time;
}

function written(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
