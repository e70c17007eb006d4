import { amountIn, amountProblems, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Token } from 'aws-cdk-lib/core';
import type { Duration } from 'aws-cdk-lib/core';

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html */
const LIMITS = { attempts: { min: 0, max: 185 }, ageSeconds: { min: 60, max: 86_400, unit: 'seconds' } };

/** How often and how long EventBridge Scheduler tries again when the target cannot be called. */
export interface RetryPolicy {
  /** How often it tries again, 0 to 185 times. */
  readonly maximumRetryAttempts: number;

  /** For how long it tries again, in whole seconds, 60 seconds to one day. */
  readonly maximumEventAge: Duration;
}

/** A retry policy as the service takes it. */
export function retryPolicyArgument({ maximumEventAge, maximumRetryAttempts }: RetryPolicy): object {
  return {
    MaximumEventAgeInSeconds: amountIn('seconds', maximumEventAge),
    MaximumRetryAttempts: maximumRetryAttempts,
  };
}

/** What is wrong with a retry policy. */
export function retryPolicyProblems({
  maximumEventAge,
  maximumRetryAttempts,
}: RetryPolicy): (TaskProblem | false | undefined)[] {
  const attempts = 'retryPolicy.maximumRetryAttempts';
  const age = 'retryPolicy.maximumEventAge';
  return [
    !Token.isUnresolved(maximumRetryAttempts) && !Number.isInteger(maximumRetryAttempts)
      ? { prop: attempts, problem: `is ${maximumRetryAttempts}`, fix: 'give a whole number' }
      : numberProblem(attempts, maximumRetryAttempts, LIMITS.attempts),
    ...amountProblems('seconds', { [age]: maximumEventAge }),
    numberProblem(age, amountIn('seconds', maximumEventAge), LIMITS.ageSeconds),
  ];
}
