import { isFromState } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Tokenization } from 'aws-cdk-lib/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * What is wrong with the parameters of a job, which the service takes as a map of texts.
 *
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html
 */
export function jobParameterProblems(payload: TaskInput | undefined): TaskProblem[] {
  const parameters = payload?.value as unknown;
  if (typeof parameters === 'string') {
    const fix = 'use TaskInput.fromObject';
    return isFromState(parameters)
      ? []
      : [{ prop: 'payload', problem: 'is text, but the parameters of a job have names', fix }];
  }
  if (typeof parameters !== 'object' || parameters === null || isKnownLater(parameters)) {
    return [];
  }
  return Object.entries(parameters).flatMap(([name, value]) => {
    const kind = kindOf(value);
    return kind === undefined
      ? []
      : [
          {
            prop: `payload.${name}`,
            problem: `is ${kind}, but the parameters of a job are text`,
            fix: 'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
          },
        ];
  });
}

/** True for what is filled in by the state or by deployment, and may be anything then. */
function isKnownLater(value: object): boolean {
  return isFromState(value) || Tokenization.isResolvable(value);
}

/** What a value is that can never be text. */
function kindOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'number':
      return 'a number';
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : isKnownLater(value) ? undefined : 'an object';
    default:
      return undefined;
  }
}
