import { isJsonObject } from '../json';
import type { Json } from '../json';
import { JSON_DEPTH_LIMIT } from './parse-json';

/**
 * A value as Java prints it, which is what the service puts into texts: `{a=1, b=[x, null]}`.
 *
 * @throws RangeError when the value nests deeper than `JSON_DEPTH_LIMIT`
 */
export function javaText(value: Json): string {
  return printed(value, 0, {
    text: (text) => text,
    object: (entries) => `{${entries.map(([key, inner]) => `${key}=${inner}`).join(', ')}}`,
    array: (items) => `[${items.join(', ')}]`,
  });
}

/**
 * A value as JSON without white space, with numbers as the service writes them: `1.0E-5`.
 *
 * @throws RangeError when the value nests deeper than `JSON_DEPTH_LIMIT`
 */
export function javaJson(value: Json): string {
  return printed(value, 0, {
    text: (text) => JSON.stringify(text),
    object: (entries) => `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${inner}`).join(',')}}`,
    array: (items) => `[${items.join(',')}]`,
  });
}

/** A number as Java prints it: whole numbers as they are, very large and very small ones like `1.0E21`. */
export function javaNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) ? size < 1e21 : size >= 1e-3 && size < 1e7) {
    return String(value);
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

interface Notation {
  text(text: string): string;
  object(entries: [string, string][]): string;
  array(items: string[]): string;
}

function printed(value: Json, depth: number, notation: Notation): string {
  if (depth > JSON_DEPTH_LIMIT) {
    throw new RangeError(`JSON is nested deeper than ${JSON_DEPTH_LIMIT}`);
  }
  switch (typeof value) {
    case 'string':
      return notation.text(value);
    case 'number':
      return javaNumber(value);
    case 'boolean':
      return String(value);
    default:
      return isJsonObject(value)
        ? notation.object(Object.entries(value).map(([key, inner]) => [key, printed(inner, depth + 1, notation)]))
        : value === null
          ? 'null'
          : notation.array(value.map((inner) => printed(inner, depth + 1, notation)));
  }
}
