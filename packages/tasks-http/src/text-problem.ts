import { isFromState } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/** An input that has to be text, and is not. */
export function textProblem(prop: string, { value }: TaskInput): TaskProblem | undefined {
  return typeof value === 'string' || isFromState(value)
    ? undefined
    : { prop, problem: 'is an object, but the service takes text', fix: 'use TaskInput.fromText' };
}
