import { countProblem, isFromState, lengthProblem, StateData, TaskInput, textMapProblems } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
const LIMITS = { parameters: { max: 100, unit: 'parameters' }, value: { max: 2500 } };

type Hyperparameters = Readonly<Record<string, unknown>>;

/** Hyperparameters as SageMaker takes them: all of them text. Those from the state as a whole have to be that already. */
export function hyperparametersArgument(parameters: Hyperparameters | undefined): Hyperparameters | undefined {
  return parameters === undefined || isFromState(parameters)
    ? parameters
    : Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, StateData.asText(value)]));
}

/** What is wrong with hyperparameters; `prop` is where they stand. */
export function hyperparameterProblems(
  prop: string,
  parameters: Hyperparameters | undefined,
): (TaskProblem | undefined)[] {
  const texts = hyperparametersArgument(parameters);
  if (texts === undefined || isFromState(texts)) {
    return [];
  }
  return [
    countProblem(prop, texts, LIMITS.parameters),
    ...textMapProblems(prop, TaskInput.fromObject(texts), 'hyperparameters'),
    ...Object.entries(texts).map(([name, value]) =>
      typeof value === 'string' ? lengthProblem(`${prop}.${name}`, value, LIMITS.value) : undefined,
    ),
  ];
}
