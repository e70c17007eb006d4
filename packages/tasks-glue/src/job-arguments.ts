import { isFromState } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Tokenization } from 'aws-cdk-lib/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * What is wrong with the arguments of a job, which AWS Glue takes as a map of texts.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html#aws-glue-api-jobs-runs-StartJobRun
 */
export function jobArgumentProblems(input: TaskInput | undefined): TaskProblem[] {
  const args: unknown = input?.value;
  if (args === undefined || isKnownLater(args)) {
    return [];
  }
  if (typeof args !== 'object' || args === null) {
    const fix = 'use TaskInput.fromObject, or a reference to an object';
    return [{ prop: 'arguments', problem: 'is text, but the arguments of a job have names', fix }];
  }
  return Object.entries(args)
    .filter(([, value]) => value !== undefined && typeof value !== 'string' && !isKnownLater(value))
    .map(([name, value]) => ({
      prop: `arguments.${name}`,
      problem: `is ${kindOf(value)}, but the arguments of a job are text`,
      fix: 'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
    }));
}

/** True for what the state or deployment fills in, and which may be anything then. Numbers and lists stay such. */
function isKnownLater(value: unknown): boolean {
  return typeof value !== 'number' && !Array.isArray(value) && (isFromState(value) || Tokenization.isResolvable(value));
}

function kindOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return typeof value === 'number' ? 'a number' : String(value);
}
