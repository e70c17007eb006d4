import { isDeepStrictEqual } from 'node:util';

/** The keys of two objects, by whether they have the same value in both. */
export function differingEntries(a: object, b: object): { same: string[]; different: string[] } {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const valueIn = (object: object, key: string) => new Map(Object.entries(object)).get(key) as unknown;
  const isSame = (key: string) => key in a && key in b && isDeepStrictEqual(valueIn(a, key), valueIn(b, key));
  return { same: keys.filter(isSame), different: keys.filter((key) => !isSame(key)) };
}
