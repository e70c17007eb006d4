import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { expect, test } from 'vitest';
import { AthenaResultCompressionType, AthenaResultFormat, S3Location } from '../src';
import type { AthenaDatasetDefinition } from '../src';
import { athenaArgument, athenaProblems } from '../src/athena-dataset';
import { grantsOf, renderedIn } from './granted-and-rendered';

const dataset: AthenaDatasetDefinition = {
  catalog: 'AwsDataCatalog',
  database: 'shop',
  queryString: 'SELECT * FROM orders',
  s3OutputLocation: S3Location.fromJsonExpression('$.place'),
  outputFormat: AthenaResultFormat.PARQUET,
};
const problemsOf = (options: Partial<AthenaDatasetDefinition>) =>
  athenaProblems('athena', { ...dataset, ...options }).filter(Boolean);

test('is the result of a query, which may be read and written', () => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const all = {
    ...dataset,
    database: JsonPath.stringAt('$.database'),
    workGroup: 'analysts',
    encryptionKey: new kms.Key(stack, 'Key'),
    outputCompression: AthenaResultCompressionType.SNAPPY,
  };

  expect(renderedIn(stack, athenaArgument(all, role))).toEqual({
    Catalog: 'AwsDataCatalog',
    'Database.$': '$.database',
    QueryString: 'SELECT * FROM orders',
    WorkGroup: 'analysts',
    'OutputS3Uri.$': '$.place',
    KmsKeyId: '<Key.Arn>',
    OutputFormat: 'PARQUET',
    OutputCompression: 'SNAPPY',
  });
  expect(grantsOf(role)).toEqual([
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
      Resource: '<Key.Arn>',
    },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'], Resource: '*' },
  ]);
  expect(athenaProblems('athena', all).filter(Boolean)).toEqual([]);
});

test.each([
  ['catalog', 256],
  ['database', 255],
  ['queryString', 4096],
])('%s has 1 to %i characters', (field, max) => {
  expect(problemsOf({ [field]: 'x'.repeat(max) })).toEqual([]);
  expect(problemsOf({ [field]: 'x'.repeat(max + 1) })).toEqual([
    { prop: `athena.${field}`, problem: `has ${max + 1} characters`, fix: `give 1 to ${max} characters` },
  ]);
  expect(problemsOf({ [field]: '' })).toHaveLength(1);
});

test('a work group has a name', () => {
  expect(problemsOf({ workGroup: `a.b_c-${'d'.repeat(122)}` })).toEqual([]);
  expect(problemsOf({ workGroup: 'a b' })).toEqual([
    { prop: 'athena.workGroup', problem: 'is "a b"', fix: 'write it of letters, digits, ., - and _' },
  ]);
  expect(problemsOf({ workGroup: 'a'.repeat(129) })).toEqual([
    { prop: 'athena.workGroup', problem: 'has 129 characters', fix: 'give 1 to 128 characters' },
  ]);
});
