import { createHash } from 'node:crypto';
import { parseExpression, readFormatTemplate } from '@cdk-sfn/asl';
import type { IntrinsicCall } from '@cdk-sfn/asl';
import { isJsonObject, jsonType } from '../json';
import type { Json, JsonObject } from '../json';
import { javaRandom } from './java-random';
import { javaJson, javaText } from './java-text';
import { jsonEquals } from './json-equality';
import { jsonKey } from './json-key';
import { parseJson } from './parse-json';
import { compileParsedPath, PathNotFound } from './path';
import type { PathScope } from './scope';
import { runtimeError, StatesError } from './states-error';

/** Texts that are encoded, decoded or hashed may have this many characters. */
const TEXT_LIMIT = 10_000;
/** `States.ArrayRange` makes at most this many numbers. */
const RANGE_LIMIT = 1_000;

type Evaluate = (scope: PathScope) => Json;

/**
 * Prepares a path or an intrinsic function, which is what may stand behind a `.$` key.
 *
 * The result throws `PathNotFound` where a path alone finds nothing, `States.Runtime` where an argument of a function
 * finds nothing, and `States.IntrinsicFailure` where a function cannot work with its arguments.
 *
 * @throws ExpressionSyntaxError with the position
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function compileExpression(text: string): (scope: PathScope) => Json {
  const expression = parseExpression(text);
  if (expression.kind === 'path') {
    return compileParsedPath(expression).evaluate;
  }
  const call = compileCall(expression);
  return (scope) => {
    try {
      return call(scope);
    } catch (error) {
      throw worded(error, text, scope);
    }
  };
}

/** The arguments of a call do not fit the function. */
class ArgumentProblem extends Error {}

function worded(error: unknown, text: string, scope: PathScope): unknown {
  const prefix = `The function '${text}' had the following error: `;
  if (error instanceof PathNotFound) {
    return runtimeError(
      `${prefix}The JsonPath argument for the field '${error.path}' could not be found in the input '${JSON.stringify(scope.input)}'`,
    );
  }
  // A RangeError is JSON that is nested too deep.
  return error instanceof ArgumentProblem || error instanceof RangeError
    ? new StatesError('States.IntrinsicFailure', prefix + error.message)
    : error;
}

function compileCall(call: IntrinsicCall): Evaluate {
  const args = call.args.map((arg): Evaluate => {
    switch (arg.kind) {
      case 'path':
        return compileParsedPath(arg).evaluate;
      case 'call':
        return compileCall(arg);
      case 'literal':
        return () => arg.value;
    }
  });
  const template = call.args[0];
  if (call.name === 'States.Format' && template?.kind === 'literal') {
    const { texts } = readFormatTemplate(template.source ?? '');
    const values = args.slice(1);
    return (scope) =>
      filled(
        texts,
        values.map((value) => value(scope)),
      );
  }
  const run = FUNCTIONS[call.name];
  if (run === undefined) {
    throw new Error(`${call.name} is not an intrinsic function`);
  }
  return (scope) => run(new Arguments(args.map((arg) => arg(scope))), scope);
}

/** The values that a function was called with, checked for the types that it takes. */
class Arguments {
  constructor(public readonly values: readonly Json[]) {}

  public value(index: number): Json {
    return this.values[index] ?? null;
  }

  public array(index: number): readonly Json[] {
    const value = this.value(index);
    return Array.isArray(value) ? (value as readonly Json[]) : this.wrong(index, 'an array');
  }

  public object(index: number): JsonObject {
    const value = this.value(index);
    return isJsonObject(value) ? value : this.wrong(index, 'an object');
  }

  public text(index: number): string {
    const value = this.value(index);
    return typeof value === 'string' ? value : this.wrong(index, 'a string');
  }

  /** A number, rounded to the nearest integer as the service does; halves go up. */
  public integer(index: number): number {
    const value = this.value(index);
    // Adding 0 makes 0 of -0.
    return typeof value === 'number' ? Math.round(value) + 0 : this.wrong(index, 'a number');
  }

  /** A text that is not longer than the limit. */
  public shortText(index: number): string {
    const text = this.text(index);
    return text.length <= TEXT_LIMIT ? text : fail(tooLong(index));
  }

  private wrong(index: number, expected: string): never {
    return fail(`Argument ${index + 1} must be ${expected} but was: ${jsonType(this.value(index))}`);
  }
}

function fail(problem: string): never {
  throw new ArgumentProblem(problem);
}

function tooLong(index: number): string {
  return `Argument ${index + 1} must not be longer than ${TEXT_LIMIT} characters`;
}

const FUNCTIONS: Readonly<Record<string, (args: Arguments, scope: PathScope) => Json>> = {
  'States.Array': (args) => args.values,

  'States.ArrayContains': (args) => {
    const value = args.value(1);
    return args.array(0).some((item) => jsonEquals(item, value));
  },

  'States.ArrayGetItem': (args) => {
    const array = args.array(0);
    const index = args.integer(1);
    return array[index] ?? (index in array ? null : fail(`Index ${index} is out of bounds for length ${array.length}`));
  },

  'States.ArrayLength': (args) => args.array(0).length,

  'States.ArrayPartition': (args) => {
    const array = args.array(0);
    const size = args.integer(1);
    if (size < 1) {
      fail(`The chunk size must be greater than 0 but was: ${size}`);
    }
    const chunks: Json[] = [];
    for (let start = 0; start < array.length; start += size) {
      chunks.push(array.slice(start, start + size));
    }
    return chunks;
  },

  'States.ArrayRange': (args) => {
    const start = args.integer(0);
    const end = args.integer(1);
    const step = args.integer(2);
    if (step === 0) {
      fail('The step must not be 0');
    }
    const length = Math.max(0, Math.floor((end - start) / step) + 1);
    if (length > RANGE_LIMIT) {
      fail(`The range must not have more than ${RANGE_LIMIT} items but has ${length}`);
    }
    return Array.from({ length }, (_, i) => start + i * step);
  },

  'States.ArrayUnique': (args) => {
    const items = new Map<string, Json>();
    for (const item of args.array(0)) {
      const key = jsonKey(item);
      if (!items.has(key)) {
        items.set(key, item);
      }
    }
    return [...items.values()];
  },

  'States.Base64Decode': (args) => {
    const text = args.shortText(0);
    if (!BASE64.test(text)) {
      fail('Argument 1 must be text in Base64');
    }
    return Buffer.from(text, 'base64').toString('utf8');
  },

  'States.Base64Encode': (args) => Buffer.from(args.shortText(0), 'utf8').toString('base64'),

  'States.Format': (args) => {
    const { texts } = readFormatTemplate(args.text(0));
    return filled(texts, args.values.slice(1));
  },

  'States.Hash': (args) => {
    const data = args.value(0);
    const text = typeof data === 'string' ? data : javaJson(data);
    if (text.length > TEXT_LIMIT) {
      fail(tooLong(0));
    }
    const algorithm = HASHES.get(args.text(1)) ?? fail(`Argument 2 must be one of ${[...HASHES.keys()].join(', ')}`);
    return createHash(algorithm).update(text, 'utf8').digest('hex');
  },

  'States.JsonMerge': (args) => {
    const merged = { ...args.object(0), ...args.object(1) };
    return args.value(2) === false ? merged : fail('Argument 3 must be false: objects are not merged deeply');
  },

  'States.JsonToString': (args) => javaJson(args.value(0)),

  'States.MathAdd': (args) => args.integer(0) + args.integer(1),

  'States.MathRandom': (args, { entropy }) => {
    const start = args.integer(0);
    const end = args.integer(1);
    if (start >= end) {
      fail(`The start must be less than the end but was: ${start} and ${end}`);
    }
    const random = args.values.length > 2 ? javaRandom(args.integer(2)) : entropy.random();
    return start + Math.floor(random * (end - start));
  },

  'States.StringSplit': (args) => split(args.text(0), args.text(1)),

  'States.StringToJson': (args) => {
    const text = args.text(0);
    try {
      return text.trim() === '' ? null : parseJson(text);
    } catch (error) {
      return fail(`Argument 1 must be JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  },

  'States.UUID': (_, { entropy }) => entropy.uuid(),
};

/** With or without what fills the last four characters up. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

const HASHES = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

function filled(texts: readonly string[], values: readonly Json[]): string {
  if (texts.length !== values.length + 1) {
    fail(`The template has ${texts.length - 1} places {} for ${values.length} values`);
  }
  return texts.reduce((text, next, i) => text + textOf(values[i - 1] as Json) + next);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : javaText(value);
}

/** Each character of `separators` separates; there are no empty pieces. */
function split(text: string, separators: string): string[] {
  const separator = new Set(separators.split(''));
  const pieces: string[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i === text.length || separator.has(text.charAt(i))) {
      if (i > start) {
        pieces.push(text.slice(start, i));
      }
      start = i + 1;
    }
  }
  return pieces;
}
