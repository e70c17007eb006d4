import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { S3Location } from '../src';
import { checkpointArgument } from '../src/checkpoint-config';
import { grantsOf, renderedIn } from './granted-and-rendered';

test('checkpoints go to a location that may be read and written', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const config = { s3Location: S3Location.fromJsonExpression('$.checkpoints'), localPath: '/opt/ml/mine' };

  expect(renderedIn(stack, checkpointArgument(config, role))).toEqual({
    'S3Uri.$': '$.checkpoints',
    LocalPath: '/opt/ml/mine',
  });
  expect(grantsOf(role)).toEqual([
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'], Resource: '*' },
  ]);
});
