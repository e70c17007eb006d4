import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, expect, test } from 'vitest';
import { S3Location, S3UploadMode } from '../src';
import type { ProcessingOutput } from '../src';
import { processingOutputsArgument, processingOutputsProblems } from '../src/processing-output';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const s3Output = { s3Location: S3Location.fromJsonExpression('$.out'), localPath: '/opt/ml/processing/out' };
const problemsOf = (...outputs: Partial<ProcessingOutput>[]) =>
  processingOutputsProblems('results', {
    outputs: outputs.map((output) => ({ outputName: 'clean', ...output })),
  }).filter(Boolean);

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('are put into Amazon S3 when the job has ended, and may be written', () => {
  const config = { outputs: [{ outputName: 'clean', s3Output }] };

  expect(renderedIn(stack, processingOutputsArgument(config, role))).toEqual({
    Outputs: [
      {
        OutputName: 'clean',
        S3Output: { 'S3Uri.$': '$.out', LocalPath: '/opt/ml/processing/out', S3UploadMode: 'EndOfJob' },
      },
    ],
  });
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }]);
  expect(problemsOf({ s3Output })).toEqual([]);
});

test('may be put there by the container, into a feature group as well, and be encrypted', () => {
  const output = {
    outputName: JsonPath.stringAt('$.name'),
    appManaged: true,
    s3Output: { s3Location: s3Output.s3Location, s3UploadMode: S3UploadMode.CONTINUOUS },
    featureGroupName: 'customers',
  };
  const config = { outputs: [output], encryptionKey: new kms.Key(stack, 'Key') };

  expect(renderedIn(stack, processingOutputsArgument(config, role))).toEqual({
    Outputs: [
      {
        'OutputName.$': '$.name',
        AppManaged: true,
        S3Output: { 'S3Uri.$': '$.out', S3UploadMode: 'Continuous' },
        FeatureStoreOutput: { FeatureGroupName: 'customers' },
      },
    ],
    KmsKeyId: '<Key.Arn>',
  });
  expect(grantsOf(role)).toEqual([
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
      Resource: '<Key.Arn>',
    },
    { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' },
  ]);
  expect(problemsOf(output)).toEqual([]);
});

test('there may be 10', () => {
  expect(problemsOf(...Array<object>(10).fill({ s3Output }))).toEqual([]);
  expect(problemsOf(...Array<object>(11).fill({ s3Output }))).toEqual([
    { prop: 'results.outputs', problem: 'has 11 outputs', fix: 'give at most 10 outputs' },
  ]);
});

test('each has a name, and goes somewhere', () => {
  expect(problemsOf({ s3Output }, { outputName: '' })).toEqual([
    { prop: 'results.outputs[1].outputName', problem: 'has 0 characters', fix: 'give at least 1 character' },
    {
      prop: 'results.outputs[1]',
      problem: 'has neither an s3Output nor a featureGroupName',
      fix: 'say where the result goes',
    },
  ]);
});

test('SageMaker has to know where it is in the container', () => {
  expect(problemsOf({ s3Output: { s3Location: s3Output.s3Location } })).toEqual([
    {
      prop: 'results.outputs[0].s3Output.localPath',
      problem: 'is missing, as appManaged is not true',
      fix: 'give an absolute path of at most 256 characters',
    },
  ]);
  expect(problemsOf({ s3Output: { ...s3Output, localPath: 'out' } })).toHaveLength(1);
});

test('only the container puts records into a feature group', () => {
  expect(problemsOf({ featureGroupName: 'customers' })).toEqual([
    {
      prop: 'results.outputs[0].featureGroupName',
      problem: 'is given, but SageMaker does not put records into feature groups',
      fix: 'set appManaged, and have the container do it',
    },
  ]);
});

test.each(['a_b', 'a', '1-2', 'a'.repeat(64), JsonPath.stringAt('$.group')])(
  '%s may be a feature group',
  (featureGroupName) => {
    expect(problemsOf({ appManaged: true, featureGroupName })).toEqual([]);
  },
);

test.each(['-a', 'a_', 'a b'])('%s is no feature group', (featureGroupName) => {
  expect(problemsOf({ appManaged: true, featureGroupName })).toEqual([
    {
      prop: 'results.outputs[0].featureGroupName',
      problem: `is ${JSON.stringify(featureGroupName)}`,
      fix: 'write it of letters, digits, _ and -, a letter or a digit at the beginning and the end',
    },
  ]);
});

test.each(['', 'a'.repeat(65)])('nor is %j', (featureGroupName) => {
  expect(problemsOf({ appManaged: true, featureGroupName })).toEqual([
    {
      prop: 'results.outputs[0].featureGroupName',
      problem: `has ${featureGroupName.length} characters`,
      fix: 'give 1 to 64 characters',
    },
  ]);
});
