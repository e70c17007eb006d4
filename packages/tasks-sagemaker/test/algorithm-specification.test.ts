import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { DockerImage, InputMode } from '../src';
import type { AlgorithmSpecification } from '../src';
import { algorithmArgument, algorithmProblems } from '../src/algorithm-specification';
import { grantsOf, renderedIn } from './granted-and-rendered';

const problemsOf = (algorithm: AlgorithmSpecification) =>
  algorithmProblems('algorithmSpecification', algorithm).filter(Boolean);
const trainingImage = DockerImage.fromJsonExpression('$.image');

test('an algorithm gets its data as files', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });

  expect(renderedIn(stack, algorithmArgument({ algorithmName: 'BlazingText' }, role))).toEqual({
    TrainingInputMode: 'File',
    AlgorithmName: 'BlazingText',
  });
  expect(grantsOf(role)).toEqual([]);
});

test('an image may be pulled', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const metricDefinitions = [{ name: 'loss', regex: 'loss: (.*)' }];
  const algorithm = { trainingImage, trainingInputMode: InputMode.FAST_FILE, metricDefinitions };

  expect(renderedIn(stack, algorithmArgument(algorithm, role))).toEqual({
    TrainingInputMode: 'FastFile',
    'TrainingImage.$': '$.image',
    MetricDefinitions: [{ Name: 'loss', Regex: 'loss: (.*)' }],
  });
  expect(grantsOf(role)).toEqual([
    {
      Effect: 'Allow',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      Resource: '*',
    },
  ]);
});

test('an algorithm is named or in an image', () => {
  expect(problemsOf({})).toEqual([
    {
      prop: 'algorithmSpecification',
      problem: 'has neither an algorithmName nor a trainingImage',
      fix: 'give one of them',
    },
  ]);
});

test('but not both', () => {
  expect(problemsOf({ algorithmName: 'BlazingText', trainingImage })).toEqual([
    { prop: 'algorithmSpecification', problem: 'has an algorithmName and a trainingImage', fix: 'give one of them' },
  ]);
});

test.each([
  'a',
  'a'.repeat(63),
  'arn:aws:sagemaker:us-east-1:111111111111:algorithm/mine',
  JsonPath.stringAt('$.algorithm'),
  '{% $algorithm %}',
])('%s is an algorithm', (algorithmName) => {
  expect(problemsOf({ algorithmName })).toEqual([]);
});

test.each([
  '',
  'a-',
  'Blazing_Text',
  'a'.repeat(64),
  `arn:aws:sagemaker:us-east-1:111111111111:${'a'.repeat(100)}/${'b'.repeat(63)}`,
])('%s is none', (algorithmName) => {
  expect(problemsOf({ algorithmName })).toEqual([
    {
      prop: 'algorithmSpecification.algorithmName',
      problem: `is "${algorithmName}"`,
      fix: 'give 1 to 63 letters, digits and hyphens, no hyphen at the beginning or the end, or an ARN of at most 170 characters',
    },
  ]);
});

test('there may be 40 metrics, with names of 255 characters and expressions of 500', () => {
  const metric = { name: 'a'.repeat(255), regex: 'b'.repeat(500) };

  expect(problemsOf({ trainingImage, metricDefinitions: Array<typeof metric>(40).fill(metric) })).toEqual([]);
});

test('more metrics, and longer ones, are problems', () => {
  const metric = { name: 'a', regex: 'b' };
  const long = { name: 'a'.repeat(256), regex: 'b'.repeat(501) };
  const metricDefinitions = [long, ...Array<typeof metric>(40).fill(metric)];

  expect(problemsOf({ trainingImage, metricDefinitions })).toEqual([
    {
      prop: 'algorithmSpecification.metricDefinitions',
      problem: 'has 41 entries',
      fix: 'give at most 40 entries',
    },
    {
      prop: 'algorithmSpecification.metricDefinitions[0].name',
      problem: 'has 256 characters',
      fix: 'give 1 to 255 characters',
    },
    {
      prop: 'algorithmSpecification.metricDefinitions[0].regex',
      problem: 'has 501 characters',
      fix: 'give 1 to 500 characters',
    },
  ]);
});
