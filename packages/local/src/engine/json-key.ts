import { isJsonObject } from '../json';
import type { Json } from '../json';
import { JSON_DEPTH_LIMIT } from './parse-json';

/**
 * A text that is the same for values that are the same JSON, whatever the order of keys, and different for others.
 *
 * @throws RangeError when the value nests deeper than `JSON_DEPTH_LIMIT`
 */
export function jsonKey(value: Json, depth = 0): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  if (depth > JSON_DEPTH_LIMIT) {
    throw new RangeError(`JSON is nested deeper than ${JSON_DEPTH_LIMIT}`);
  }
  if (!isJsonObject(value)) {
    return `[${value.map((item) => jsonKey(item, depth + 1)).join(',')}]`;
  }
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${jsonKey(value[key] as Json, depth + 1)}`);
  return `{${entries.join(',')}}`;
}
