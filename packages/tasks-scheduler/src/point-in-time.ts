import { isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** A time of RFC 3339, to the fraction of a second. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** The milliseconds of a time, `NaN` for what is no time, or `undefined` for what is not known yet. */
export function millisOf(time: Date | string | undefined): number | undefined {
  if (time instanceof Date) {
    return time.getTime();
  }
  return time === undefined || !isLiteral(time) ? undefined : TIME.test(time) ? Date.parse(time) : NaN;
}

/** What is wrong with a time, which may be that it is none. */
export function timeProblem(prop: string, time: Date | string | undefined): TaskProblem | undefined {
  return Number.isNaN(millisOf(time))
    ? {
        prop,
        problem: `is ${JSON.stringify(time)}, which is no time`,
        fix: 'give a valid Date, or text such as 2030-01-31T12:00:00Z',
      }
    : undefined;
}
