import { countProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { instanceArgument, instanceProblems, volumeKeyArgument } from './resource-config';
import type { SageMakerInstanceConfig } from './resource-config';
import type { ISageMakerTask } from './sage-maker-task';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningResourceConfig.html */
const LIMITS = { configs: { min: 1, max: 6 }, instances: { instances: { min: 0 }, volume: { min: 1 } } };

/** In which order the instances of a tuning job are tried. */
export enum TuningAllocationStrategy {
  /** As they are listed. */
  PRIORITIZED = 'Prioritized',
}

/**
 * Several kinds of instances for the training jobs of a tuning job: if there is none of one kind, another is taken.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningResourceConfig.html
 */
export interface TuningResourceConfig {
  /** The kinds, 1 to 6. */
  readonly instanceConfigs: SageMakerInstanceConfig[];

  /**
   * In which order they are tried.
   *
   * @default - SageMaker chooses it
   */
  readonly allocationStrategy?: TuningAllocationStrategy;

  /**
   * The key that encrypts the volumes. The job's role may use it for that.
   *
   * @default - a key of SageMaker
   */
  readonly volumeEncryptionKey?: kms.IKey;
}

/** Kinds of instances by their wire names. The role of the task may have the volumes encrypted. */
export function tuningResourceArgument(config: TuningResourceConfig, task: ISageMakerTask): object {
  return {
    InstanceConfigs: config.instanceConfigs.map(instanceArgument),
    AllocationStrategy: config.allocationStrategy,
    VolumeKmsKeyId: volumeKeyArgument(config.volumeEncryptionKey, task),
  };
}

/** What is wrong with kinds of instances; `prop` is where they stand. */
export function tuningResourceProblems(
  prop: string,
  { instanceConfigs }: TuningResourceConfig,
): (TaskProblem | undefined)[] {
  return [
    countProblem(`${prop}.instanceConfigs`, instanceConfigs, LIMITS.configs),
    ...instanceConfigs.flatMap((config, i) =>
      instanceProblems(`${prop}.instanceConfigs[${i}]`, config, LIMITS.instances),
    ),
  ];
}
