import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, expect, test } from 'vitest';
import { S3Location } from '../src';
import { queryArgument } from '../src/query-dataset';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const s3OutputLocation = S3Location.fromJsonExpression('$.place');

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('the result may be read and written', () => {
  const query = { queryString: JsonPath.stringAt('$.query'), s3OutputLocation };

  expect(renderedIn(stack, queryArgument(query, role))).toEqual({
    'QueryString.$': '$.query',
    'OutputS3Uri.$': '$.place',
  });
  expect(grantsOf(role)).toEqual([
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'], Resource: '*' },
  ]);
});

test('the key may be used', () => {
  const query = { queryString: 'SELECT 1', s3OutputLocation, encryptionKey: new kms.Key(stack, 'Key') };

  expect(renderedIn(stack, queryArgument(query, role))).toMatchObject({ KmsKeyId: '<Key.Arn>' });
  expect(grantsOf(role)).toContainEqual({
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
    Resource: '<Key.Arn>',
  });
});
