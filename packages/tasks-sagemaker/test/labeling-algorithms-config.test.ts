import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, expect, test } from 'vitest';
import { labelingAlgorithmsArgument, labelingAlgorithmsProblems } from '../src/labeling-algorithms-config';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const algorithmSpecificationArn =
  'arn:aws:sagemaker:eu-west-1:027400017018:labeling-job-algorithm-specification/image-classification';

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('is an algorithm', () => {
  expect(renderedIn(stack, labelingAlgorithmsArgument({ algorithmSpecificationArn }, role, undefined))).toEqual({
    LabelingJobAlgorithmSpecificationArn: algorithmSpecificationArn,
  });
  expect(grantsOf(role)).toEqual([]);
});

test('may begin with a model, in a VPC, on encrypted volumes', () => {
  const config = {
    algorithmSpecificationArn: JsonPath.stringAt('$.algorithm'),
    initialActiveLearningModelArn: 'arn:aws:sagemaker:eu-west-1:111111111111:model/before',
    volumeEncryptionKey: new kms.Key(stack, 'Key'),
  };

  expect(renderedIn(stack, labelingAlgorithmsArgument(config, role, { Subnets: ['subnet-1'] }))).toEqual({
    'LabelingJobAlgorithmSpecificationArn.$': '$.algorithm',
    InitialActiveLearningModelArn: 'arn:aws:sagemaker:eu-west-1:111111111111:model/before',
    LabelingJobResourceConfig: { VolumeKmsKeyId: '<Key.Arn>', VpcConfig: { Subnets: ['subnet-1'] } },
  });
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '<Key.Arn>' }]);
  expect(labelingAlgorithmsProblems('algorithms', config).filter(Boolean)).toEqual([]);
});

test('are known by their ARNs', () => {
  const config = { algorithmSpecificationArn: 'image-classification', initialActiveLearningModelArn: 'before' };

  expect(labelingAlgorithmsProblems('algorithms', config)).toEqual([
    {
      prop: 'algorithms.algorithmSpecificationArn',
      problem: 'is "image-classification"',
      fix: 'give an ARN: arn:aws:sagemaker:<region>:<account>:labeling-job-algorithm-specification/…',
    },
    {
      prop: 'algorithms.initialActiveLearningModelArn',
      problem: 'is "before"',
      fix: 'give an ARN: arn:aws:sagemaker:<region>:<account>:model/…',
    },
  ]);
  expect(labelingAlgorithmsProblems('algorithms', { algorithmSpecificationArn }).filter(Boolean)).toEqual([]);
});
