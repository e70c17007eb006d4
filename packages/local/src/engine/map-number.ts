import type { Json } from '../json';
import { PAYLOAD_LIMIT } from './payload-size';
import { queryError, runtimeError } from './states-error';
import type { StatesError } from './states-error';
import type { FieldValue } from './value-field';

/** Fields of a Map that take a whole number. */
export type MapIntegerField =
  'MaxConcurrency' | 'ToleratedFailureCount' | 'MaxItems' | 'MaxItemsPerBatch' | 'MaxInputBytesPerBatch';

/**
 * The value of a field of a Map that takes a whole number.
 *
 * What a path finds may be the text of a number too. A negative `MaxItems` is left to the item reader, which fails
 * only when the Map Run has started.
 *
 * @throws StatesError `States.Runtime`, or without a path, as JSONata gave it, `States.QueryEvaluationError`, when the
 * field cannot have it
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function mapInteger(field: MapIntegerField, { value, path }: FieldValue): number {
  const number = numberOf(value, path, /^[+-]?\d+$/);
  if (number === undefined || !Number.isInteger(number)) {
    throw failure(field, notANumber(field, value, path, 'integer'), path);
  }
  const problem = problemOf(field, number);
  if (problem !== undefined) {
    throw failure(field, problem, path);
  }
  return number;
}

/**
 * The value of `ToleratedFailurePercentage`.
 *
 * @throws StatesError `States.Runtime`, or without a path, as JSONata gave it, `States.QueryEvaluationError`, when it
 * is not a number from 0 to 100
 */
export function mapPercentage({ value, path }: FieldValue): number {
  const field = 'ToleratedFailurePercentage';
  const number = numberOf(value, path, /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/);
  if (number === undefined) {
    throw failure(field, notANumber(field, value, path, 'float'), path);
  }
  if (number < 0 || number > 100) {
    throw failure(field, `${field} must be between 0 and 100.`, path);
  }
  return number;
}

function numberOf(value: Json, path: string | undefined, text: RegExp): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  return path !== undefined && typeof value === 'string' && text.test(value) ? Number(value) : undefined;
}

function failure(field: string, problem: string, path: string | undefined): StatesError {
  return path === undefined ? queryError(problem, field) : runtimeError(problem);
}

function notANumber(field: string, value: Json, path: string | undefined, type: 'integer' | 'float'): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return path === undefined
    ? `The ${field} field has the value "${text}" which is not a valid ${type}`
    : `The ${field}Path field refers to value "${text}" which is not a valid ${type}: ${path}`;
}

function problemOf(field: MapIntegerField, value: number): string | undefined {
  switch (field) {
    case 'MaxConcurrency':
      return value < 0 ? `Expected non-negative integer for MaxConcurrency, got ${value} instead.` : undefined;
    case 'ToleratedFailureCount':
      return value < 0 ? 'ToleratedFailureCount cannot be negative.' : undefined;
    case 'MaxItemsPerBatch':
      return value < 1 ? 'MaxItemsPerBatch must be a positive integer.' : undefined;
    case 'MaxInputBytesPerBatch':
      return value < 1 || value > PAYLOAD_LIMIT
        ? `MaxInputBytesPerBatch must be between 1 and ${PAYLOAD_LIMIT}.`
        : undefined;
    case 'MaxItems':
      return undefined;
  }
}
