import { countProblem, isFromState, lengthProblem, StateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
const LIMITS = { parameters: { max: 100, unit: 'parameters' }, value: { max: 2500 } };

/** Hyperparameters as SageMaker takes them: all of them text. Those from the state as a whole have to be that already. */
export function hyperparametersArgument(parameters: { readonly [name: string]: unknown } | undefined): unknown {
  return parameters === undefined || isFromState(parameters)
    ? parameters
    : Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, textOf(value)]));
}

/** What is wrong with hyperparameters; `prop` is where they stand. */
export function hyperparameterProblems(
  prop: string,
  parameters: { readonly [name: string]: unknown } = {},
): (TaskProblem | undefined)[] {
  const texts = isFromState(parameters) ? [] : Object.entries(parameters);
  return [
    countProblem(prop, parameters, LIMITS.parameters),
    ...texts.map(([name, value]) =>
      typeof value === 'string' ? lengthProblem(`${prop}.${name}`, value, LIMITS.value) : undefined,
    ),
  ];
}

function textOf(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? StateData.text(value) : value;
}
