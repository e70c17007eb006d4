import type { Json } from '../json';
import type { JsonataScope } from './scope';

/** A JSONata expression that needs no evaluation: what it gives, or that only the library knows. */
export type PlainReference = (scope: JsonataScope) => Json | undefined | typeof UNDECIDED;

/** Only the library knows what the expression gives. */
export const UNDECIDED = Symbol('undecided');

/**
 * Reads an expression that is a literal, a variable, or fields of a variable, as most are.
 *
 * @param expression without delimiters
 * @returns `undefined` when it is anything else
 */
export function plainReference(expression: string): PlainReference | undefined {
  if (LITERAL.test(expression)) {
    const value = (expression.startsWith("'") ? expression.slice(1, -1) : JSON.parse(expression)) as Json;
    return () => value;
  }
  if (!REFERENCE.test(expression)) {
    return undefined;
  }
  const [name = '', ...fields] = expression.slice(1).split('.');
  return (scope) => {
    const start: Json | undefined = name === 'states' ? scope.states : scope.variables.get(name);
    return start === undefined ? UNDECIDED : follow(start, fields);
  };
}

const LITERAL = /^(?:true|false|null|(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?|"[^"\\\p{Cc}]*"|'[^'\\\p{Cc}]*')$/u;
const REFERENCE = /^\$[A-Za-z_]\w*(?:\.(?!(?:and|or|in|true|false|null|function)(?:\.|$))[A-Za-z_]\w*)*$/;

function follow(start: Json, fields: readonly string[]): Json | undefined | typeof UNDECIDED {
  let value = start;
  for (const field of fields) {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    // The library maps over arrays, and takes what has one of its flags for a function.
    if (Array.isArray(value) || '_jsonata_function' in value || '_jsonata_lambda' in value) {
      return UNDECIDED;
    }
    const object = value as { readonly [key: string]: Json };
    const next = Object.hasOwn(object, field) ? object[field] : undefined;
    if (next === undefined) {
      return undefined;
    }
    value = next;
  }
  return value;
}
