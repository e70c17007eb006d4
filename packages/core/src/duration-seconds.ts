import type { Duration } from 'aws-cdk-lib/core';
import type { TaskProblem } from './task-validation-error';

/** The seconds of a duration, or `undefined` when it is absent or `durationProblems` says why it has none. */
export function secondsOf(duration: Duration | undefined): number | undefined {
  try {
    return duration?.toSeconds();
  } catch {
    return undefined;
  }
}

/** The durations that are no whole number of seconds, or are from the state in a unit that would have to be converted. */
export function durationProblems(durations: Readonly<Record<string, Duration | undefined>>): TaskProblem[] {
  const problems: TaskProblem[] = [];
  for (const [prop, duration] of Object.entries(durations)) {
    try {
      duration?.toSeconds();
    } catch (error) {
      const fix = (error as Error).message;
      problems.push({ prop, problem: 'cannot be given to the service, which takes seconds', fix });
    }
  }
  return problems;
}
