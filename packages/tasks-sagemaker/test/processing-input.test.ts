import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { beforeEach, expect, test } from 'vitest';
import { AthenaResultFormat, CompressionType, InputMode, S3DataDistributionType, S3DataType, S3Location } from '../src';
import type { ProcessingInput, ProcessingS3Input } from '../src';
import { processingInputArgument, processingInputProblems } from '../src/processing-input';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let role: iam.Role;
const s3Location = S3Location.fromJsonExpression('$.in');
const localPath = '/opt/ml/processing/in';
const problemsOf = (input: Partial<ProcessingInput>) =>
  processingInputProblems('inputs[0]', { inputName: 'orders', ...input }).filter(Boolean);
const problemsOfS3 = (s3Input: Partial<ProcessingS3Input>) =>
  problemsOf({ s3Input: { s3Location, localPath, ...s3Input } });

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
});

test('the data begins with a prefix, and may be read', () => {
  const input = { inputName: 'orders', s3Input: { s3Location, localPath } };

  expect(renderedIn(stack, processingInputArgument(input, role))).toEqual({
    InputName: 'orders',
    S3Input: { 'S3Uri.$': '$.in', LocalPath: '/opt/ml/processing/in', S3DataType: 'S3Prefix' },
  });
  expect(grantsOf(role)).toEqual([{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }]);
  expect(problemsOf(input)).toEqual([]);
});

test('says what the data is', () => {
  const input = {
    inputName: JsonPath.stringAt('$.name'),
    appManaged: false,
    s3Input: {
      s3Location,
      localPath,
      s3DataType: S3DataType.MANIFEST_FILE,
      s3InputMode: InputMode.PIPE,
      s3DataDistributionType: S3DataDistributionType.SHARDED_BY_S3_KEY,
      s3CompressionType: CompressionType.GZIP,
    },
  };

  expect(renderedIn(stack, processingInputArgument(input, role))).toEqual({
    'InputName.$': '$.name',
    AppManaged: false,
    S3Input: {
      'S3Uri.$': '$.in',
      LocalPath: '/opt/ml/processing/in',
      S3DataType: 'ManifestFile',
      S3InputMode: 'Pipe',
      S3DataDistributionType: 'ShardedByS3Key',
      S3CompressionType: 'Gzip',
    },
  });
  expect(problemsOf(input)).toEqual([]);
});

test('may be the result of a query', () => {
  const input = {
    inputName: 'orders',
    appManaged: true,
    datasetDefinition: {
      athenaDatasetDefinition: {
        catalog: 'AwsDataCatalog',
        database: 'shop',
        queryString: 'SELECT 1',
        s3OutputLocation: s3Location,
        outputFormat: AthenaResultFormat.JSON,
      },
    },
  };

  expect(renderedIn(stack, processingInputArgument(input, role))).toMatchObject({
    AppManaged: true,
    DatasetDefinition: { AthenaDatasetDefinition: { OutputFormat: 'JSON' } },
  });
  expect(problemsOf(input)).toEqual([]);
  expect(problemsOf({ ...input, appManaged: false })).toEqual([
    expect.objectContaining({ prop: 'inputs[0].datasetDefinition.localPath' }),
  ]);
});

test('has a name, and data', () => {
  expect(problemsOf({ inputName: '' })).toEqual([
    { prop: 'inputs[0].inputName', problem: 'has 0 characters', fix: 'give at least 1 character' },
    { prop: 'inputs[0]', problem: 'has neither an s3Input nor a datasetDefinition', fix: 'give one of them' },
  ]);
});

test('is put where processing jobs have their data', () => {
  expect(problemsOfS3({ localPath: '/data' })).toEqual([
    {
      prop: 'inputs[0].s3Input.localPath',
      problem: 'is "/data"',
      fix: 'give an absolute path of at most 256 characters that begins with /opt/ml/processing/',
    },
  ]);
  expect(problemsOfS3({ localPath: undefined })).toEqual([
    expect.objectContaining({ problem: 'is missing, as appManaged is not true' }),
  ]);
  expect(problemsOf({ appManaged: true, s3Input: { s3Location } })).toEqual([]);
});

test('has no augmented manifest, and is no fast file', () => {
  expect(problemsOfS3({ s3DataType: S3DataType.AUGMENTED_MANIFEST_FILE, s3InputMode: InputMode.FAST_FILE })).toEqual([
    {
      prop: 'inputs[0].s3Input.s3DataType',
      problem: 'is AUGMENTED_MANIFEST_FILE, which processing jobs do not have',
      fix: 'give S3_PREFIX or MANIFEST_FILE',
    },
    {
      prop: 'inputs[0].s3Input.s3InputMode',
      problem: 'is FAST_FILE, which processing jobs do not have',
      fix: 'give FILE or PIPE',
    },
  ]);
});

test.each([undefined, InputMode.FILE])('is unpacked in PIPE mode alone, not in %s', (s3InputMode) => {
  expect(problemsOfS3({ s3CompressionType: CompressionType.GZIP, s3InputMode })).toEqual([
    {
      prop: 'inputs[0].s3Input.s3CompressionType',
      problem: 'is GZIP in FILE mode',
      fix: 'give the s3InputMode PIPE, or have the container unpack the data',
    },
  ]);
  expect(problemsOfS3({ s3CompressionType: CompressionType.NONE, s3InputMode })).toEqual([]);
});
