import type { Json } from '../json';
import { isJsonataCallable } from './jsonata-callable';

/** What a result of JSONata has that JSON has no place for. */
export class NotJson extends Error {
  public constructor(
    public readonly kind: 'function' | 'number',
    message: string,
  ) {
    super(message);
    this.name = 'NotJson';
  }
}

/**
 * A result of the library as plain JSON: without the flags of its arrays, and with ordinary objects.
 *
 * What is plain already stays the same value. The value must be known not to be too large, nor to contain itself.
 *
 * @throws NotJson for functions and for numbers that are not finite
 */
export function plainValue(value: unknown): Json {
  return plain(value, new Map());
}

function plain(value: unknown, seen: Map<object, Json>): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) {
        throw new NotJson('number', String(value));
      }
      return value === 0 ? 0 : value;
    case 'object':
      break;
    case 'undefined':
      return null;
    default:
      throw new NotJson('function', 'function');
  }
  if (value === null) {
    return null;
  }
  const before = seen.get(value);
  if (before !== undefined) {
    return before;
  }
  if (isJsonataCallable(value)) {
    throw new NotJson('function', 'function');
  }
  const result = Array.isArray(value) ? plainArray(value, seen) : plainObject(value as Record<string, unknown>, seen);
  seen.set(value, result);
  return result;
}

/** The flags that the library puts on arrays. */
const FLAGS = ['sequence', 'keepSingleton', 'cons', 'tupleStream', 'outerWrapper'];

function plainArray(value: readonly unknown[], seen: Map<object, Json>): readonly Json[] {
  let same = !FLAGS.some((flag) => Object.hasOwn(value, flag));
  const items: Json[] = [];
  for (const item of value) {
    const next = plain(item, seen);
    same &&= Object.is(next, item);
    items.push(next);
  }
  return same ? (value as readonly Json[]) : items;
}

function plainObject(value: Readonly<Record<string, unknown>>, seen: Map<object, Json>): Json {
  let same = Object.getPrototypeOf(value) === Object.prototype;
  const entries: [string, Json][] = [];
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) {
      same = false;
      continue;
    }
    const next = plain(item, seen);
    same &&= Object.is(next, item);
    entries.push([key, next]);
  }
  return same ? (value as Json) : Object.fromEntries(entries);
}
