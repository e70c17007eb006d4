import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { beforeEach, expect, test } from 'vitest';
import { RedshiftResultCompressionType, RedshiftResultFormat, S3Location } from '../src';
import type { RedshiftDatasetDefinition } from '../src';
import { redshiftArgument, redshiftProblems } from '../src/redshift-dataset';
import { grantsOf, renderedIn } from './granted-and-rendered';

let stack: Stack;
let dataset: RedshiftDatasetDefinition;

beforeEach(() => {
  stack = new Stack();
  dataset = {
    clusterId: 'warehouse',
    database: 'shop',
    dbUser: 'reader',
    queryString: 'SELECT * FROM orders',
    clusterRole: new iam.Role(stack, 'ClusterRole', { assumedBy: new iam.ServicePrincipal('redshift.amazonaws.com') }),
    s3OutputLocation: S3Location.fromJsonExpression('$.place'),
    outputFormat: RedshiftResultFormat.CSV,
  };
});

test('is the result of a query, which may be read and written', () => {
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') });
  const all = {
    ...dataset,
    dbUser: JsonPath.stringAt('$.user'),
    encryptionKey: new kms.Key(stack, 'Key'),
    outputCompression: RedshiftResultCompressionType.BZIP2,
  };

  expect(renderedIn(stack, redshiftArgument(all, role))).toEqual({
    ClusterId: 'warehouse',
    Database: 'shop',
    'DbUser.$': '$.user',
    QueryString: 'SELECT * FROM orders',
    ClusterRoleArn: '<ClusterRole.Arn>',
    'OutputS3Uri.$': '$.place',
    KmsKeyId: '<Key.Arn>',
    OutputFormat: 'CSV',
    OutputCompression: 'BZIP2',
  });
  expect(grantsOf(role)).toEqual([
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
      Resource: '<Key.Arn>',
    },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket', 's3:PutObject'], Resource: '*' },
  ]);
  expect(redshiftProblems('redshift', all).filter(Boolean)).toEqual([]);
});

test.each([
  ['clusterId', 63],
  ['database', 64],
  ['dbUser', 128],
  ['queryString', 4096],
])('%s has 1 to %i characters', (field, max) => {
  const problemsOf = (text: string) => redshiftProblems('redshift', { ...dataset, [field]: text }).filter(Boolean);

  expect(problemsOf('x'.repeat(max))).toEqual([]);
  expect(problemsOf('x'.repeat(max + 1))).toEqual([
    { prop: `redshift.${field}`, problem: `has ${max + 1} characters`, fix: `give 1 to ${max} characters` },
  ]);
  expect(problemsOf('')).toHaveLength(1);
});
