import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf } from '../../../tools/vitest/rendered-state';
import { AthenaStartQueryExecution } from '../src';
import type { AthenaStartQueryExecutionProps, QueryDataAccess } from '../src';

const results = { outputLocation: { bucketName: 'results', objectKey: 'daily' } };
const READ_CATALOG = [
  'glue:BatchGetPartition',
  'glue:GetDatabase',
  'glue:GetDatabases',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
  'glue:GetTables',
];
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function start(dataAccess: QueryDataAccess, props: Partial<AthenaStartQueryExecutionProps> = {}) {
  return new AthenaStartQueryExecution(stack, 'Query', { queryString: 'SELECT 1', dataAccess, ...props });
}

function permissionsFor(service: string, task: AthenaStartQueryExecution): unknown {
  const statements = permissionsOf(task) as { Action: string | string[]; Resource: unknown }[];
  return statements
    .filter(({ Action }) => [Action].flat().every((action) => action.startsWith(`${service}:`)))
    .map(({ Action, Resource }) => ({ Action, Resource }));
}

/** The databases that the catalog may be asked about. */
function databases(task: AthenaStartQueryExecution): unknown {
  const [{ Resource }] = permissionsFor('glue', task) as [{ Resource: string[] }];
  return Resource.map((arn) => arn.replace('arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:', ''));
}

describe('locations', () => {
  const locations = [{ bucketName: 'lake', objectKey: 'orders/' }, { bucketName: 'prices' }];

  test('are read and written, beside the results', () => {
    expect(permissionsFor('s3', start({ locations }, { resultConfiguration: results }))).toEqual([
      {
        Action: ['s3:GetBucketLocation', 's3:ListBucket'],
        Resource: [
          'arn:<AWS::Partition>:s3:::results',
          'arn:<AWS::Partition>:s3:::lake',
          'arn:<AWS::Partition>:s3:::prices',
        ],
      },
      {
        Action: 's3:GetObject',
        Resource: [
          'arn:<AWS::Partition>:s3:::results/daily/*',
          'arn:<AWS::Partition>:s3:::lake/orders/*',
          'arn:<AWS::Partition>:s3:::prices/*',
        ],
      },
      {
        Action: ['s3:CreateBucket', 's3:ListBucketMultipartUploads'],
        Resource: 'arn:<AWS::Partition>:s3:::results',
      },
      {
        Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: 'arn:<AWS::Partition>:s3:::results/daily/*',
      },
      {
        Action: 's3:ListBucketMultipartUploads',
        Resource: ['arn:<AWS::Partition>:s3:::lake', 'arn:<AWS::Partition>:s3:::prices'],
      },
      {
        Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: ['arn:<AWS::Partition>:s3:::lake/orders/*', 'arn:<AWS::Partition>:s3:::prices/*'],
      },
    ]);
  });

  test('are only read by a query that only reads', () => {
    const task = start({ locations: [{ bucketName: 'lake' }], readOnly: true }, { resultConfiguration: results });

    expect(permissionsFor('s3', task)).toEqual([
      {
        Action: ['s3:GetBucketLocation', 's3:ListBucket'],
        Resource: ['arn:<AWS::Partition>:s3:::results', 'arn:<AWS::Partition>:s3:::lake'],
      },
      {
        Action: 's3:GetObject',
        Resource: ['arn:<AWS::Partition>:s3:::results/daily/*', 'arn:<AWS::Partition>:s3:::lake/*'],
      },
      {
        Action: ['s3:CreateBucket', 's3:ListBucketMultipartUploads'],
        Resource: 'arn:<AWS::Partition>:s3:::results',
      },
      {
        Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: 'arn:<AWS::Partition>:s3:::results/daily/*',
      },
    ]);
  });

  test.each([
    ['the work group says', undefined],
    ['the state says', { outputLocation: { bucketName: JsonPath.stringAt('$.bucket') } }],
  ])('have the results too when %s where they go', (_, resultConfiguration) => {
    const task = start({ locations: [{ bucketName: 'lake' }], readOnly: true }, { resultConfiguration });

    expect(permissionsFor('s3', task)).toEqual([
      { Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: 'arn:<AWS::Partition>:s3:::lake' },
      { Action: 's3:GetObject', Resource: 'arn:<AWS::Partition>:s3:::lake/*' },
      { Action: ['s3:CreateBucket', 's3:ListBucketMultipartUploads'], Resource: 'arn:<AWS::Partition>:s3:::lake' },
      {
        Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: 'arn:<AWS::Partition>:s3:::lake/*',
      },
    ]);
  });

  test('are named once each', () => {
    const task = start({
      locations: [
        { bucketName: 'lake', objectKey: 'a' },
        { bucketName: 'lake', objectKey: 'b' },
      ],
    });

    expect(permissionsFor('s3', task)).toMatchObject([
      { Resource: 'arn:<AWS::Partition>:s3:::lake' },
      { Resource: ['arn:<AWS::Partition>:s3:::lake/a/*', 'arn:<AWS::Partition>:s3:::lake/b/*'] },
      { Resource: 'arn:<AWS::Partition>:s3:::lake' },
      {},
    ]);
  });

  test('may come from the state, where * stands for it', () => {
    const task = start({ locations: [{ bucketName: 'lake', objectKey: `days/${JsonPath.stringAt('$.day')}` }] });

    expect(permissionsFor('s3', task)).toMatchObject([
      { Resource: 'arn:<AWS::Partition>:s3:::lake' },
      { Resource: 'arn:<AWS::Partition>:s3:::lake/days/*/*' },
      { Resource: 'arn:<AWS::Partition>:s3:::lake' },
      { Resource: 'arn:<AWS::Partition>:s3:::lake/days/*/*' },
    ]);
  });
});

describe('databases', () => {
  test('are that of the context', () => {
    expect(databases(start({}, { queryExecutionContext: { databaseName: 'sales' } }))).toEqual([
      'catalog',
      'database/sales',
      'table/sales/*',
      'userDefinedFunction/sales/*',
    ]);
  });

  test('are any when that of the context comes from the state', () => {
    expect(databases(start({}, { queryExecutionContext: { databaseName: JsonPath.stringAt('$.db') } }))).toEqual([
      'catalog',
      'database/*',
      'table/*/*',
      'userDefinedFunction/*/*',
    ]);
  });

  test('are those that match what is written out of that of the context', () => {
    const databaseName = `sales_${JsonPath.stringAt('$.country')}`;

    expect(databases(start({}, { queryExecutionContext: { databaseName } }))).toEqual([
      'catalog',
      'database/sales_*',
      'table/sales_*/*',
      'userDefinedFunction/sales_*/*',
    ]);
  });

  test('are those that are named when that of the context comes from the state', () => {
    const task = start(
      { databases: ['sales_*'] },
      { queryExecutionContext: { databaseName: JsonPath.stringAt('$.db') } },
    );

    expect(databases(task)).toEqual([
      'catalog',
      'database/sales_*',
      'table/sales_*/*',
      'userDefinedFunction/sales_*/*',
    ]);
  });

  test('are those that are named beside that of the context', () => {
    const task = start({ databases: ['sales', 'prices'] }, { queryExecutionContext: { databaseName: 'sales' } });

    expect(databases(task)).toEqual([
      'catalog',
      'database/sales',
      'table/sales/*',
      'userDefinedFunction/sales/*',
      'database/prices',
      'table/prices/*',
      'userDefinedFunction/prices/*',
    ]);
  });

  test('may come from the state, where * stands for it', () => {
    expect(databases(start({ databases: [`sales_${JsonPath.stringAt('$.country')}`] }))).toEqual([
      'catalog',
      'database/sales_*',
      'table/sales_*/*',
      'userDefinedFunction/sales_*/*',
    ]);
  });

  test('are not changed by a query that only reads', () => {
    expect(permissionsFor('glue', start({ readOnly: true }))).toMatchObject([{ Action: READ_CATALOG }]);
  });
});

test('lists that are empty are errors', () => {
  expect(messageOf(() => start({ databases: [], locations: [] }))).toBe(
    'Default/Query has 2 problems:\n' +
      '  - dataAccess.databases has 0 databases: give at least 1 database\n' +
      '  - dataAccess.locations has 0 locations: give at least 1 location',
  );
});
