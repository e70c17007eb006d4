import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { expect, test } from 'vitest';
import { transformResourcesArgument, transformResourcesProblem } from '../src/transform-resources';
import { renderedIn } from './granted-and-rendered';

const instanceType = new InstanceType('m5.large');

test('says what a job runs on', () => {
  const stack = new Stack();
  const volumeEncryptionKey = new kms.Key(stack, 'Key');

  expect(
    renderedIn(stack, transformResourcesArgument({ instanceCount: 2, instanceType, volumeEncryptionKey })),
  ).toEqual({ InstanceCount: 2, InstanceType: 'ml.m5.large', VolumeKmsKeyId: '<Key.Arn>' });
});

test('a job needs an instance', () => {
  const problem = (instanceCount: number) =>
    transformResourcesProblem('transformResources', { instanceCount, instanceType });

  expect(problem(1)).toBeUndefined();
  expect(problem(JsonPath.numberAt('$.count'))).toBeUndefined();
  expect(problem(0)).toEqual({ prop: 'transformResources.instanceCount', problem: 'is 0', fix: 'give at least 1' });
});
