import { ExpressionSyntaxError } from '@cdk-sfn/asl';
import type { FilterCondition, FilterOperand, FilterOperator, FilterPath } from '@cdk-sfn/asl';
import { RE2JS } from 're2js';
import { isJsonObject } from '../json';
import type { Json } from '../json';
import { javaNumber } from './java-text';
import { jsonEquals } from './json-equality';
import type { SearchBudget } from './search-budget';

/** Where the items of a filter stand. */
export interface FilterScope {
  /** What `$` is. */
  readonly document: Json;
  readonly budget: SearchBudget;
}

/** Whether an item of the document passes a filter. */
export type FilterTest = (item: Json, scope: FilterScope) => boolean;

/** Finds what a path of a filter names, from the item or from the document; `undefined` when there is nothing. */
export type FilterFinder = (item: Json, scope: FilterScope) => Json | undefined;

type Comparison = (left: Json, right: Json, budget: SearchBudget) => boolean;

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
      return (item, scope) => tests.every((test) => test(item, scope));
    }
    case 'or': {
      const tests = condition.conditions.map((part) => compileFilterCondition(part, compileFinder));
      return (item, scope) => tests.some((test) => test(item, scope));
    }
    case 'not': {
      const test = compileFilterCondition(condition.condition, compileFinder);
      return (item, scope) => !test(item, scope);
    }
    case 'exists': {
      const find = compileFinder(condition.path);
      return (item, scope) => (find(item, scope) ?? null) !== null;
    }
    case 'comparison': {
      const left = compileOperand(condition.left, compileFinder);
      const right = compileOperand(condition.right, compileFinder);
      const compare = comparison(condition.operator, condition.right);
      return (item, scope) => {
        const a = left(item, scope);
        const b = a === undefined ? undefined : right(item, scope);
        return a !== undefined && b !== undefined && compare(a, b, scope.budget);
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
  in: (left, right, budget) => isList(right) && has(right, left, budget),
  nin: (left, right, budget) => isList(right) && !has(right, left, budget),
  subsetof: (left, right, budget) => isList(left) && isList(right) && left.every((item) => has(right, item, budget)),
  anyof: (left, right, budget) => isList(left) && isList(right) && left.some((item) => has(right, item, budget)),
  noneof: (left, right, budget) => isList(left) && isList(right) && !left.some((item) => has(right, item, budget)),
  contains: (left, right, budget) => {
    if (isList(left)) {
      return has(left, right, budget);
    }
    budget.spend(typeof left === 'string' ? left.length / 64 : 0);
    return typeof left === 'string' && typeof right === 'string' && left.includes(right);
  },
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
  return (left, _, budget) => {
    if (typeof left === 'string') {
      budget.spend(left.length);
    }
    return (
      (typeof left === 'string' || typeof left === 'number' || typeof left === 'boolean') &&
      pattern.matches(scalarText(left))
    );
  };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function has(list: readonly Json[], value: Json, budget: SearchBudget): boolean {
  budget.spend(list.length);
  return list.some((item) => same(item, value));
}

function sizeOf(value: Json): number | undefined {
  return typeof value === 'string' || isList(value)
    ? value.length
    : isJsonObject(value)
      ? Object.keys(value).length
      : undefined;
}
