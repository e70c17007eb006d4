import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { beforeEach, expect, test } from 'vitest';
import { ContentClassifier, S3Location } from '../src';
import type { LabelingInputConfig } from '../src';
import { grantLabelingStream, labelingInputArgument, labelingInputProblems } from '../src/labeling-input';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const manifestLocation = S3Location.fromJsonExpression('$.manifest');
const queue = 'arn:<AWS::Partition>:sqs:<AWS::Region>:<AWS::AccountId>:*GroundTruth*';
const queueStatement = {
  Effect: 'Allow',
  Action: [
    'sqs:CreateQueue',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
    'sqs:SendMessage',
    'sqs:SetQueueAttributes',
  ],
  Resource: queue,
};
const granted = (input: LabelingInputConfig) => grantLabelingStream(stack, 'inputConfig', input, role);

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('is what a manifest lists, which may be read', () => {
  const input = { manifestLocation };

  expect(renderedIn(stack, labelingInputArgument(input, role))).toEqual({
    DataSource: { S3DataSource: { 'ManifestS3Uri.$': '$.manifest' } },
  });
  expect(granted(input)).toBeUndefined();
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }]);
  expect(labelingInputProblems('inputConfig', input).filter(Boolean)).toEqual([]);
});

test('is what a topic brings, which may be subscribed to', () => {
  const input = {
    topic: new sns.Topic(stack, 'Topic'),
    contentClassifiers: [ContentClassifier.FREE_OF_ADULT_CONTENT],
  };

  expect(renderedIn(stack, labelingInputArgument(input, role))).toEqual({
    DataSource: { SnsDataSource: { SnsTopicArn: '<Topic>' } },
    DataAttributes: { ContentClassifiers: ['FreeOfAdultContent'] },
  });
  expect(granted(input)).toBeUndefined();
  expect(grantsOf(role)).toEqual([
    {
      Effect: 'Allow',
      Action: 'sns:Subscribe',
      Resource: '<Topic>',
      Condition: { StringEquals: { 'sns:Protocol': 'sqs' }, StringLike: { 'sns:Endpoint': queue } },
    },
    { Effect: 'Allow', Action: 'sns:Unsubscribe', Resource: '<Topic>' },
    queueStatement,
  ]);
  expect(labelingInputProblems('inputConfig', input).filter(Boolean)).toEqual([]);
});

test('a topic from the state is one of a list', () => {
  const topic = sns.Topic.fromTopicArn(stack, 'Topic', JsonPath.stringAt('$.topic'));
  const arn = 'arn:aws:sns:eu-west-1:111111111111:photos-*';

  expect(granted({ topic })).toEqual({
    prop: 'inputConfig.topic',
    problem: 'comes from the state, so that no permission can be granted on it',
    fix: 'list the ARNs it may be in inputConfig.allowedTopics',
  });
  expect(grantsOf(role)).toEqual([]);
  expect(granted({ topic, allowedTopics: [arn] })).toBeUndefined();
  expect(grantsOf(role)).toContainEqual({ Effect: 'Allow', Action: 'sns:Unsubscribe', Resource: arn });
});

test('something is labeled', () => {
  expect(labelingInputProblems('inputConfig', {}).filter(Boolean)).toEqual([
    {
      prop: 'inputConfig',
      problem: 'has neither a manifestLocation nor a topic',
      fix: 'give one of them, or both',
    },
  ]);
});

test('there may be 256 classifiers', () => {
  const problemsOf = (count: number) => {
    const contentClassifiers = Array<ContentClassifier>(count).fill(ContentClassifier.FREE_OF_ADULT_CONTENT);
    return labelingInputProblems('inputConfig', { manifestLocation, contentClassifiers }).filter(Boolean);
  };

  expect(problemsOf(256)).toEqual([]);
  expect(problemsOf(257)).toEqual([
    { prop: 'inputConfig.contentClassifiers', problem: 'has 257 entries', fix: 'give at most 256 entries' },
  ]);
});
