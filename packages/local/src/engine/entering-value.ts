import type { Json } from '../json';
import { payloadExcess } from './payload-size';
import type { PayloadExcess } from './payload-size';

/** A value from outside of the execution that is larger, or nested deeper, than an execution takes. */
export class ValueRefused extends Error {
  constructor(public readonly excess: PayloadExcess) {
    super(excess === 'size' ? 'The value is too large' : 'The value is nested too deep');
    this.name = 'ValueRefused';
  }
}

/**
 * A value from outside of the execution, as JSON carries it: a copy that nobody else can change, without members that
 * are `undefined`, and with the text of a `Date`.
 *
 * @param limit how many bytes of UTF-8 its JSON text may take
 * @throws ValueRefused when it takes more, is nested deeper than `JSON_DEPTH_LIMIT` or contains itself
 * @throws TypeError for a `bigint`
 */
export function enteringValue(value: unknown, limit: number): Json {
  const excess = payloadExcess(value as Json, limit);
  if (excess !== undefined) {
    throw new ValueRefused(excess);
  }
  if (typeof value === 'string' || typeof value === 'boolean') {
    return value;
  }
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as Json);
}
