import { Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { beforeEach, expect, test } from 'vitest';
import { S3Location } from '../src';
import type { TrainingOptions } from '../src';
import { trainingArgument, trainingProblems } from '../src/training-options';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const options: TrainingOptions = {
  algorithmSpecification: { algorithmName: 'BlazingText' },
  outputDataConfig: { s3OutputLocation: S3Location.fromJsonExpression('$.out') },
};
const dataSource = { s3DataSource: { s3Location: S3Location.fromJsonExpression('$.in') } };

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('works in the role for an hour', () => {
  expect(renderedIn(stack, trainingArgument(options, { role, task: role }))).toEqual({
    RoleArn: '<Role.Arn>',
    AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'BlazingText' },
    OutputDataConfig: { 'S3OutputPath.$': '$.out' },
    ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge', VolumeSizeInGB: 10 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  });
});

test('says nothing of resources where something else does', () => {
  const argument = trainingArgument(options, { role, task: role, hasOtherResources: true });

  expect(renderedIn(stack, argument)).not.toHaveProperty('ResourceConfig');
});

test('all of it is told, and the role granted it', () => {
  const all: TrainingOptions = {
    ...options,
    enableNetworkIsolation: true,
    enableInterContainerTrafficEncryption: true,
    enableManagedSpotTraining: true,
    inputDataConfig: [{ channelName: 'train', dataSource }],
    checkpointConfig: { s3Location: S3Location.fromJsonExpression('$.checkpoints') },
    stoppingCondition: { maxRuntime: Duration.hours(2), maxWaitTime: Duration.hours(3) },
  };

  expect(renderedIn(stack, trainingArgument(all, { role, task: role }))).toMatchObject({
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: true,
    EnableManagedSpotTraining: true,
    InputDataConfig: [{ ChannelName: 'train', DataSource: { S3DataSource: { 'S3Uri.$': '$.in' } } }],
    CheckpointConfig: { 'S3Uri.$': '$.checkpoints' },
    StoppingCondition: { MaxRuntimeInSeconds: 7200, MaxWaitTimeInSeconds: 10_800 },
  });
  expect(grantsOf(role)).toEqual([
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' },
    { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'], Resource: '*' },
  ]);
  expect(trainingProblems((prop) => prop, all).filter(Boolean)).toEqual([]);
});

test('all problems say where they are', () => {
  const resourceConfig = {
    instanceCount: -1,
    instanceType: new ec2.InstanceType('m5.large'),
    volumeSize: Size.gibibytes(1),
  };
  const bad: TrainingOptions = {
    ...options,
    algorithmSpecification: {},
    inputDataConfig: [{ channelName: 'a b', dataSource }],
    resourceConfig,
    enableManagedSpotTraining: true,
  };

  expect(
    trainingProblems((prop) => `jobs[0].${prop}`, bad).map(
      (problem) => problem && `${problem.prop} ${problem.problem}`,
    ),
  ).toEqual(
    expect.arrayContaining([
      'jobs[0].algorithmSpecification has neither an algorithmName nor a trainingImage',
      'jobs[0].inputDataConfig[0].channelName is "a b"',
      'jobs[0].resourceConfig.instanceCount is -1',
      'jobs[0].stoppingCondition.maxWaitTime is missing for managed spot training',
    ]),
  );
  expect(trainingProblems((prop) => prop, { ...options, inputDataConfig: [] }).filter(Boolean)).toEqual([
    { prop: 'inputDataConfig', problem: 'has 0 channels', fix: 'give 1 to 20 channels' },
  ]);
});
