import { JsonPath } from '@cdk-sfn/core';
import { Size, Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, expect, test } from 'vitest';
import { resourceArgument, resourceProblems } from '../src/resource-config';
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
  expect(resourceProblems('resourceConfig', config).filter(Boolean)).toEqual([]);
});

test('a number of instances below none and parts of a gibibyte are problems', () => {
  const config = { instanceCount: -1, instanceType, volumeSize: Size.mebibytes(1500) };

  expect(resourceProblems('resourceConfig', config)).toEqual([
    { prop: 'resourceConfig.instanceCount', problem: 'is -1', fix: 'give at least 0' },
    expect.objectContaining({
      prop: 'resourceConfig.volumeSize',
      problem: 'cannot be given to the service, which takes gibibytes',
    }),
  ]);
});
