import { amountIn, amountProblems, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Size } from 'aws-cdk-lib/core';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { mlInstanceType } from './instance-type';
import type { ISageMakerTask } from './sage-maker-task';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html */
const LIMITS = { instances: { min: 0 } };

/** What a training job runs on. */
export interface ResourceConfig {
  /** How many instances. */
  readonly instanceCount: number;

  /** The type of the instances, with or without `ml.` before it. From the state it has to come with it. */
  readonly instanceType: InstanceType;

  /**
   * The key that encrypts the volumes. The job's role may use it for that.
   *
   * @default - a key of SageMaker
   */
  readonly volumeEncryptionKey?: kms.IKey;

  /** The size of the volume of each instance, in whole gibibytes. */
  readonly volumeSize: Size;
}

/** Resources by their wire names. The role of the task may have the volumes encrypted. */
export function resourceArgument(config: ResourceConfig, task: ISageMakerTask): object {
  config.volumeEncryptionKey?.grant(task, 'kms:CreateGrant');
  return {
    InstanceCount: config.instanceCount,
    InstanceType: mlInstanceType(config.instanceType),
    VolumeSizeInGB: amountIn('gibibytes', config.volumeSize),
    VolumeKmsKeyId: config.volumeEncryptionKey?.keyArn,
  };
}

/** What is wrong with resources; `prop` is where they stand. */
export function resourceProblems(prop: string, config: ResourceConfig): (TaskProblem | undefined)[] {
  return [
    numberProblem(`${prop}.instanceCount`, config.instanceCount, LIMITS.instances),
    ...amountProblems('gibibytes', { [`${prop}.volumeSize`]: config.volumeSize }),
  ];
}
