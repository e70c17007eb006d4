import type { TaskProblem } from '@cdk-sfn/core';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { volumeKeyArgument } from './resource-config';
import { arnProblem } from './sage-maker-resource';
import type { ISageMakerTask } from './sage-maker-task';
import type { VpcConfig } from './vpc-access';

/**
 * What labels by itself, where it is sure enough. The role of the job has to be allowed to train and to run its models.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sms-automated-labeling.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobAlgorithmsConfig.html
 */
export interface LabelingAlgorithmsConfig {
  /** The ARN of the algorithm, which is one of AWS's: `labeling-job-algorithm-specification/image-classification`, … */
  readonly algorithmSpecificationArn: string;

  /**
   * The ARN of a model of before to begin with.
   *
   * @default - none
   */
  readonly initialActiveLearningModelArn?: string;

  /**
   * The key that encrypts the volumes. The job's role may use it for that.
   *
   * @default - a key of SageMaker
   */
  readonly volumeEncryptionKey?: kms.IKey;

  /**
   * The VPC that training and models reach into.
   *
   * @default - none
   */
  readonly vpcConfig?: VpcConfig;
}

/** An algorithm by its wire names. The role of the task may have the volumes encrypted. */
export function labelingAlgorithmsArgument(
  config: LabelingAlgorithmsConfig,
  task: ISageMakerTask,
  vpc: object | undefined,
): object {
  const VolumeKmsKeyId = volumeKeyArgument(config.volumeEncryptionKey, task);
  return {
    LabelingJobAlgorithmSpecificationArn: config.algorithmSpecificationArn,
    InitialActiveLearningModelArn: config.initialActiveLearningModelArn,
    LabelingJobResourceConfig:
      VolumeKmsKeyId === undefined && vpc === undefined ? undefined : { VolumeKmsKeyId, VpcConfig: vpc },
  };
}

/** What is wrong with an algorithm; `prop` is where it stands. */
export function labelingAlgorithmsProblems(
  prop: string,
  { algorithmSpecificationArn, initialActiveLearningModelArn }: LabelingAlgorithmsConfig,
): (TaskProblem | undefined)[] {
  const type = 'labeling-job-algorithm-specification';
  return [
    arnProblem(`${prop}.algorithmSpecificationArn`, algorithmSpecificationArn, type),
    arnProblem(`${prop}.initialActiveLearningModelArn`, initialActiveLearningModelArn, 'model'),
  ];
}
