import { amountIn, amountProblems, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelClientConfig.html */
const LIMITS = { retries: { min: 0, max: 3 }, timeout: { min: 1, max: 3600, unit: 'seconds' } };

/** How a transform job calls the model. */
export interface ModelClientOptions {
  /**
   * How often a call that failed is made again, 0 to 3 times.
   *
   * @default 0
   */
  readonly invocationsMaxRetries?: number;

  /**
   * How long to wait for an answer, 1 to 3600 seconds.
   *
   * @default Duration.minutes(1)
   */
  readonly invocationsTimeout?: Duration;
}

/** How the model is called, by its wire names. */
export function modelClientArgument({ invocationsMaxRetries, invocationsTimeout }: ModelClientOptions): object {
  return {
    InvocationsMaxRetries: invocationsMaxRetries ?? 0,
    InvocationsTimeoutInSeconds: amountIn('seconds', invocationsTimeout) ?? 60,
  };
}

/** What is wrong with the options; `prop` is where they stand. */
export function modelClientProblems(prop: string, options: ModelClientOptions): (TaskProblem | undefined)[] {
  const { invocationsMaxRetries, invocationsTimeout } = options;
  return [
    numberProblem(`${prop}.invocationsMaxRetries`, invocationsMaxRetries, LIMITS.retries),
    ...amountProblems('seconds', { [`${prop}.invocationsTimeout`]: invocationsTimeout }),
    numberProblem(`${prop}.invocationsTimeout`, amountIn('seconds', invocationsTimeout), LIMITS.timeout),
  ];
}
