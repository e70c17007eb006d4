/**
 * A schema as the clients of the AWS SDK carry it: a number for a simple type, a tuple for a shape, a function that
 * gives the schema, or a schema with traits.
 *
 * @see https://github.com/smithy-lang/smithy-typescript/blob/main/packages/types/src/schema/static-schemas.ts
 */
export type Schema = number | string | readonly unknown[] | (() => Schema);

/** What a schema says, as far as values have to be converted. */
export type SdkShape =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'timestamp' | 'blob' | 'document' | 'unknown' }
  | { readonly kind: 'list' | 'map'; readonly of: Schema }
  | { readonly kind: 'structure'; readonly name: string; member(name: string): SdkMember | undefined };

/** A member of a structure. */
export interface SdkMember {
  /** As the SDK writes it. */
  readonly name: string;
  readonly schema: Schema;
}

// The numbers of the SDK's static schemas.
const SIMPLE: Readonly<Record<number, 'text' | 'number' | 'boolean' | 'timestamp' | 'document' | 'blob'>> = {
  0: 'text',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp',
  6: 'timestamp',
  7: 'timestamp',
  15: 'document',
  17: 'number',
  19: 'number',
  21: 'blob',
  42: 'blob',
};
const LIST = 64;
const MAP = 128;
const UNKNOWN = { kind: 'unknown' } as const;
// Deeper references than this one would be a circle.
const MAX_STEPS = 16;

/** Reads a schema. One that is not known reads as `unknown`. */
export function readShape(schema: Schema | undefined): SdkShape {
  let current: unknown = schema;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (typeof current === 'function') {
      current = (current as () => unknown)();
    } else if (typeof current === 'number') {
      return readSimple(current);
    } else if (!Array.isArray(current)) {
      return UNKNOWN;
    } else if (typeof current[1] === 'string') {
      const tuple = current as readonly unknown[];
      if (tuple[0] === 0) {
        current = tuple[4];
        continue;
      }
      return readTuple(tuple);
    } else {
      // A schema with traits.
      current = current[0];
    }
  }
  return UNKNOWN;
}

/** Input and output of an operation. */
export function operationShapes(schema: Schema | undefined): { readonly input?: Schema; readonly output?: Schema } {
  return Array.isArray(schema) && schema[0] === 9 ? { input: schema[4] as Schema, output: schema[5] as Schema } : {};
}

function readSimple(code: number): SdkShape {
  if (code >= MAP) {
    return { kind: 'map', of: code - MAP };
  }
  if (code >= LIST) {
    return { kind: 'list', of: code - LIST };
  }
  return { kind: SIMPLE[code] ?? 'unknown' };
}

function readTuple(tuple: readonly unknown[]): SdkShape {
  switch (tuple[0]) {
    case 1:
      return { kind: 'list', of: tuple[4] as Schema };
    case 2:
      return { kind: 'map', of: tuple[5] as Schema };
    case 3:
    case 4:
    case -3: {
      const names = tuple[4] as readonly string[];
      const schemas = tuple[5] as readonly Schema[];
      return { kind: 'structure', name: String(tuple[2]), member: (name) => findMember(names, schemas, name) };
    }
    default:
      return UNKNOWN;
  }
}

function findMember(names: readonly string[], schemas: readonly Schema[], name: string): SdkMember | undefined {
  const exact = names.indexOf(name);
  const index = exact >= 0 ? exact : names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
  const found = names[index];
  const schema = schemas[index];
  return found === undefined || schema === undefined ? undefined : { name: found, schema };
}
