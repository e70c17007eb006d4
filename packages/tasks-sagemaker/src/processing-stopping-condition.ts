import { amountIn, amountProblems, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingStoppingCondition.html */
const LIMITS = { min: 1, max: 777_600, unit: 'seconds' };

/** When SageMaker ends a processing job. */
export interface ProcessingStoppingCondition {
  /** How long the job may run, in whole seconds, at most 9 days. */
  readonly maxRuntime: Duration;
}

/** When a job is ended, by its wire names. */
export function processingStoppingArgument({ maxRuntime }: ProcessingStoppingCondition): object {
  return { MaxRuntimeInSeconds: amountIn('seconds', maxRuntime) };
}

/** What is wrong with a condition; `prop` is where it stands. */
export function processingStoppingProblems(
  prop: string,
  { maxRuntime }: ProcessingStoppingCondition,
): (TaskProblem | undefined)[] {
  return [
    ...amountProblems('seconds', { [`${prop}.maxRuntime`]: maxRuntime }),
    numberProblem(`${prop}.maxRuntime`, amountIn('seconds', maxRuntime), LIMITS),
  ];
}
