import { isJsonObject } from '../json';
import type { Json } from '../json';
import type { Schema, SdkShape } from './sdk-shape';
import { readShape } from './sdk-shape';

/** Values nest at most this deep: DynamoDB allows 32, JSON documents of Step Functions rarely more. */
const MAX_DEPTH = 256;

/** A member that the API does not have, in arguments. */
export class UnknownMemberError extends Error {
  /** @param member the name, as it stands in the arguments */
  constructor(public readonly member: string) {
    super(`The field "${member}" is not supported by Step Functions`);
    this.name = 'UnknownMemberError';
  }
}

/**
 * Arguments of a task as the SDK takes them: members by the names of the API, texts and numbers as dates, texts as
 * blobs, and JSON as text where the API takes text.
 *
 * Without a schema, the value stays as it is.
 *
 * @throws UnknownMemberError when the API has no such member
 */
export function toSdkValue(value: Json, schema: Schema | undefined, depth = 0): unknown {
  const shape = readShape(schema);
  checkDepth(depth);
  if (value === null) {
    return shape.kind === 'document' || shape.kind === 'unknown' ? null : undefined;
  }
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'timestamp':
      return typeof value === 'string' || typeof value === 'number' ? readDate(value) : value;
    case 'blob':
      return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value), 'utf8');
    case 'list':
      return Array.isArray(value) ? value.map((item: Json) => toSdkValue(item, shape.of, depth + 1)) : value;
    case 'map':
      return isJsonObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, item]) => [key, toSdkValue(item, shape.of, depth + 1)] as const),
          )
        : value;
    case 'structure':
      return isJsonObject(value) ? toStructure(value, shape, depth) : value;
    default:
      return value;
  }
}

function toStructure(
  value: { readonly [key: string]: Json },
  shape: Extract<SdkShape, { kind: 'structure' }>,
  depth: number,
): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      // Java has no member called null, and so neither has Step Functions.
      const member = shape.member(key === 'Nul' ? 'NULL' : key);
      if (member === undefined) {
        throw new UnknownMemberError(key);
      }
      const isAttribute = shape.name === 'AttributeValue';
      if (isAttribute && member.name === 'B' && typeof item === 'string') {
        return [member.name, Buffer.from(item, 'base64')] as const;
      }
      if (isAttribute && member.name === 'BS' && Array.isArray(item)) {
        return [member.name, item.map((text) => Buffer.from(String(text), 'base64'))] as const;
      }
      return [member.name, toSdkValue(item, member.schema, depth + 1)] as const;
    }),
  );
}

function readDate(value: string | number): Date {
  if (typeof value === 'number') {
    return new Date(value * 1000);
  }
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    throw new TypeError(`${JSON.stringify(value)} is not a time, such as 2030-01-31T12:00:00Z`);
  }
  return date;
}

/** How Step Functions writes what an API answers. */
export interface AnswerStyle {
  /** The name that a member has in the state's result. */
  memberName(name: string): string;
  /** A time in the state's result. */
  time(date: Date): Json;
}

/**
 * How optimized integrations write answers: names begin with a capital letter, times are milliseconds since 1970.
 */
export const OPTIMIZED_STYLE: AnswerStyle = {
  memberName: (name) => name.charAt(0).toUpperCase() + name.slice(1),
  time: (date) => date.getTime(),
};

/**
 * How SDK integrations write answers: names as the AWS SDK for Java has them (`DBInstanceArn` is `DbInstanceArn`),
 * times as ISO 8601.
 */
export const SDK_STYLE: AnswerStyle = {
  memberName: (name) => {
    if (name === 'NULL') {
      return 'Nul';
    }
    const [capitals = ''] = /^[A-Z]+(?![a-z])/.exec(name) ?? [];
    return capitals.length > 1
      ? capitals.charAt(0) + capitals.slice(1).toLowerCase() + name.slice(capitals.length)
      : name.charAt(0).toUpperCase() + name.slice(1);
  },
  time: (date) => date.toISOString(),
};

/**
 * Reads what an answer streams, such as the body of an S3 object, as text. Streams are members of the answer itself,
 * never of something inside it.
 *
 * @param asText makes text of what was streamed
 */
export async function withoutStreams(answer: object, asText: (bytes: Uint8Array) => string): Promise<object> {
  const entries = Object.entries(answer) as [string, unknown][];
  return Object.fromEntries(
    await Promise.all(
      entries.map(
        async ([key, value]) => [key, isStream(value) ? asText(await value.transformToByteArray()) : value] as const,
      ),
    ),
  );
}

/** An answer of the SDK as the result of a state. `$metadata` is left out. */
export function fromSdkValue(value: unknown, schema: Schema | undefined, style: AnswerStyle, depth = 0): Json {
  checkDepth(depth);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return Number(value);
    case 'object':
      return value === null ? null : fromObject(value, readShape(schema), style, depth);
    default:
      return null;
  }
}

function fromObject(value: object, shape: SdkShape, style: AnswerStyle, depth: number): Json {
  if (value instanceof Date) {
    return style.time(value);
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('utf8');
  }
  // The SDK reads JSON in text as a kind of String.
  if (value instanceof String) {
    return value.toString();
  }
  if (Array.isArray(value) || value instanceof Set) {
    const of = shape.kind === 'list' ? shape.of : undefined;
    return Array.from(value as Iterable<unknown>, (item) => fromSdkValue(item, of, style, depth + 1));
  }
  // Without a schema there is no telling a member from a key: only the outermost are surely members.
  const areMembers = shape.kind === 'structure' || (shape.kind === 'unknown' && depth === 0);
  const isAttribute = shape.kind === 'structure' && shape.name === 'AttributeValue';
  const entries = (Object.entries(value) as [string, unknown][])
    .filter(([key, item]) => item !== undefined && !(depth === 0 && key === '$metadata'))
    .map(([key, item]): [string, Json] => {
      const of = shape.kind === 'structure' ? shape.member(key)?.schema : shape.kind === 'map' ? shape.of : undefined;
      const json = fromSdkValue(isAttribute ? asBase64(item) : item, of, style, depth + 1);
      return [areMembers ? style.memberName(key) : key, json];
    });
  return Object.fromEntries(areMembers ? entries.sort(byName) : entries);
}

// The service sorts members, which shows where a result stands as text in a cause.
function byName([one]: readonly [string, Json], [other]: readonly [string, Json]): number {
  return one < other ? -1 : 1;
}

function asBase64(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  return Array.isArray(value) ? value.map(asBase64) : value;
}

function isStream(value: unknown): value is { transformToByteArray(): Promise<Uint8Array> } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'transformToByteArray' in value &&
    typeof value.transformToByteArray === 'function'
  );
}

function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) {
    throw new RangeError(`A value of an AWS call nests deeper than ${MAX_DEPTH} levels`);
  }
}
