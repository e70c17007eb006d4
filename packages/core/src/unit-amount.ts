import type { Duration, Size } from 'aws-cdk-lib/core';
import type { TaskProblem } from './task-validation-error';

/** The units that services count in, and what they count. */
export interface UnitQuantities {
  readonly seconds: Duration;
  readonly minutes: Duration;
  readonly mebibytes: Size;
  readonly gibibytes: Size;
}

const CONVERSIONS: { readonly [U in keyof UnitQuantities]: (quantity: UnitQuantities[U]) => number } = {
  seconds: (duration) => duration.toSeconds(),
  minutes: (duration) => duration.toMinutes(),
  mebibytes: (size) => size.toMebibytes(),
  gibibytes: (size) => size.toGibibytes(),
};

/**
 * A duration or size as the number that the service takes, or `undefined` when it is absent or `amountProblems` says why
 * it has none.
 */
export function amountIn<U extends keyof UnitQuantities>(
  unit: U,
  quantity: UnitQuantities[U] | undefined,
): number | undefined {
  try {
    return quantity && CONVERSIONS[unit](quantity);
  } catch {
    return undefined;
  }
}

/** The quantities that are no whole number of the unit, or are from the state in a unit that would have to be converted. */
export function amountProblems<U extends keyof UnitQuantities>(
  unit: U,
  quantities: Readonly<Record<string, UnitQuantities[U] | undefined>>,
): TaskProblem[] {
  const problems: TaskProblem[] = [];
  for (const [prop, quantity] of Object.entries(quantities)) {
    try {
      if (quantity !== undefined) {
        CONVERSIONS[unit](quantity);
      }
    } catch (error) {
      const fix = (error as Error).message;
      problems.push({ prop, problem: `cannot be given to the service, which takes ${unit}`, fix });
    }
  }
  return problems;
}
