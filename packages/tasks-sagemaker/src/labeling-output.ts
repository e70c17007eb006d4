import type { TaskProblem } from '@cdk-sfn/core';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { topicTarget } from './labeling-input';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/**
 * Where labels go.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html
 */
export interface LabelingOutputConfig {
  /** The location. The job's role may read it and write there. */
  readonly s3OutputLocation: S3Location;

  /**
   * The key that encrypts the labels. The job's role may use it, to decrypt as well.
   *
   * @default - the key of Amazon S3 in the role's account
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The topic that is told of each label as it is made. The job's role may publish there.
   *
   * @default - none
   */
  readonly topic?: sns.ITopic;

  /**
   * The ARNs of the topics that it may be when it comes from the state. `*` and `?` match as in IAM.
   *
   * @default - a topic from the state is an error
   */
  readonly allowedTopics?: string[];
}

/** An output by its wire names. The role of the task may write it. */
export function labelingOutputArgument(output: LabelingOutputConfig, task: ISageMakerTask): object {
  output.encryptionKey?.grantEncryptDecrypt(task);
  return {
    S3OutputPath: output.s3OutputLocation.bind(task, { forReading: true, forWriting: true }).uri,
    KmsKeyId: output.encryptionKey?.keyArn,
    SnsTopicArn: output.topic?.topicArn,
  };
}

/**
 * Leave for the role of the task to publish labels.
 *
 * @returns what may be wrong with the topic
 */
export function grantLabelPublishing(
  scope: Construct,
  prop: string,
  { allowedTopics, topic }: LabelingOutputConfig,
  task: ISageMakerTask,
): TaskProblem | undefined {
  if (topic === undefined) {
    return undefined;
  }
  const { arns, isFromState, problem } = topicTarget(scope, prop, topic, allowedTopics);
  if (!isFromState) {
    topic.grantPublish(task);
  } else if (problem === undefined) {
    iam.Grant.addToPrincipal({ grantee: task, actions: ['sns:Publish'], resourceArns: [...arns] });
  }
  return problem;
}
