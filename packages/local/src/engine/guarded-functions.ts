import { callChain } from './call-chain';
import { checkPicture, checkReadingByPicture } from './date-time-picture';
import { EvaluationFailure, TEXT_LIMIT } from './evaluation-budget';
import type { EvaluationBudget } from './evaluation-budget';
import { isJsonataCallable } from './jsonata-callable';
import { budgetOf, libraryError } from './jsonata-library';
import type { Focus, JsonataFunction } from './jsonata-library';
import { privateCopy } from './private-copy';
import { weightOf } from './value-weight';

type Implementation = (this: Focus, ...args: any[]) => unknown;

/** Functions of the library that are not there: `$eval` would run text that nobody checked. */
export const WITHHELD_FUNCTIONS: readonly string[] = ['eval'];

/**
 * A function of the library with a bound on what it does: it takes steps off for what goes in and comes out, checks
 * the arguments that would make the library run for ever, and has a better way where the library's takes time or
 * memory by the square.
 *
 * @param original what the library has under that name
 */
export function guardedFunction(name: string, original: JsonataFunction): JsonataFunction {
  const implementation = (REPLACEMENTS.get(name) ?? original.implementation) as Implementation;
  const check = CHECKS.get(name);
  const guarded: Implementation = function (...args) {
    const budget = budgetOf(this);
    for (const arg of args) {
      spendOnArgument(name, arg, budget);
    }
    check?.(args, budget);
    spendOnCalls(args, budget);
    const result = implementation.apply(name === 'clone' ? withOriginal(this, original) : this, args);
    return result instanceof Promise
      ? result.then((value) => checkedResult(name, value, budget))
      : checkedResult(name, result, budget);
  };
  // The library asks a function for its parameters: how many, and by their names in its text.
  Object.defineProperty(guarded, 'length', { value: original.implementation.length });
  Object.defineProperty(guarded, 'toString', { value: () => original.implementation.toString() });
  return { _jsonata_function: true, implementation: guarded, signature: original.signature };
}

/** Go through their argument to its innermost value. */
const DEEP: ReadonlySet<string> = new Set(['string', 'clone', 'distinct']);
/** Go through arrays inside of arrays. */
const NESTED: ReadonlySet<string> = new Set(['boolean', 'not', 'lookup', 'keys', 'spread']);
/** Go through a text by its characters. */
const BY_CHARACTER: ReadonlySet<string> = new Set(['length', 'substring', 'pad']);
/** Search a text, or write it anew. */
const BY_PART: ReadonlySet<string> = new Set([
  ...['replace', 'split', 'match', 'trim', 'encodeUrl', 'encodeUrlComponent', 'hash', 'parse'],
]);
/** Put values into arrays and objects, where they may stand more than once. */
const NESTING: ReadonlySet<string> = new Set(['map', 'each', 'zip', 'spread', 'merge', 'partition']);

function spendOnArgument(name: string, arg: unknown, budget: EvaluationBudget): void {
  if (typeof arg === 'string') {
    budget.spend(arg.length / (BY_CHARACTER.has(name) ? 32 : BY_PART.has(name) ? 64 : 256));
  } else if (typeof arg === 'number') {
    if (!Number.isFinite(arg)) {
      throw libraryError('D1001', arg);
    }
  } else if (typeof arg === 'object' && arg !== null && !isJsonataCallable(arg)) {
    if (DEEP.has(name) || (NESTED.has(name) && Array.isArray(arg))) {
      budget.spend(weightOf(arg, budget) / 32);
    } else if (Array.isArray(arg)) {
      budget.spend(arg.length / 32);
    }
  }
}

/** What is called for each item goes through all functions that it was handed on by. */
function spendOnCalls(args: readonly unknown[], budget: EvaluationBudget): void {
  for (const callable of args) {
    if (typeof callable === 'function') {
      const chain = callChain(callable);
      for (const arg of args) {
        budget.spend(chain * sizeOf(arg));
      }
    }
  }
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) {
    return value.length;
  }
  return typeof value === 'object' && value !== null && !isJsonataCallable(value) ? Object.keys(value).length : 1;
}

function checkedResult(name: string, result: unknown, budget: EvaluationBudget): unknown {
  if (typeof result === 'string') {
    budget.checkText(result);
    budget.spend(1 + result.length / 128);
  } else if (Array.isArray(result)) {
    // Each text that is cut out of another one takes memory of its own.
    budget.spend(1 + result.length / (name === 'split' || name === 'match' ? 4 : 32));
  } else {
    budget.spend(1);
  }
  if (NESTING.has(name)) {
    weightOf(result, budget);
  } else if (name === 'parse') {
    budget.spend(weightOf(result, budget) / 32);
  }
  return result;
}

/** What arguments a function may not have, beyond its signature. Any of them may be missing. */
const CHECKS: ReadonlyMap<string, (args: readonly unknown[], budget: EvaluationBudget) => void> = new Map([
  ['pad', ([, width]) => checkLength(Math.abs(Number(width ?? 0)))],
  ['join', ([texts, separator]) => checkLength(joinedLength((texts ?? []) as readonly string[], text(separator)))],
  ['formatNumber', ([, picture, options], budget) => checkNumberFormat(picture, options, budget)],
  ['formatInteger', ([, picture], budget) => spendOnPicture(picture, budget)],
  ['parseInteger', ([value, picture], budget) => spendOnReading(value, picture, budget)],
  ['fromMillis', ([, picture], budget) => spendOnPicture(picture, budget)],
  ['now', ([picture], budget) => spendOnPicture(picture, budget)],
  [
    'toMillis',
    ([value, picture], budget) => (picture === undefined ? undefined : spendOnReading(value, picture, budget)),
  ],
] as readonly [string, (args: readonly unknown[], budget: EvaluationBudget) => void][]);

/** The library goes through the picture anew each time. */
function spendOnPicture(picture: unknown, budget: EvaluationBudget): void {
  checkPicture(text(picture));
  budget.spend(10 + text(picture).length);
}

function spendOnReading(value: unknown, picture: unknown, budget: EvaluationBudget): void {
  const ways = checkReadingByPicture(text(value), text(picture));
  budget.spend(10 + text(picture).length + ways / 30);
}

function joinedLength(texts: readonly string[], separator: string): number {
  return texts.reduce((sum, item) => sum + item.length, texts.length * separator.length);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function checkLength(length: number): void {
  if (length > TEXT_LIMIT) {
    throw new EvaluationFailure(`It makes a text of more than ${TEXT_LIMIT} characters`);
  }
}

/** The library searches for the separators of the options: for one that is empty it never stops. */
function checkNumberFormat(picture: unknown, options: unknown, budget: EvaluationBudget): void {
  spendOnPicture(picture, budget);
  for (const [option, value] of Object.entries((options ?? {}) as Record<string, unknown>)) {
    if (typeof value !== 'string' || value === '' || value.length > 100) {
      throw new EvaluationFailure(
        `The option ${JSON.stringify(option)} of $formatNumber must be a text, and a short one`,
      );
    }
  }
}

const REPLACEMENTS: ReadonlyMap<string, Implementation> = new Map<string, Implementation>([
  ['sort', sort],
  ['distinct', distinct],
  ['spread', spread],
  ['merge', merge],
  ['clone', clone],
  ['max', max],
  ['min', min],
]);

async function sort(this: Focus, array: readonly unknown[] | undefined, comparator: unknown): Promise<unknown> {
  if (array === undefined || array.length <= 1) {
    return array;
  }
  if (comparator === undefined) {
    const type = typeof array[0];
    if ((type !== 'number' && type !== 'string') || !array.every((item) => typeof item === type)) {
      throw Object.assign(libraryError('D3070'), { index: 1 });
    }
    const budget = budgetOf(this);
    budget.spend((weightOf(array, budget) / 256) * Math.log2(array.length));
    return ([...array] as string[]).sort((a, b) => (a > b ? 1 : a < b ? -1 : 0));
  }
  const compare = comparator as { apply(self: unknown, args: unknown[]): unknown };
  let [from, to] = [[...array], new Array<unknown>(array.length)];
  for (let width = 1; width < array.length; width *= 2) {
    for (let start = 0; start < array.length; start += 2 * width) {
      const middle = Math.min(start + width, array.length);
      const end = Math.min(start + 2 * width, array.length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        const takeRight =
          left >= middle || (right < end && Boolean(await compare.apply(this, [from[left], from[right]])));
        to[at] = takeRight ? from[right++] : from[left++];
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

function distinct(this: Focus, array: unknown): unknown {
  if (!Array.isArray(array) || array.length <= 1) {
    return array;
  }
  const seen = new Set<unknown>();
  const results: unknown[] = Object.hasOwn(array, 'sequence') ? this.createSequence() : [];
  for (const value of array as readonly unknown[]) {
    const key = typeof value === 'object' && value !== null && !isJsonataCallable(value) ? canonical(value) : value;
    if (!seen.has(key)) {
      seen.add(key);
      results.push(value);
    }
  }
  return results;
}

/** The same text for equal values; no text that is a value of its own looks like it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `\0[${value.map(canonical).join()}]`;
  }
  if (typeof value === 'object' && value !== null && !isJsonataCallable(value)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `\0{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
  }
  return typeof value === 'number' ? String(value + 0) : value === undefined ? 'undefined' : JSON.stringify(value);
}

function spread(this: Focus, value: unknown): unknown {
  if (Array.isArray(value)) {
    // Of an empty list nothing is left; anything else stays a list, be it of one item.
    return value.length === 0
      ? this.createSequence()
      : (value as readonly unknown[]).flatMap((item) => spread.call(this, item)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null || isJsonataCallable(value)) {
    return value;
  }
  const result = this.createSequence();
  for (const [key, item] of Object.entries(value)) {
    result.push(Object.assign(Object.create(null) as object, { [key]: item as unknown }));
  }
  return result;
}

function merge(this: Focus, objects: readonly unknown[] | undefined): unknown {
  if (objects === undefined) {
    return undefined;
  }
  const budget = budgetOf(this);
  const result = Object.create(null) as Record<string, unknown>;
  for (const object of objects) {
    if (typeof object === 'object' && object !== null && !isJsonataCallable(object)) {
      const keys = Object.keys(object);
      budget.spend(keys.length / 4);
      for (const key of keys) {
        result[key] = (object as Record<string, unknown>)[key];
      }
    }
  }
  return result;
}

function max(values: readonly number[] | undefined): unknown {
  return values?.length ? values.reduce((a, b) => Math.max(a, b)) : undefined;
}

function min(values: readonly number[] | undefined): unknown {
  return values?.length ? values.reduce((a, b) => Math.min(a, b)) : undefined;
}

/** The library's way, but with objects that have no prototype. */
function clone(this: Focus & { readonly original: Implementation }, value: unknown): unknown {
  const copy = this.original.call(this, value);
  return copy === undefined ? undefined : privateCopy(copy as Parameters<typeof privateCopy>[0]);
}

function withOriginal(focus: Focus, original: JsonataFunction): Focus {
  return Object.assign(Object.create(focus) as Focus, { original: original.implementation });
}
