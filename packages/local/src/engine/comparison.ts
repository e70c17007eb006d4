import type { Json } from '../json';
import { compileStringPattern } from './string-pattern';
import { compareTimestamps, parseTimestamp } from './timestamp';

/** Holds the value of `Variable` against the operand. */
export type Comparison = (value: Json, operand: Json) => boolean;

/**
 * The comparison whose operand can also be read from a path, such as `StringLessThan` of `StringLessThanPath`.
 *
 * A value of another type than the operator's is neither equal to, nor less or greater than anything.
 *
 * @returns `undefined` for all other operators
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function comparisonOf(operator: string): Comparison | undefined {
  return COMPARISONS.get(operator);
}

/**
 * Compiles an operator with an operand that stands in the definition, but for `IsPresent`, which needs no value.
 *
 * @returns `undefined` when there is no such operator, or none that takes the operand
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function compileComparison(operator: string, operand: Json): ((value: Json) => boolean) | undefined {
  const comparison = COMPARISONS.get(operator);
  if (comparison !== undefined) {
    return (value) => comparison(value, operand);
  }
  const test = TYPE_TESTS.get(operator);
  if (test !== undefined) {
    return (value) => test(value) === operand;
  }
  if (operator === 'StringMatches' && typeof operand === 'string') {
    const matches = compileStringPattern(operand);
    return (value) => typeof value === 'string' && matches(value);
  }
  return undefined;
}

/** Negative when the first is less, 0 when they are equal, positive when it is greater, `undefined` for other types. */
type Order = (value: Json, operand: Json) => number | undefined;

const ORDERS = {
  Boolean: (a, b) => (typeof a === 'boolean' && typeof b === 'boolean' ? Number(a) - Number(b) : undefined),
  Numeric: (a, b) => (typeof a === 'number' && typeof b === 'number' ? order(a, b) : undefined),
  String: (a, b) => (typeof a === 'string' && typeof b === 'string' ? order(a, b) : undefined),
  Timestamp: (a, b) => (typeof a === 'string' && typeof b === 'string' ? compareTimestamps(a, b) : undefined),
} satisfies { [type: string]: Order };

const RELATIONS: { [relation: string]: (order: number) => boolean } = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
};

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map(
  Object.entries(ORDERS).flatMap(([type, orderOf]) =>
    Object.entries(RELATIONS)
      .filter(([relation]) => type !== 'Boolean' || relation === 'Equals')
      .map(([relation, holds]) => [
        type + relation,
        (value, operand) => {
          const order = orderOf(value, operand);
          return order !== undefined && holds(order);
        },
      ]),
  ),
);

const TYPE_TESTS: ReadonlyMap<string, (value: Json) => boolean> = new Map([
  ['IsBoolean', (value) => typeof value === 'boolean'],
  ['IsNull', (value) => value === null],
  ['IsNumeric', (value) => typeof value === 'number'],
  ['IsString', (value) => typeof value === 'string'],
  ['IsTimestamp', (value) => typeof value === 'string' && parseTimestamp(value) !== undefined],
]);

/** Texts by UTF-16 units, as Java has them. */
function order<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
