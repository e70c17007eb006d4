import { amountIn, amountProblems, numberProblem, timeoutArgument } from '@cdk-sfn/core';
import type { TaskProblem, TaskStateBaseProps } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';

/** @see https://docs.aws.amazon.com/batch/latest/APIReference/API_JobTimeout.html */
const LIMITS = { min: 60, unit: 'seconds' };

type TimeoutProps = Pick<TaskStateBaseProps, 'taskTimeout' | 'timeout'> & { readonly attemptDuration?: Duration };

/** How long an attempt may take, as the service takes it: `attemptDuration`, else the timeout of the task. */
export function attemptTimeout(props: TimeoutProps) {
  const seconds = attemptSeconds(props);
  return seconds === undefined ? undefined : { AttemptDurationSeconds: seconds };
}

/** What is wrong with how long an attempt may take. */
export function attemptTimeoutProblems(props: TimeoutProps): (TaskProblem | undefined)[] {
  const { attemptDuration, timeout } = props;
  const prop = attemptDuration ? 'attemptDuration' : timeout ? 'timeout' : 'taskTimeout';
  const seconds = attemptSeconds(props);
  return [
    ...amountProblems('seconds', { attemptDuration }),
    typeof seconds === 'number' ? numberProblem(prop, seconds, LIMITS) : undefined,
  ];
}

function attemptSeconds({ attemptDuration, taskTimeout, timeout }: TimeoutProps) {
  return attemptDuration ? amountIn('seconds', attemptDuration) : timeoutArgument({ taskTimeout, timeout });
}
