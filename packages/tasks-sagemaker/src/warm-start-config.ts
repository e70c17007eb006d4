import { countProblem, isFromState } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { nameProblem } from './sage-maker-resource';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobWarmStartConfig.html */
const LIMITS = { parents: { min: 1, max: 5, unit: 'tuning jobs' }, nameLength: 32 };

/**
 * What a tuning job has in common with those that it starts from.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-warm-start.html
 */
export enum WarmStartType {
  /** The data and the algorithm. */
  IDENTICAL_DATA_AND_ALGORITHM = 'IdenticalDataAndAlgorithm',
  /** The number of hyperparameters and the metric: data, ranges and the version of the image may be others. */
  TRANSFER_LEARNING = 'TransferLearning',
}

/**
 * Tuning jobs of before that a tuning job starts from.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobWarmStartConfig.html
 */
export interface WarmStartConfig {
  /**
   * The names of those tuning jobs, 1 to 5. A list that comes from the state as a whole has an object
   * `{ HyperParameterTuningJobName }` for each.
   */
  readonly parentHyperParameterTuningJobs: string[];

  /** What they have in common. */
  readonly warmStartType: WarmStartType;
}

/** A start by its wire names. */
export function warmStartArgument({ parentHyperParameterTuningJobs: parents, warmStartType }: WarmStartConfig): object {
  return {
    ParentHyperParameterTuningJobs: isFromState(parents)
      ? parents
      : parents.map((name) => ({ HyperParameterTuningJobName: name })),
    WarmStartType: warmStartType,
  };
}

/** What is wrong with a start; `prop` is where it stands. */
export function warmStartProblems(
  prop: string,
  { parentHyperParameterTuningJobs: parents }: WarmStartConfig,
): (TaskProblem | undefined)[] {
  const names = isFromState(parents) ? [] : parents;
  return [
    countProblem(`${prop}.parentHyperParameterTuningJobs`, parents, LIMITS.parents),
    ...names.map((name, i) => nameProblem(`${prop}.parentHyperParameterTuningJobs[${i}]`, name, LIMITS.nameLength)),
  ];
}
