import { numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { keyArn } from './encryption-key';
import type { EncryptionKey } from './encryption-key';
import { mlInstanceType } from './instance-type';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformResources.html */
const LIMITS = { instances: { min: 1 } };

/** What a transform job runs on. */
export interface TransformResources {
  /** How many instances, at least 1. */
  readonly instanceCount: number;

  /** The type of the instances, with or without `ml.` before it. From the state it has to come with it. */
  readonly instanceType: InstanceType;

  /**
   * The key that encrypts the volumes. The state machine may use it for that.
   *
   * @default - a key of SageMaker
   */
  readonly volumeEncryptionKey?: EncryptionKey;
}

/** Resources by their wire names. */
export function transformResourcesArgument(resources: TransformResources): object {
  const { instanceCount, instanceType, volumeEncryptionKey } = resources;
  return {
    InstanceCount: instanceCount,
    InstanceType: mlInstanceType(instanceType),
    VolumeKmsKeyId: volumeEncryptionKey && keyArn(volumeEncryptionKey),
  };
}

/** What is wrong with resources; `prop` is where they stand. */
export function transformResourcesProblem(prop: string, resources: TransformResources): TaskProblem | undefined {
  return numberProblem(`${prop}.instanceCount`, resources.instanceCount, LIMITS.instances);
}
