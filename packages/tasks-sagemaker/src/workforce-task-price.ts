import { numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_USD.html */
const LIMITS = {
  dollars: { min: 0, max: 2 },
  cents: { min: 0, max: 99 },
  tenthFractionsOfACent: { min: 0, max: 9 },
};

/**
 * What a worker of Amazon Mechanical Turk gets for a task, in US dollars.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PublicWorkforceTaskPrice.html
 */
export interface WorkforceTaskPrice {
  /**
   * Whole dollars, 0 to 2.
   *
   * @default 0
   */
  readonly dollars?: number;

  /**
   * Cents beside them, 0 to 99.
   *
   * @default 0
   */
  readonly cents?: number;

  /**
   * Tenths of a cent beside them, 0 to 9.
   *
   * @default 0
   */
  readonly tenthFractionsOfACent?: number;
}

/** A price by its wire names. */
export function priceArgument({ cents, dollars, tenthFractionsOfACent }: WorkforceTaskPrice): object {
  return { AmountInUsd: { Dollars: dollars, Cents: cents, TenthFractionsOfACent: tenthFractionsOfACent } };
}

/** What is wrong with a price; `prop` is where it stands. */
export function priceProblems(prop: string, price: WorkforceTaskPrice): (TaskProblem | undefined)[] {
  return (['dollars', 'cents', 'tenthFractionsOfACent'] as const).map((part) =>
    numberProblem(`${prop}.${part}`, price[part], LIMITS[part]),
  );
}
