/** What a state machine may have, in bytes of UTF-8. */
const MOST_BYTES = 1_048_576;
/** Deeper than anybody writes, and little enough for the stack. */
const DEEPEST = 1000;

/** A definition as a value, or why it is not one that can be looked into. */
export type ReadDefinition =
  { readonly value: unknown } | { readonly problem: string; readonly rule?: 'definitionSize' };

/**
 * Reads a definition that is JSON text, or a value already: no more than 1 MB, and no deeper than 1,000 values.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function readDefinition(definition: unknown): ReadDefinition {
  if (typeof definition === 'string') {
    if (utf8Length(definition) > MOST_BYTES) {
      return TOO_LARGE;
    }
    try {
      return shallow(JSON.parse(definition));
    } catch (error) {
      return { problem: `Not JSON: ${(error as Error).message}` };
    }
  }
  return shallow(definition);
}

const TOO_LARGE = { problem: `The definition is larger than ${MOST_BYTES} bytes`, rule: 'definitionSize' } as const;

/** Counts what the value is as text at least, without recursion, and stops as soon as it is too much. */
function shallow(value: unknown): ReadDefinition {
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  let bytes = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.depth > DEEPEST) {
      return { problem: `The definition is nested more than ${DEEPEST} deep` };
    }
    bytes += ownBytes(next.value);
    if (bytes > MOST_BYTES) {
      return TOO_LARGE;
    }
    if (typeof next.value === 'object' && next.value !== null) {
      const depth = next.depth + 1;
      for (const child of Object.values(next.value) as unknown[]) {
        pending.push({ value: child, depth });
      }
    }
  }
  return { value };
}

/** The bytes of a value without those of the values in it. */
function ownBytes(value: unknown): number {
  if (typeof value === 'string') {
    return utf8Length(JSON.stringify(value));
  }
  if (typeof value !== 'object' || value === null) {
    return String(value).length;
  }
  if (Array.isArray(value)) {
    return Math.max(value.length + 1, 2);
  }
  const names = Object.keys(value);
  return names.reduce((sum, name) => sum + utf8Length(JSON.stringify(name)) + 2, names.length === 0 ? 2 : 1);
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A pair of surrogates is two characters here and four bytes there.
    length += code < 0x80 ? 0 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return length;
}
