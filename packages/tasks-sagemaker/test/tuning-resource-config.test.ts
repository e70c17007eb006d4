import { Size, Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { expect, test } from 'vitest';
import { TuningAllocationStrategy } from '../src';
import { tuningResourceArgument, tuningResourceProblems } from '../src/tuning-resource-config';
import { grantsOf, renderedIn } from './granted-and-rendered';

const config = {
  instanceCount: 1,
  instanceType: new InstanceType('m5.xlarge'),
  volumeSize: Size.gibibytes(30),
};
const problemsOf = (...instanceConfigs: (typeof config)[]) =>
  tuningResourceProblems('resources', { instanceConfigs }).filter(Boolean);

test('lists kinds of instances, whose volumes may be encrypted', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const resources = {
    instanceConfigs: [config, { ...config, instanceType: new InstanceType('ml.c5.xlarge') }],
    allocationStrategy: TuningAllocationStrategy.PRIORITIZED,
    volumeEncryptionKey: new kms.Key(stack, 'Key'),
  };

  expect(renderedIn(stack, tuningResourceArgument(resources, role))).toEqual({
    InstanceConfigs: [
      { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30 },
      { InstanceCount: 1, InstanceType: 'ml.c5.xlarge', VolumeSizeInGB: 30 },
    ],
    AllocationStrategy: 'Prioritized',
    VolumeKmsKeyId: '<Key.Arn>',
  });
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '<Key.Arn>' }]);
});

test('there are 1 to 6', () => {
  expect(problemsOf(...Array<typeof config>(6).fill(config))).toEqual([]);
  expect(problemsOf()).toEqual([
    { prop: 'resources.instanceConfigs', problem: 'has 0 entries', fix: 'give 1 to 6 entries' },
  ]);
  expect(problemsOf(...Array<typeof config>(7).fill(config))).toHaveLength(1);
});

test('each has instances and a volume', () => {
  expect(problemsOf(config, { ...config, instanceCount: -1, volumeSize: Size.gibibytes(0) })).toEqual([
    { prop: 'resources.instanceConfigs[1].instanceCount', problem: 'is -1', fix: 'give at least 0' },
    { prop: 'resources.instanceConfigs[1].volumeSize', problem: 'is 0 gibibytes', fix: 'give at least 1 gibibyte' },
  ]);
});
