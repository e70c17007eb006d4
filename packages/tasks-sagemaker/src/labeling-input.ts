import { countProblem, taskTarget } from '@cdk-sfn/core';
import type { TaskProblem, TaskTarget } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobDataAttributes.html */
const LIMITS = { contentClassifiers: { max: 256 } };

/** The queue that Ground Truth keeps what comes from a topic in. */
const QUEUE_ACTIONS = [
  'sqs:CreateQueue',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
  'sqs:SendMessage',
  'sqs:SetQueueAttributes',
];

/** What the data is free of. */
export enum ContentClassifier {
  /** Personally identifiable information. */
  FREE_OF_PERSONALLY_IDENTIFIABLE_INFORMATION = 'FreeOfPersonallyIdentifiableInformation',
  /** Content for adults. */
  FREE_OF_ADULT_CONTENT = 'FreeOfAdultContent',
}

/**
 * What is labeled: what a manifest lists, what comes from a topic, or both.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobInputConfig.html
 */
export interface LabelingInputConfig {
  /**
   * The manifest that lists the data. The job's role may read it; the data that it lists is for you to grant.
   *
   * @default - `topic` brings the data
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sms-input-data-input-manifest.html
   */
  readonly manifestLocation?: S3Location;

  /**
   * The topic that brings data while the job runs. The job's role may subscribe to it, and use queues of Ground Truth.
   *
   * @default - the job ends when what the manifest lists is labeled
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sms-streaming-labeling-job.html
   */
  readonly topic?: sns.ITopic;

  /**
   * The ARNs of the topics that it may be when it comes from the state. `*` and `?` match as in IAM.
   *
   * @default - a topic from the state is an error
   */
  readonly allowedTopics?: string[];

  /**
   * What the data is free of, at most 256: workers of Amazon Mechanical Turk are chosen by it.
   *
   * @default - nothing is said of it
   */
  readonly contentClassifiers?: ContentClassifier[];
}

/** An input by its wire names. The role of the task may read the manifest. */
export function labelingInputArgument(input: LabelingInputConfig, task: ISageMakerTask): object {
  const { contentClassifiers, manifestLocation, topic } = input;
  return {
    DataSource: {
      S3DataSource: manifestLocation && { ManifestS3Uri: manifestLocation.bind(task, { forReading: true }).uri },
      SnsDataSource: topic && { SnsTopicArn: topic.topicArn },
    },
    DataAttributes: contentClassifiers && { ContentClassifiers: contentClassifiers },
  };
}

/**
 * Leave for the role of the task to get what a topic brings.
 *
 * @returns what may be wrong with the topic
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-ground-truth.html
 */
export function grantLabelingStream(
  scope: Construct,
  prop: string,
  { allowedTopics, topic }: LabelingInputConfig,
  task: ISageMakerTask,
): TaskProblem | undefined {
  if (topic === undefined) {
    return undefined;
  }
  const { arns, problem } = topicTarget(scope, prop, topic, allowedTopics);
  const queue = Stack.of(scope).formatArn({ service: 'sqs', resource: '*GroundTruth*' });
  const grant = (actions: string[], resources: readonly string[], conditions?: object): void => {
    const statement = new iam.PolicyStatement({ actions, resources: [...resources], conditions: { ...conditions } });
    task.grantPrincipal.addToPrincipalPolicy(statement);
  };
  if (problem === undefined) {
    grant(['sns:Subscribe'], arns, { StringEquals: { 'sns:Protocol': 'sqs' }, StringLike: { 'sns:Endpoint': queue } });
    grant(['sns:Unsubscribe'], arns);
    grant(QUEUE_ACTIONS, [queue]);
  }
  return problem;
}

/** What IAM may be told about a topic; `prop` is where it stands, and `allowedTopics` beside it. */
export function topicTarget(
  scope: Construct,
  prop: string,
  { topicArn }: sns.ITopic,
  allowedTargets: string[] | undefined,
): TaskTarget {
  return taskTarget(scope, `${prop}.topic`, topicArn, { allowedTargets }, { allowedIn: `${prop}.allowedTopics` });
}

/** What is wrong with an input; `prop` is where it stands. */
export function labelingInputProblems(
  prop: string,
  { contentClassifiers, manifestLocation, topic }: LabelingInputConfig,
): (TaskProblem | false | undefined)[] {
  return [
    manifestLocation === undefined &&
      topic === undefined && {
        prop,
        problem: 'has neither a manifestLocation nor a topic',
        fix: 'give one of them, or both',
      },
    countProblem(`${prop}.contentClassifiers`, contentClassifiers, LIMITS.contentClassifiers),
  ];
}
