import { amountIn, amountProblems, isLiteral, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html */
const LIMITS = { min: 1, unit: 'seconds' };

/** When SageMaker ends a training job. */
export interface StoppingCondition {
  /**
   * How long the job may run, in whole seconds.
   *
   * @default - one day
   */
  readonly maxRuntime?: Duration;

  /**
   * How long the job may take with the wait for spot instances, in whole seconds. At least `maxRuntime`.
   *
   * @default - none; managed spot training needs it
   */
  readonly maxWaitTime?: Duration;
}

/** When a job is ended, by its wire names. */
export function stoppingArgument({ maxRuntime, maxWaitTime }: StoppingCondition): object {
  return {
    MaxRuntimeInSeconds: amountIn('seconds', maxRuntime),
    MaxWaitTimeInSeconds: amountIn('seconds', maxWaitTime),
  };
}

/** What is wrong with a condition; `prop` is where it stands. */
export function stoppingProblems(
  prop: string,
  { maxRuntime, maxWaitTime }: StoppingCondition,
  isOnSpotInstances = false,
): (TaskProblem | false | undefined)[] {
  const runtime = amountIn('seconds', maxRuntime);
  const waitTime = amountIn('seconds', maxWaitTime);
  const [run = 0, wait = Infinity] = [runtime, waitTime].map((seconds) => (isLiteral(seconds) ? seconds : undefined));
  return [
    ...amountProblems('seconds', { [`${prop}.maxRuntime`]: maxRuntime, [`${prop}.maxWaitTime`]: maxWaitTime }),
    numberProblem(`${prop}.maxRuntime`, runtime, LIMITS),
    wait < run && {
      prop: `${prop}.maxWaitTime`,
      problem: `is ${wait} seconds, less than maxRuntime, which is part of it`,
      fix: `give at least ${run} seconds`,
    },
    isOnSpotInstances &&
      maxWaitTime === undefined && {
        prop: `${prop}.maxWaitTime`,
        problem: 'is missing for managed spot training',
        fix: 'say how long the job may take with the wait for instances',
      },
  ];
}
