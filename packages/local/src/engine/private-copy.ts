import { isJsonObject } from '../json';
import type { Json } from '../json';
import type { Reads } from './jsonata-analysis';

/**
 * A copy of a value that the library may write into.
 *
 * Its objects have no prototype, so that `__proto__` is a key like any other.
 *
 * @param reads what of the value is needed; all of it, when it is not given
 */
export function privateCopy(value: Json, reads?: Reads): Json {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item: Json) => privateCopy(item, reads));
  }
  const copy = Object.create(null) as Record<string, Json>;
  if (reads?.fields !== undefined && isJsonObject(value)) {
    for (const [key, inner] of reads.fields) {
      const item = Object.hasOwn(value, key) ? value[key] : undefined;
      if (item !== undefined) {
        copy[key] = privateCopy(item, inner);
      }
    }
    return copy;
  }
  for (const [key, item] of Object.entries(value)) {
    copy[key] = privateCopy(item);
  }
  return copy;
}
