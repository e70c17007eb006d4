import { undelimited } from '@cdk-sfn/asl';
import { Duration, Size, Token, Tokenization } from 'aws-cdk-lib/core';
import type { IResolvable } from 'aws-cdk-lib/core';
import { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { JsonPathReference } from './json-path-reference';
import { JsonataExpression } from './jsonata-expression';

/** A value that is known only while the state machine runs. */
export type Reference = JsonPathReference | JsonataExpression;

/** A piece of text: literal, a reference, or a CDK token that deployment fills in (as its encoded text). */
export type TextPart = { readonly literal: string } | { readonly token: string } | Reference;

/** What an argument is, whichever way it was written. */
export type ArgumentValue =
  | { readonly kind: 'absent' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'token'; readonly value: IResolvable | string | number | readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly unknown[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, unknown])[] }
  | { readonly kind: 'invalid'; readonly problem: string; readonly fix: string };

/** Reads what a value is: a literal, a reference in one of its encodings, or something that holds others. */
export function readArgument(value: unknown): ArgumentValue {
  switch (typeof value) {
    case 'undefined':
      return { kind: 'absent' };
    case 'boolean':
      return { kind: 'literal', value };
    case 'string':
      return readText(value);
    case 'number':
      return readNumber(value);
    case 'object':
      return value === null ? { kind: 'literal', value } : readObject(value);
    default:
      return {
        kind: 'invalid',
        problem: `is a ${typeof value}`,
        fix: 'give text, a number, true, false, null, a list, an object or a reference',
      };
  }
}

/** All references in a value, at any depth, each object looked at once. */
export function referencesIn(value: unknown): Reference[] {
  if (typeof value === 'string' && !mayHoldTokens(value) && !value.startsWith('{%')) {
    return [];
  }
  const found: Reference[] = [];
  const visited = new Set<unknown>();
  const visit = (item: unknown): void => {
    const argument = readArgument(item);
    switch (argument.kind) {
      case 'reference':
        found.push(argument.reference);
        break;
      case 'text':
        found.push(...argument.parts.filter(isReference));
        break;
      case 'literal':
      case 'token': {
        const expression = typeof argument.value === 'string' ? undelimited(argument.value) : undefined;
        if (expression !== undefined) {
          found.push(new JsonataExpression(expression));
        }
        break;
      }
      case 'list':
      case 'object':
        if (!visited.has(item)) {
          visited.add(item);
          const children = argument.kind === 'list' ? argument.items : argument.entries.map(entryValue);
          children.forEach(visit);
        }
        break;
      default:
    }
  };
  visit(value);
  return found;
}

/** The name of a field, whether or not its key says that a path follows. */
export function fieldName(key: string): string {
  return key.replace(/\.\$$/, '');
}

/** The value of an entry; under a key that ends in `.$`, text is a path. */
function entryValue([key, value]: readonly [string, unknown]): unknown {
  return key.endsWith('.$') && typeof value === 'string' && !Token.isUnresolved(value)
    ? new JsonPathReference(value)
    : value;
}

/** True when a value is not known before the state machine runs: a reference, text with one in it, or `{% … %}`. */
export function isFromState(value: unknown): boolean {
  const argument = readArgument(value);
  return (
    argument.kind === 'reference' ||
    argument.kind === 'text' ||
    ((argument.kind === 'literal' || argument.kind === 'token') && referencesIn(value).length > 0)
  );
}

/** True when a value is the same in every execution and known at synthesis, so that its form can be checked. */
export function isLiteral(value: unknown): boolean {
  return readArgument(value).kind === 'literal' && !isFromState(value);
}

/** True for a JSONPath reference or JSONata expression of any copy of the packages. */
export function isReference(x: unknown): x is Reference {
  return JsonPathReference.isJsonPathReference(x) || JsonataExpression.isJsonataExpression(x);
}

/**
 * CDK tokens inside text: encoded text, and encoded numbers, which a template literal turns into text.
 */
const ENCODED_TOKEN = /\$\{Token\[[^\]]+\]\}|-1\.888\d*e\+289/g;

/** False for text that has no CDK token in it for sure: a look that saves the reading. */
export function mayHoldTokens(text: string): boolean {
  return text.includes('{Token[') || text.includes('-1.888');
}

/** Text cut into what is written out, references and CDK tokens. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ENCODED_TOKEN)) {
    const [encoded] = match;
    const token = Tokenization.reverseCompleteString(encoded) ?? Tokenization.reverseNumber(Number(encoded));
    if (token === undefined) {
      continue;
    }
    if (match.index > end) {
      parts.push({ literal: text.slice(end, match.index) });
    }
    parts.push(isReference(token) ? token : { token: encoded });
    end = match.index + encoded.length;
  }
  if (end < text.length) {
    parts.push({ literal: text.slice(end) });
  }
  return parts;
}

/** Text for people: a reference shows what it refers to. */
export function printed(parts: readonly TextPart[]): string {
  return parts
    .map((part) => {
      if (isReference(part)) {
        return JsonPathReference.isJsonPathReference(part) ? part.path : part.toJSON();
      }
      return 'token' in part ? part.token : part.literal;
    })
    .join('');
}

function readText(text: string): ArgumentValue {
  if (!mayHoldTokens(text)) {
    return { kind: 'literal', value: text };
  }
  if (text.includes('#{Token[')) {
    return {
      kind: 'invalid',
      problem: 'has one element of a list that is not known yet',
      fix: 'give the list as a whole, or the element as a reference of its own',
    };
  }
  const parts = textParts(text);
  if (parts.every((part) => 'literal' in part)) {
    return { kind: 'literal', value: text };
  }
  const [first] = parts;
  // The encoded number of a reference, as text: `${JsonPath.numberAt('$.n')}` asks for text.
  const isNumber = text.startsWith('-');
  if (parts.length === 1 && isReference(first) && !isNumber) {
    return { kind: 'reference', reference: first };
  }
  return parts.some(isReference) ? { kind: 'text', parts } : { kind: 'token', value: text };
}

/** Encoded numbers lie below this one. */
const LARGEST_ENCODED_NUMBER = -1e288;

function readNumber(number: number): ArgumentValue {
  if (number > LARGEST_ENCODED_NUMBER && number < Infinity) {
    return { kind: 'literal', value: number };
  }
  const token = Tokenization.reverseNumber(number);
  if (token !== undefined) {
    return isReference(token) ? { kind: 'reference', reference: token } : { kind: 'token', value: number };
  }
  return Number.isFinite(number)
    ? { kind: 'literal', value: number }
    : { kind: 'invalid', problem: `is ${number}, which JSON cannot hold`, fix: 'give a finite number' };
}

function readObject(value: object): ArgumentValue {
  if (isReference(value)) {
    return { kind: 'reference', reference: value };
  }
  if (Array.isArray(value)) {
    const token = typeof value[0] === 'string' ? Tokenization.reverseList(value as string[]) : undefined;
    if (token === undefined) {
      return { kind: 'list', items: value };
    }
    return isReference(token) ? { kind: 'reference', reference: token } : { kind: 'token', value: value as string[] };
  }
  if (isPlain(value)) {
    return { kind: 'object', entries: Object.entries(value) };
  }
  if (Construct.isConstruct(value)) {
    return {
      kind: 'invalid',
      problem: `is the construct ${value.node.path}`,
      fix: 'give what the service wants of it, such as its name or ARN',
    };
  }
  if (Tokenization.isResolvable(value)) {
    return { kind: 'token', value };
  }
  if ([Duration, Map, Set, Size, TaskInput].some((type) => value instanceof type)) {
    return {
      kind: 'invalid',
      problem: `is a ${value.constructor.name}`,
      fix: 'give the number, the text, the list or the object that the service wants',
    };
  }
  const plain = 'toJSON' in value && typeof value.toJSON === 'function' ? (value.toJSON as () => unknown)() : value;
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain) && !isReference(plain)
    ? { kind: 'object', entries: Object.entries(plain) }
    : readArgument(plain);
}

/** True for an object that is nothing but its fields. */
function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype && !('resolve' in value) && !('toJSON' in value);
}
