import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { beforeEach, expect, test } from 'vitest';
import { S3Location } from '../src';
import type { LabelingOutputConfig } from '../src';
import { grantLabelPublishing, labelingOutputArgument } from '../src/labeling-output';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const s3OutputLocation = S3Location.fromJsonExpression('$.out');
const granted = (output: LabelingOutputConfig) => grantLabelPublishing(stack, 'outputConfig', output, role);

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('goes to Amazon S3', () => {
  expect(renderedIn(stack, labelingOutputArgument({ s3OutputLocation }, role))).toEqual({ 'S3OutputPath.$': '$.out' });
  expect(granted({ s3OutputLocation })).toBeUndefined();
  expect(grantsOf(role)).toEqual([
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'], Resource: '*' },
  ]);
});

test('may be encrypted, and published', () => {
  const output = {
    s3OutputLocation,
    encryptionKey: new kms.Key(stack, 'Key'),
    topic: new sns.Topic(stack, 'Topic'),
  };

  expect(renderedIn(stack, labelingOutputArgument(output, role))).toEqual({
    'S3OutputPath.$': '$.out',
    KmsKeyId: '<Key.Arn>',
    SnsTopicArn: '<Topic>',
  });
  expect(granted(output)).toBeUndefined();
  expect(grantsOf(role)).toEqual([
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
      Resource: '<Key.Arn>',
    },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'], Resource: '*' },
    { Effect: 'Allow', Action: 'sns:Publish', Resource: '<Topic>' },
  ]);
});

test('a topic from the state is one of a list', () => {
  const topic = sns.Topic.fromTopicArn(stack, 'Topic', JsonPath.stringAt('$.topic'));
  const arn = 'arn:aws:sns:eu-west-1:111111111111:labels-*';

  expect(granted({ s3OutputLocation, topic })).toEqual({
    prop: 'outputConfig.topic',
    problem: 'comes from the state, so that no permission can be granted on it',
    fix: 'list the ARNs it may be in outputConfig.allowedTopics',
  });
  expect(grantsOf(role)).toEqual([]);
  expect(granted({ s3OutputLocation, topic, allowedTopics: [arn] })).toBeUndefined();
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 'sns:Publish', Resource: arn }]);
});
