import type { Json } from '../json';

/**
 * What a JSON pointer such as `/orders/0/lines` finds, or `undefined` when there is nothing.
 *
 * @throws SyntaxError when it is no pointer
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function valueAtPointer(document: Json, pointer: string): Json | undefined {
  if (pointer === '') {
    return document;
  }
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    throw new SyntaxError(`${JSON.stringify(pointer)} is not a JSON pointer`);
  }
  let value: Json | undefined = document;
  for (const token of pointer.slice(1).split('/')) {
    value = child(value, token.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (value === undefined) {
      return undefined;
    }
  }
  return value;
}

function child(value: Json, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return /^(?:0|[1-9]\d*)$/.test(name) ? (value as readonly Json[])[Number(name)] : undefined;
  }
  return Object.hasOwn(value, name) ? (value as { readonly [key: string]: Json })[name] : undefined;
}
