import { createHash } from 'node:crypto';
import type { Json } from '../json';
import { ARRAY_LIMIT, EvaluationFailure } from './evaluation-budget';
import { javaRandom } from './java-random';
import { budgetOf, libraryError } from './jsonata-library';
import type { Focus } from './jsonata-library';
import { parseJson } from './parse-json';
import { privateCopy } from './private-copy';

/** A function of JSONata: what it does, and its signature in JSONata's notation. */
export interface FunctionDefinition {
  readonly implementation: (this: Focus, ...args: never[]) => unknown;
  readonly signature: string;
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/**
 * The functions that Step Functions adds to JSONata, and those of JSONata that ask for chance.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn
 */
export const JSONATA_FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map<string, FunctionDefinition>([
  ['partition', { implementation: partition, signature: '<an:a>' }],
  ['range', { implementation: range, signature: '<nnn:a>' }],
  ['hash', { implementation: hash, signature: '<ss:s>' }],
  ['random', { implementation: random, signature: '<n?:n>' }],
  ['uuid', { implementation: uuid, signature: '<:s>' }],
  ['parse', { implementation: parse, signature: '<s:x>' }],
  ['millis', { implementation: millis, signature: '<:n>' }],
  ['shuffle', { implementation: shuffle, signature: '<a:a>' }],
]);

function partition(this: Focus, array: readonly unknown[] | undefined, size: number | undefined): unknown {
  if (array === undefined || size === undefined) {
    return undefined;
  }
  if (!Number.isInteger(size) || size < 1) {
    throw new EvaluationFailure(`The second argument of $partition must be a positive integer, but was ${size}`);
  }
  const parts: unknown[] = [];
  for (let start = 0; start < array.length; start += size) {
    parts.push(array.slice(start, start + size));
  }
  return parts;
}

function range(first: number | undefined, last: number | undefined, step: number | undefined): unknown {
  if (first === undefined || last === undefined || step === undefined) {
    return undefined;
  }
  if (![first, last, step].every(Number.isInteger) || step === 0) {
    throw new EvaluationFailure('The arguments of $range must be integers, and the third one must not be 0');
  }
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > ARRAY_LIMIT) {
    throw libraryError('D2015', length);
  }
  return Array.from({ length }, (_, index) => first + index * step);
}

function hash(text: string | undefined, algorithm: string | undefined): unknown {
  if (text === undefined || algorithm === undefined) {
    return undefined;
  }
  const name = HASHES.get(algorithm);
  if (name === undefined) {
    throw new EvaluationFailure(
      `The second argument of $hash must be one of ${[...HASHES.keys()].join(', ')}, but was ${JSON.stringify(algorithm.slice(0, 100))}`,
    );
  }
  return createHash(name).update(text).digest('hex');
}

function random(this: Focus, seed: number | undefined): unknown {
  return seed === undefined ? budgetOf(this).entropy.random() : javaRandom(seed);
}

function uuid(this: Focus): unknown {
  return budgetOf(this).entropy.uuid();
}

function millis(this: Focus): unknown {
  return budgetOf(this).entropy.now();
}

function parse(text: string | undefined): unknown {
  if (text === undefined) {
    return undefined;
  }
  let value: Json;
  try {
    value = parseJson(text);
  } catch (error) {
    throw new EvaluationFailure(`The argument of $parse is not JSON: ${(error as SyntaxError).message}`);
  }
  return privateCopy(value);
}

function shuffle(this: Focus, array: readonly unknown[] | undefined): unknown {
  if (array === undefined) {
    return undefined;
  }
  const { entropy } = budgetOf(this);
  const result = [...array];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(entropy.random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}
