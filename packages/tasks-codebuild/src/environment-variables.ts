import { isFromState, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { BuildEnvironmentVariable } from 'aws-cdk-lib/aws-codebuild';

/** Environment variables as the service takes them. Those that come from the state as a whole are so already. */
export function environmentVariables(variables: { readonly [name: string]: BuildEnvironmentVariable }): unknown {
  return isFromState(variables)
    ? variables
    : Object.entries(variables).map(([name, { type = 'PLAINTEXT', value }]) => ({
        Name: name,
        Type: type,
        Value: StateData.asText(value),
      }));
}

/** What is wrong with environment variables that came in a prop. */
export function environmentVariableProblems(
  prop: string,
  variables: { readonly [name: string]: BuildEnvironmentVariable } = {},
): TaskProblem[] {
  return '' in variables ? [{ prop, problem: 'has a variable without a name', fix: 'name it' }] : [];
}
