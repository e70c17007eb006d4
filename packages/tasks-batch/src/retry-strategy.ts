import { countProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { CustomReason, RetryStrategy } from 'aws-cdk-lib/aws-batch';

/** @see https://docs.aws.amazon.com/batch/latest/APIReference/API_RetryStrategy.html */
const MAX_CONDITIONS = 5;

/** When to try a job again, as the service takes it. */
export function retryStrategy(attempts: number | undefined, evaluateOnExit: readonly RetryStrategy[] | undefined) {
  return attempts === undefined && evaluateOnExit === undefined
    ? undefined
    : { Attempts: attempts, EvaluateOnExit: evaluateOnExit?.map(condition) };
}

function condition({ action, on }: RetryStrategy) {
  // `Reason` has no members to the compiler; what it holds is what `Reason.custom` takes.
  const { onExitCode, onReason, onStatusReason } = on as CustomReason;
  return { Action: action, OnExitCode: onExitCode, OnReason: onReason, OnStatusReason: onStatusReason };
}

/** What is wrong with the conditions under which a job is tried again. */
export function evaluateOnExitProblems(
  attempts: number | undefined,
  evaluateOnExit: readonly RetryStrategy[] | undefined,
): (TaskProblem | undefined)[] {
  return [
    countProblem('evaluateOnExit', evaluateOnExit, { min: 1, max: MAX_CONDITIONS, unit: 'conditions' }),
    evaluateOnExit !== undefined && attempts === undefined
      ? { prop: 'evaluateOnExit', problem: 'is given without attempts', fix: 'say how often the job is tried at most' }
      : undefined,
  ];
}
