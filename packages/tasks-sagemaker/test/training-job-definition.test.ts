import { JsonPath } from '@cdk-sfn/core';
import { Size, Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { beforeEach, expect, test } from 'vitest';
import { S3Location, TuningObjectiveType } from '../src';
import type { TrainingJobDefinition } from '../src';
import { definitionArgument, definitionProblems } from '../src/training-job-definition';
import { renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const least: TrainingJobDefinition = {
  algorithmSpecification: { algorithmName: 'BlazingText' },
  outputDataConfig: { s3OutputLocation: S3Location.fromJsonExpression('$.out') },
};
const instances = {
  instanceCount: 2,
  instanceType: new InstanceType('m5.xlarge'),
  volumeSize: Size.gibibytes(30),
};
const problemsOf = (definition: Partial<TrainingJobDefinition>) =>
  definitionProblems('definition', { ...least, ...definition }).filter(Boolean);

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('is training, on one instance', () => {
  expect(renderedIn(stack, definitionArgument(least, role, undefined))).toEqual({
    RoleArn: '<Role.Arn>',
    AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'BlazingText' },
    OutputDataConfig: { 'S3OutputPath.$': '$.out' },
    ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge', VolumeSizeInGB: 10 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  });
  expect(problemsOf({})).toEqual([]);
});

test('says all of it', () => {
  const definition: TrainingJobDefinition = {
    ...least,
    definitionName: 'blazing',
    tuningObjective: { metricName: 'loss', type: TuningObjectiveType.MINIMIZE },
    hyperParameterRanges: { integerParameterRanges: [{ name: 'depth', minValue: 1, maxValue: 5 }] },
    staticHyperParameters: { epochs: 10, early: true, mode: JsonPath.stringAt('$.mode') },
    resourceConfig: instances,
    maximumRetryAttempts: 3,
    environment: { STAGE: 'test' },
  };

  expect(renderedIn(stack, definitionArgument(definition, role, { Subnets: ['subnet-1'] }))).toMatchObject({
    DefinitionName: 'blazing',
    TuningObjective: { MetricName: 'loss', Type: 'Minimize' },
    HyperParameterRanges: { IntegerParameterRanges: [{ Name: 'depth', MinValue: '1', MaxValue: '5' }] },
    StaticHyperParameters: { epochs: '10', early: 'true', 'mode.$': '$.mode' },
    ResourceConfig: { InstanceCount: 2, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30 },
    RetryStrategy: { MaximumRetryAttempts: 3 },
    VpcConfig: { Subnets: ['subnet-1'] },
    Environment: { STAGE: 'test' },
  });
  expect(problemsOf(definition)).toEqual([]);
});

test('may have several kinds of instances in place of one', () => {
  const tuningResourceConfig = { instanceConfigs: [instances] };
  const rendered = renderedIn(stack, definitionArgument({ ...least, tuningResourceConfig }, role, undefined));

  expect(rendered).toMatchObject({
    HyperParameterTuningResourceConfig: { InstanceConfigs: [{ InstanceType: 'ml.m5.xlarge' }] },
  });
  expect(rendered).not.toHaveProperty('ResourceConfig');
  expect(problemsOf({ tuningResourceConfig })).toEqual([]);
  expect(problemsOf({ tuningResourceConfig, resourceConfig: instances })).toEqual([
    {
      prop: 'definition',
      problem: 'has a resourceConfig and a tuningResourceConfig',
      fix: 'give one of them',
    },
  ]);
});

test('all problems say where they are', () => {
  const bad: Partial<TrainingJobDefinition> = {
    definitionName: 'a_b',
    tuningObjective: { metricName: '', type: TuningObjectiveType.MINIMIZE },
    hyperParameterRanges: { categoricalParameterRanges: [{ name: 'c', values: [] }] },
    staticHyperParameters: { layers: [1, 2] },
    algorithmSpecification: {},
    tuningResourceConfig: { instanceConfigs: [] },
    maximumRetryAttempts: 31,
    environment: Object.fromEntries([...Array(49).keys()].map((i) => [`v${i}`, 'x'])),
  };

  expect(problemsOf(bad).map((problem) => problem && `${problem.prop} ${problem.problem}`)).toEqual([
    'definition.definitionName is "a_b"',
    'definition.tuningObjective.metricName has 0 characters',
    'definition.hyperParameterRanges.categoricalParameterRanges[0].values has 0 entries',
    'definition.staticHyperParameters.layers is a list, but hyperparameters are text',
    'definition.algorithmSpecification has neither an algorithmName nor a trainingImage',
    'definition.tuningResourceConfig.instanceConfigs has 0 entries',
    'definition.maximumRetryAttempts is 31',
    'definition.environment has 49 variables',
  ]);
  expect(
    problemsOf({ definitionName: 'a'.repeat(64), maximumRetryAttempts: 30, environment: { a: 'x'.repeat(512) } }),
  ).toEqual([]);
});
