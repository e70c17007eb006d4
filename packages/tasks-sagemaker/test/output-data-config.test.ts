import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { expect, test } from 'vitest';
import { S3Location } from '../src';
import { outputArgument } from '../src/output-data-config';
import { grantsOf, renderedIn } from './granted-and-rendered';

test('the model goes to a location that may be written', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const s3OutputLocation = S3Location.fromJsonExpression('$.out');

  expect(renderedIn(stack, outputArgument({ s3OutputLocation }, role))).toEqual({ 'S3OutputPath.$': '$.out' });
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }]);
});

test('the key of the model may be used, to decrypt as well', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const s3OutputLocation = S3Location.fromJsonExpression('$.out');
  const encryptionKey = new kms.Key(stack, 'Key');

  expect(renderedIn(stack, outputArgument({ s3OutputLocation, encryptionKey }, role))).toEqual({
    'S3OutputPath.$': '$.out',
    KmsKeyId: '<Key.Arn>',
  });
  expect(grantsOf(role)).toContainEqual({
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
    Resource: '<Key.Arn>',
  });
});
