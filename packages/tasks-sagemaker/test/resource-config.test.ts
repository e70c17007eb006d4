import { JsonPath } from '@cdk-sfn/core';
import { Size, Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, expect, test } from 'vitest';
import { instanceProblems, resourceArgument } from '../src/resource-config';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const instanceType = new InstanceType('p3.2xlarge');

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('says what a job runs on, and grants nothing', () => {
  const config = { instanceCount: 2, instanceType, volumeSize: Size.gibibytes(50) };

  expect(renderedIn(stack, resourceArgument(config, role))).toEqual({
    InstanceCount: 2,
    InstanceType: 'ml.p3.2xlarge',
    VolumeSizeInGB: 50,
  });
  expect(grantsOf(role)).toEqual([]);
});

test('the volumes may be encrypted with a key', () => {
  const volumeEncryptionKey = new kms.Key(stack, 'Key');
  const config = { instanceCount: 1, instanceType, volumeSize: Size.gibibytes(1), volumeEncryptionKey };

  expect(renderedIn(stack, resourceArgument(config, role))).toMatchObject({ VolumeKmsKeyId: '<Key.Arn>' });
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '<Key.Arn>' }]);
});

test('all of it may come from the state', () => {
  const config = {
    instanceCount: JsonPath.numberAt('$.count'),
    instanceType: new InstanceType(JsonPath.stringAt('$.type')),
    volumeSize: Size.gibibytes(JsonPath.numberAt('$.size')),
  };

  expect(renderedIn(stack, resourceArgument(config, role))).toEqual({
    'InstanceCount.$': '$.count',
    'InstanceType.$': '$.type',
    'VolumeSizeInGB.$': '$.size',
  });
  expect(instanceProblems('resourceConfig', config, { instances: { min: 0 } }).filter(Boolean)).toEqual([]);
});

test('by default it is one instance', () => {
  expect(renderedIn(stack, resourceArgument(undefined, role))).toEqual({
    InstanceCount: 1,
    InstanceType: 'ml.m4.xlarge',
    VolumeSizeInGB: 10,
  });
});

test('too few and too many instances, too large a volume and parts of a gibibyte are problems', () => {
  const limits = { instances: { min: 1, max: 100 }, volume: { min: 1, max: 16_384 } };
  const problemsOf = (instanceCount: number, volumeSize: Size) =>
    instanceProblems('resourceConfig', { instanceCount, instanceType, volumeSize }, limits).filter(Boolean);

  expect(problemsOf(1, Size.gibibytes(1))).toEqual([]);
  expect(problemsOf(100, Size.tebibytes(16))).toEqual([]);
  expect(problemsOf(0, Size.gibibytes(16_385))).toEqual([
    { prop: 'resourceConfig.instanceCount', problem: 'is 0', fix: 'give 1 to 100' },
    { prop: 'resourceConfig.volumeSize', problem: 'is 16385 gibibytes', fix: 'give 1 to 16384 gibibytes' },
  ]);
  expect(problemsOf(101, Size.mebibytes(1500))).toEqual([
    { prop: 'resourceConfig.instanceCount', problem: 'is 101', fix: 'give 1 to 100' },
    expect.objectContaining({
      prop: 'resourceConfig.volumeSize',
      problem: 'cannot be given to the service, which takes gibibytes',
    }),
  ]);
});

test('a volume may have any size where no limit is known', () => {
  const config = { instanceCount: 0, instanceType, volumeSize: Size.tebibytes(64) };

  expect(instanceProblems('resourceConfig', config, { instances: { min: 0 } }).filter(Boolean)).toEqual([]);
});
