import type { TaskProblem } from '@cdk-sfn/core';
import { nameProblem } from './sage-maker-resource';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ExperimentConfig.html */
const MAX_NAME_LENGTH = 120;

/**
 * Where a job stands in the experiments of SageMaker. Names have at most 120 letters, digits and hyphens.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ExperimentConfig.html
 */
export interface ExperimentConfig {
  /**
   * The experiment, which is there already.
   *
   * @default - none
   */
  readonly experimentName?: string;

  /**
   * The trial, which is there already.
   *
   * @default - a new one
   */
  readonly trialName?: string;

  /**
   * The name that the job is shown by.
   *
   * @default - that of its trial component
   */
  readonly trialComponentDisplayName?: string;

  /**
   * The run of the experiment.
   *
   * @default - none
   */
  readonly runName?: string;
}

/** An experiment by its wire names. */
export function experimentArgument(config: ExperimentConfig): object {
  return {
    ExperimentName: config.experimentName,
    TrialName: config.trialName,
    TrialComponentDisplayName: config.trialComponentDisplayName,
    RunName: config.runName,
  };
}

/** What is wrong with an experiment; `prop` is where it stands. */
export function experimentProblems(prop: string, config: ExperimentConfig): (TaskProblem | undefined)[] {
  const { experimentName, runName, trialComponentDisplayName, trialName } = config;
  return Object.entries({ experimentName, trialName, trialComponentDisplayName, runName }).map(([field, name]) =>
    nameProblem(`${prop}.${field}`, name, MAX_NAME_LENGTH),
  );
}
