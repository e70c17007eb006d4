import { ExpressionSyntaxError } from '@cdk-sfn/asl';
import type { FilterCondition, FilterOperand, FilterOperator, FilterPath } from '@cdk-sfn/asl';
import { RE2JS } from 're2js';
import { isJsonObject } from '../json';
import type { Json } from '../json';
import { javaNumber } from './java-text';
import { jsonEquals } from './json-equality';

/** Whether an item of the document passes a filter. */
export type FilterTest = (item: Json, document: Json) => boolean;

/** Finds what a path of a filter names, from the item or from the document; `undefined` when there is nothing. */
export type FilterFinder = (item: Json, document: Json) => Json | undefined;

type Comparison = (left: Json, right: Json) => boolean;

/**
 * Prepares the condition of a filter such as `[?(@.price < 10)]`.
 *
 * A comparison with something that is not there is false, whatever the operator. A path alone is true when it finds
 * something that is not null.
 *
 * @param compileFinder prepares the paths of the condition
 * @throws ExpressionSyntaxError when a regular expression does not compile
 */
export function compileFilterCondition(
  condition: FilterCondition,
  compileFinder: (path: FilterPath) => FilterFinder,
): FilterTest {
  switch (condition.kind) {
    case 'and': {
      const tests = condition.conditions.map((part) => compileFilterCondition(part, compileFinder));
      return (item, document) => tests.every((test) => test(item, document));
    }
    case 'or': {
      const tests = condition.conditions.map((part) => compileFilterCondition(part, compileFinder));
      return (item, document) => tests.some((test) => test(item, document));
    }
    case 'not': {
      const test = compileFilterCondition(condition.condition, compileFinder);
      return (item, document) => !test(item, document);
    }
    case 'exists': {
      const find = compileFinder(condition.path);
      return (item, document) => (find(item, document) ?? null) !== null;
    }
    case 'comparison': {
      const left = compileOperand(condition.left, compileFinder);
      const right = compileOperand(condition.right, compileFinder);
      const compare = comparison(condition.operator, condition.right);
      return (item, document) => {
        const a = left(item, document);
        const b = a === undefined ? undefined : right(item, document);
        return a !== undefined && b !== undefined && compare(a, b);
      };
    }
  }
}

function compileOperand(operand: FilterOperand, compileFinder: (path: FilterPath) => FilterFinder): FilterFinder {
  if (operand.kind === 'path') {
    return compileFinder(operand);
  }
  const value = operand.kind === 'literal' ? operand.value : null;
  return () => value;
}

function comparison(operator: FilterOperator, right: FilterOperand): Comparison {
  if (operator !== '=~') {
    return COMPARISONS[operator];
  }
  return right.kind === 'pattern' ? matches(right.source, right.flags) : () => false;
}

const COMPARISONS: Record<Exclude<FilterOperator, '=~'>, Comparison> = {
  '==': same,
  '!=': (left, right) => !same(left, right),
  '<': (left, right) => order(left, right) < 0,
  '<=': (left, right) => order(left, right) <= 0,
  '>': (left, right) => order(left, right) > 0,
  '>=': (left, right) => order(left, right) >= 0,
  in: (left, right) => isList(right) && has(right, left),
  nin: (left, right) => isList(right) && !has(right, left),
  subsetof: (left, right) => isList(left) && isList(right) && left.every((item) => has(right, item)),
  anyof: (left, right) => isList(left) && isList(right) && left.some((item) => has(right, item)),
  noneof: (left, right) => isList(left) && isList(right) && !left.some((item) => has(right, item)),
  contains: (left, right) =>
    isList(left) ? has(left, right) : typeof left === 'string' && typeof right === 'string' && left.includes(right),
  size: (left, right) => sizeOf(left) === right,
  empty: (left, right) => (sizeOf(left) === undefined ? false : (sizeOf(left) === 0) === right),
};

function same(left: Json, right: Json): boolean {
  return order(left, right) === 0 || jsonEquals(left, right);
}

/**
 * Below, at or above 0, and `NaN` for what cannot be compared. The left value says how: a number with what reads as a
 * number, a text with the other value as text.
 */
function order(left: Json, right: Json): number {
  if (left === null || right === null) {
    return left === right ? 0 : NaN;
  }
  switch (typeof left) {
    case 'number':
      return typeof right === 'number' || (typeof right === 'string' && right.trim() !== '')
        ? difference(left, Number(right))
        : NaN;
    case 'string':
      return typeof right === 'object' ? NaN : difference(left, scalarText(right));
    case 'boolean':
      return typeof right === 'boolean' || right === 'true' || right === 'false'
        ? Number(left) - Number(String(right) === 'true')
        : NaN;
    default:
      return NaN;
  }
}

function difference<T extends string | number>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : left === right ? 0 : NaN;
}

function scalarText(value: string | number | boolean): string {
  return typeof value === 'number' ? javaNumber(value) : String(value);
}

function matches(source: string, flags: string): Comparison {
  let pattern: RE2JS;
  try {
    pattern = RE2JS.compile(
      source,
      (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
        (flags.includes('s') ? RE2JS.DOTALL : 0) |
        (flags.includes('m') ? RE2JS.MULTILINE : 0),
    );
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ExpressionSyntaxError(`/${source}/${flags}`, 0, `The pattern cannot be used: ${problem}`);
  }
  return (left) =>
    (typeof left === 'string' || typeof left === 'number' || typeof left === 'boolean') &&
    pattern.matches(scalarText(left));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function has(list: readonly Json[], value: Json): boolean {
  return list.some((item) => same(item, value));
}

function sizeOf(value: Json): number | undefined {
  return typeof value === 'string' || isList(value)
    ? value.length
    : isJsonObject(value)
      ? Object.keys(value).length
      : undefined;
}
