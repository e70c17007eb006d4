import { fieldName, isLiteral, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Tokenization } from 'aws-cdk-lib/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/** Headers or query parameters by name. The service wants a list of values for each: text becomes a list of one. */
export function valueLists(input: TaskInput | undefined): unknown {
  const values = input?.value as unknown;
  return hasNames(values)
    ? Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, fieldName(name) === name ? StateData.list(value) : value]),
      )
    : values;
}

/** The names that are written out. */
export function namesOf(input: TaskInput | undefined): string[] {
  const values = input?.value as unknown;
  return hasNames(values) ? Object.keys(values).map(fieldName) : [];
}

/** Text and lists have no names. */
export function namelessProblem(prop: string, input: TaskInput | undefined): TaskProblem | undefined {
  return input !== undefined && (isLiteral(input.value) || Array.isArray(input.value))
    ? { prop, problem: 'is no object, but the service takes values by their names', fix: 'use TaskInput.fromObject' }
    : undefined;
}

function hasNames(values: unknown): values is object {
  return typeof values === 'object' && values !== null && !Tokenization.isResolvable(values);
}
