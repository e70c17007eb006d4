import { amountIn, amountProblems, numberProblem } from '@cdk-sfn/core';
import type { Limits, TaskProblem } from '@cdk-sfn/core';
import { Size } from 'aws-cdk-lib/core';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { mlInstanceType } from './instance-type';
import type { ISageMakerTask } from './sage-maker-task';

/** Instances with a volume each. */
export interface SageMakerInstanceConfig {
  /** How many instances. */
  readonly instanceCount: number;

  /** The type of the instances, with or without `ml.` before it. From the state it has to come with it. */
  readonly instanceType: InstanceType;

  /** The size of the volume of each instance, in whole gibibytes. */
  readonly volumeSize: Size;
}

/** What a training job or a processing job runs on. */
export interface ResourceConfig extends SageMakerInstanceConfig {
  /**
   * The key that encrypts the volumes. The job's role may use it for that.
   *
   * @default - a key of SageMaker
   */
  readonly volumeEncryptionKey?: kms.IKey;
}

/** What an API takes of instances. */
export interface InstanceLimits {
  /** How many there may be. */
  readonly instances: Limits;
  /**
   * How large a volume may be, in gibibytes.
   *
   * @default - any size
   */
  readonly volume?: Limits;
}

/** Instances by their wire names. */
export function instanceArgument({ instanceCount, instanceType, volumeSize }: SageMakerInstanceConfig): object {
  return {
    InstanceCount: instanceCount,
    InstanceType: mlInstanceType(instanceType),
    VolumeSizeInGB: amountIn('gibibytes', volumeSize),
  };
}

/**
 * Resources by their wire names, or one instance. The role of the task may have the volumes encrypted.
 */
export function resourceArgument(config: ResourceConfig | undefined, task: ISageMakerTask): object {
  const { volumeEncryptionKey, ...instances }: ResourceConfig = config ?? {
    instanceCount: 1,
    instanceType: new InstanceType('m4.xlarge'),
    volumeSize: Size.gibibytes(10),
  };
  return { ...instanceArgument(instances), VolumeKmsKeyId: volumeKeyArgument(volumeEncryptionKey, task) };
}

/** The ARN of a key for volumes. The role of the task may use it for that. */
export function volumeKeyArgument(key: kms.IKey | undefined, task: ISageMakerTask): string | undefined {
  key?.grant(task, 'kms:CreateGrant');
  return key?.keyArn;
}

/** What is wrong with instances; `prop` is where they stand. */
export function instanceProblems(
  prop: string,
  { instanceCount, volumeSize }: SageMakerInstanceConfig,
  { instances, volume = {} }: InstanceLimits,
): (TaskProblem | undefined)[] {
  return [
    numberProblem(`${prop}.instanceCount`, instanceCount, instances),
    ...amountProblems('gibibytes', { [`${prop}.volumeSize`]: volumeSize }),
    numberProblem(`${prop}.volumeSize`, amountIn('gibibytes', volumeSize), { unit: 'gibibytes', ...volume }),
  ];
}
