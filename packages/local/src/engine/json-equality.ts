import { isJsonObject } from '../json';
import type { Json } from '../json';
import { JSON_DEPTH_LIMIT } from './parse-json';

/**
 * True when two values are the same JSON, whatever the order of keys.
 *
 * @throws RangeError when both values nest deeper than `JSON_DEPTH_LIMIT`
 */
export function jsonEquals(a: Json, b: Json, depth = 0): boolean {
  if (a === b) {
    return true;
  }
  if (depth > JSON_DEPTH_LIMIT) {
    throw new RangeError(`JSON is nested deeper than ${JSON_DEPTH_LIMIT}`);
  }
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((item: Json, i) => jsonEquals(item, b[i] as Json, depth + 1))
    );
  }
  if (!isJsonObject(a) || !isJsonObject(b)) {
    return false;
  }
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([key, value]) => Object.hasOwn(b, key) && jsonEquals(value, b[key] as Json, depth + 1))
  );
}
