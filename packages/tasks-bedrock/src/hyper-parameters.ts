import { isFromState, StateData, TaskInput, textMapProblems } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

type HyperParameters = Readonly<Record<string, unknown>>;

/** Hyperparameters as Amazon Bedrock takes them: all of them text. Those from the state as a whole have to be that already. */
export function hyperParameterTexts(parameters: HyperParameters | undefined): HyperParameters | undefined {
  return parameters === undefined || isFromState(parameters)
    ? parameters
    : Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, StateData.asText(value)]));
}

/** What is wrong with hyperparameters. */
export function hyperParameterProblems(parameters: HyperParameters | undefined): TaskProblem[] {
  const texts = hyperParameterTexts(parameters);
  return texts === undefined || isFromState(texts)
    ? []
    : textMapProblems('hyperParameters', TaskInput.fromObject(texts), 'hyperparameters');
}
