import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Aws, Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AthenaStartQueryExecution, EncryptionOption } from '../src';
import type { AthenaStartQueryExecutionProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const queryString = 'SELECT 1';
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function start(props: Partial<AthenaStartQueryExecutionProps> = {}): AthenaStartQueryExecution {
  return new AthenaStartQueryExecution(stack, 'Query', { queryString, ...props });
}

describe('the call', () => {
  test('has the query, and nothing of the results', () => {
    expect(stateOf(AthenaStartQueryExecution.jsonPath(stack, 'Query', { queryString }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::athena:startQueryExecution',
      Parameters: { QueryString: 'SELECT 1', ResultConfiguration: {} },
    });
  });

  test('has everything that Athena takes', () => {
    const task = start({
      clientRequestToken: 'a'.repeat(32),
      executionParameters: ['2026', 'EUR'],
      integrationPattern: RUN_JOB,
      queryExecutionContext: { catalogName: 'lake', databaseName: 'sales' },
      resultConfiguration: {
        encryptionConfiguration: { encryptionOption: EncryptionOption.S3_MANAGED },
        outputLocation: { bucketName: 'results', objectKey: 'daily' },
      },
      resultReuseConfigurationMaxAge: Duration.hours(2),
      workGroup: 'reports',
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::athena:startQueryExecution.sync',
      Parameters: {
        QueryString: 'SELECT 1',
        ClientRequestToken: 'a'.repeat(32),
        QueryExecutionContext: { Catalog: 'lake', Database: 'sales' },
        ResultConfiguration: {
          EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
          OutputLocation: 's3://results/daily/',
        },
        WorkGroup: 'reports',
        ExecutionParameters: ['2026', 'EUR'],
        ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: 120 } },
      },
    });
  });

  test('may come from the state in JSONPath', () => {
    const task = start({
      queryString: `SELECT * FROM orders WHERE day = '${JsonPath.stringAt('$.day')}'`,
      clientRequestToken: JsonPath.stringAt('$$.Execution.Name'),
      executionParameters: ['EUR', JsonPath.stringAt('$.year')],
      queryExecutionContext: { catalogName: JsonPath.stringAt('$.catalog'), databaseName: JsonPath.stringAt('$.db') },
      resultReuseConfigurationMaxAge: Duration.minutes(JsonPath.numberAt('$.age')),
      workGroup: JsonPath.stringAt('$.group'),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        'QueryString.$': String.raw`States.Format('SELECT * FROM orders WHERE day = \'{}\'', $.day)`,
        'ClientRequestToken.$': '$$.Execution.Name',
        QueryExecutionContext: { 'Catalog.$': '$.catalog', 'Database.$': '$.db' },
        ResultConfiguration: {},
        'WorkGroup.$': '$.group',
        'ExecutionParameters.$': "States.Array('EUR', $.year)",
        ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: true, 'MaxAgeInMinutes.$': '$.age' } },
      },
    });
  });

  test('may come from the state in JSONata', () => {
    const task = AthenaStartQueryExecution.jsonata(stack, 'Query', {
      queryString: '{% $states.input.sql %}',
      executionParameters: Jsonata.list('$states.input.parameters'),
      queryExecutionContext: { databaseName: '{% $states.input.db %}' },
      resultReuseConfigurationMaxAge: Duration.minutes(Jsonata.number('$states.input.age')),
      workGroup: '{% $states.input.group %}',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::athena:startQueryExecution',
      Arguments: {
        QueryString: '{% $states.input.sql %}',
        QueryExecutionContext: { Database: '{% $states.input.db %}' },
        ResultConfiguration: {},
        WorkGroup: '{% $states.input.group %}',
        ExecutionParameters: '{% $states.input.parameters %}',
        ResultReuseConfiguration: {
          ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: '{% $states.input.age %}' },
        },
      },
    });
  });

  test('takes a list of parameters from the state', () => {
    expect(stateOf(start({ executionParameters: JsonPath.listAt('$.parameters') }))).toMatchObject({
      Parameters: { 'ExecutionParameters.$': '$.parameters' },
    });
  });

  test('may have a catalog without a database', () => {
    expect(stateOf(start({ queryExecutionContext: { catalogName: 'lake' } }))).toMatchObject({
      Parameters: { QueryExecutionContext: { Catalog: 'lake' } },
    });
  });

  test('has no context when that is empty', () => {
    expect(stateOf(start({ queryExecutionContext: {} }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::athena:startQueryExecution',
      Parameters: { QueryString: 'SELECT 1', ResultConfiguration: {} },
    });
  });

  test('takes an age of nothing, too', () => {
    expect(stateOf(start({ resultReuseConfigurationMaxAge: Duration.minutes(0) }))).toMatchObject({
      Parameters: {
        ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: 0 } },
      },
    });
  });

  test('has no room for a task token', () => {
    expect(messageOf(() => start({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Query has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
    );
  });
});

describe('limits', () => {
  test('are kept by what is just long enough', () => {
    start({
      queryString: 'a'.repeat(262_144),
      clientRequestToken: 'a'.repeat(128),
      executionParameters: ['a'.repeat(1024)],
      queryExecutionContext: { catalogName: 'a'.repeat(256), databaseName: 'a'.repeat(255) },
      resultReuseConfigurationMaxAge: Duration.days(7),
      workGroup: 'a'.repeat(128),
    });
  });

  test('are reported together', () => {
    expect(
      messageOf(() =>
        start({
          queryString: '',
          clientRequestToken: 'too short',
          executionParameters: ['', 'a'.repeat(1025)],
          queryExecutionContext: { catalogName: 'a'.repeat(257), databaseName: 'a'.repeat(256) },
          resultReuseConfigurationMaxAge: Duration.minutes(10_081),
          workGroup: 'a'.repeat(129),
        }),
      ),
    ).toBe(
      'Default/Query has 8 problems:\n' +
        '  - queryString has 0 characters: give 1 to 262144 characters\n' +
        '  - clientRequestToken has 9 characters: give 32 to 128 characters\n' +
        '  - queryExecutionContext.catalogName has 257 characters: give 1 to 256 characters\n' +
        '  - queryExecutionContext.databaseName has 256 characters: give 1 to 255 characters\n' +
        '  - workGroup has 129 characters: give 1 to 128 characters\n' +
        '  - executionParameters[0] has 0 characters: give 1 to 1024 characters\n' +
        '  - executionParameters[1] has 1025 characters: give 1 to 1024 characters\n' +
        '  - resultReuseConfigurationMaxAge is 10081 minutes: give 0 to 10080 minutes',
    );
  });

  test('a list of parameters is not empty', () => {
    expect(messageOf(() => start({ executionParameters: [] }))).toBe(
      'Default/Query has a problem:\n  - executionParameters has 0 parameters: give at least 1 parameter',
    );
  });

  test('an age is in whole minutes', () => {
    expect(messageOf(() => start({ resultReuseConfigurationMaxAge: Duration.seconds(30) }))).toBe(
      'Default/Query has a problem:\n' +
        '  - resultReuseConfigurationMaxAge cannot be given to the service, which takes minutes: ' +
        "'30 seconds' cannot be converted into a whole number of minutes.",
    );
  });
});

const athena = (resource: string) => `arn:<AWS::Partition>:athena:<AWS::Region>:<AWS::AccountId>:${resource}`;
const s3Arn = (resource: string) => `arn:<AWS::Partition>:s3:::${resource}`;
const glue = (resource: string) => `arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:${resource}`;

function athenaPermissionsOf(task: AthenaStartQueryExecution): unknown {
  const statements = permissionsOf(task) as { Action: string | string[]; Resource: unknown }[];
  return statements
    .filter(({ Action }) => [Action].flat().every((action) => action.startsWith('athena:')))
    .map(({ Action, Resource }) => ({ Action, Resource }));
}

describe('permissions', () => {
  test('are those of the template of AWS', () => {
    expect(permissionsOf(start({ integrationPattern: REQUEST_RESPONSE }))).toEqual([
      { Effect: 'Allow', Action: 'athena:GetDataCatalog', Resource: athena('datacatalog/AwsDataCatalog') },
      { Effect: 'Allow', Action: 'athena:StartQueryExecution', Resource: athena('workgroup/primary') },
      { Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: s3Arn('*') },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: s3Arn('*/*') },
      { Effect: 'Allow', Action: ['s3:CreateBucket', 's3:ListBucketMultipartUploads'], Resource: s3Arn('*') },
      {
        Effect: 'Allow',
        Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: s3Arn('*/*'),
      },
      { Effect: 'Allow', Action: 'lakeformation:GetDataAccess', Resource: '*' },
      {
        Effect: 'Allow',
        Action: [
          'glue:BatchCreatePartition',
          'glue:BatchDeletePartition',
          'glue:BatchDeleteTable',
          'glue:BatchGetPartition',
          'glue:CreateDatabase',
          'glue:CreatePartition',
          'glue:CreateTable',
          'glue:DeleteDatabase',
          'glue:DeletePartition',
          'glue:DeleteTable',
          'glue:GetDatabase',
          'glue:GetDatabases',
          'glue:GetPartition',
          'glue:GetPartitions',
          'glue:GetTable',
          'glue:GetTables',
          'glue:UpdateDatabase',
          'glue:UpdatePartition',
          'glue:UpdateTable',
        ],
        Resource: [
          glue('catalog'),
          glue('database/default'),
          glue('table/default/*'),
          glue('userDefinedFunction/default/*'),
        ],
      },
    ]);
  });

  test('watch and stop the query with RUN_JOB', () => {
    const task = start({ integrationPattern: RUN_JOB, workGroup: 'reports' });

    expect(athenaPermissionsOf(task)).toEqual([
      { Action: 'athena:GetDataCatalog', Resource: athena('datacatalog/AwsDataCatalog') },
      { Action: 'athena:StartQueryExecution', Resource: athena('workgroup/reports') },
      { Action: ['athena:GetQueryExecution', 'athena:StopQueryExecution'], Resource: athena('workgroup/reports') },
    ]);
  });

  test('are on the catalog and the work group that are named', () => {
    const task = start({ queryExecutionContext: { catalogName: 'lake' }, workGroup: `reports-${Aws.REGION}` });

    expect(athenaPermissionsOf(task)).toEqual([
      { Action: 'athena:GetDataCatalog', Resource: athena('datacatalog/lake') },
      { Action: 'athena:StartQueryExecution', Resource: athena('workgroup/reports-<AWS::Region>') },
    ]);
  });

  test('are on any catalog and work group when they come from the state', () => {
    const task = start({
      queryExecutionContext: { catalogName: JsonPath.stringAt('$.catalog') },
      workGroup: JsonPath.stringAt('$.group'),
      integrationPattern: RUN_JOB,
    });

    expect(athenaPermissionsOf(task)).toEqual([
      { Action: 'athena:GetDataCatalog', Resource: athena('datacatalog/*') },
      { Action: 'athena:StartQueryExecution', Resource: athena('workgroup/*') },
      { Action: ['athena:GetQueryExecution', 'athena:StopQueryExecution'], Resource: athena('workgroup/*') },
    ]);
  });

  test('are on the work groups that are allowed', () => {
    const reports = 'arn:aws:athena:eu-west-1:111111111111:workgroup/reports-*';
    const task = AthenaStartQueryExecution.jsonata(stack, 'Query', {
      queryString,
      workGroup: '{% $states.input.group %}',
      allowedTargets: [reports],
    });

    expect(athenaPermissionsOf(task)).toEqual([
      { Action: 'athena:GetDataCatalog', Resource: athena('datacatalog/AwsDataCatalog') },
      { Action: 'athena:StartQueryExecution', Resource: reports },
    ]);
  });

  test('write the results where they go', () => {
    const bucket = new s3.Bucket(stack, 'Results');
    const task = start({
      resultConfiguration: { outputLocation: { bucketName: bucket.bucketName, objectKey: 'daily' } },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ResultConfiguration: { OutputLocation: 's3://<Results>/daily/' } },
    });
    expect((permissionsOf(task) as object[]).slice(2, 6)).toEqual([
      { Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket'], Resource: s3Arn('*') },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: s3Arn('*/*') },
      { Effect: 'Allow', Action: ['s3:CreateBucket', 's3:ListBucketMultipartUploads'], Resource: s3Arn('<Results>') },
      {
        Effect: 'Allow',
        Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
        Resource: s3Arn('<Results>/daily/*'),
      },
    ]);
  });

  test('use the key of the results', () => {
    const key = new kms.Key(stack, 'Key');
    const task = start({
      resultConfiguration: {
        encryptionConfiguration: { encryptionOption: EncryptionOption.KMS, encryptionKey: key },
      },
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: '<Key.Arn>' } },
      },
    });
    expect((permissionsOf(task) as object[]).slice(8)).toEqual([
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '<Key.Arn>' },
    ]);
  });
});
