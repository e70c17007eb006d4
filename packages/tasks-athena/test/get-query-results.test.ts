import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AthenaGetQueryResults, EncryptionOption } from '../src';
import type { AthenaGetQueryResultsProps } from '../src';

const athena = (resource: string) => `arn:<AWS::Partition>:athena:<AWS::Region>:<AWS::AccountId>:${resource}`;
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function get(props: Partial<AthenaGetQueryResultsProps> = {}): AthenaGetQueryResults {
  return new AthenaGetQueryResults(stack, 'Get', { queryExecutionId: 'q', ...props });
}

describe('the call', () => {
  test('names the query', () => {
    const task = AthenaGetQueryResults.jsonPath(stack, 'Get', {
      queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::athena:getQueryResults',
      Parameters: { 'QueryExecutionId.$': '$.QueryExecutionId' },
    });
  });

  test('says where to go on, and how far', () => {
    expect(stateOf(get({ nextToken: 'next', maxResults: 1000 }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::athena:getQueryResults',
      Parameters: { QueryExecutionId: 'q', NextToken: 'next', MaxResults: 1000 },
    });
  });

  test('may come from the state in JSONPath', () => {
    const task = get({ nextToken: JsonPath.stringAt('$.NextToken'), maxResults: JsonPath.numberAt('$.rows') });

    expect(stateOf(task)).toMatchObject({
      Parameters: { QueryExecutionId: 'q', 'NextToken.$': '$.NextToken', 'MaxResults.$': '$.rows' },
    });
  });

  test('may come from the state in JSONata', () => {
    const task = AthenaGetQueryResults.jsonata(stack, 'Get', {
      queryExecutionId: '{% $states.input.QueryExecutionId %}',
      nextToken: '{% $states.input.NextToken %}',
      maxResults: Jsonata.number('$states.input.rows'),
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::athena:getQueryResults',
      Arguments: {
        QueryExecutionId: '{% $states.input.QueryExecutionId %}',
        NextToken: '{% $states.input.NextToken %}',
        MaxResults: '{% $states.input.rows %}',
      },
    });
  });

  test.each(['RUN_JOB', 'WAIT_FOR_TASK_TOKEN'] as const)('cannot wait with %s', (pattern) => {
    expect(messageOf(() => get({ integrationPattern: sfn.IntegrationPattern[pattern] }))).toBe(
      'Default/Get has a problem:\n' +
        `  - integrationPattern is ${pattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  });
});

describe('limits', () => {
  test('are kept by what is just small enough', () => {
    get({ queryExecutionId: 'a'.repeat(128), nextToken: 'a'.repeat(1024), maxResults: 1, workGroup: 'a'.repeat(128) });
  });

  test('are reported together', () => {
    expect(
      messageOf(() =>
        get({ queryExecutionId: '', nextToken: 'a'.repeat(1025), maxResults: 1001, workGroup: 'a'.repeat(129) }),
      ),
    ).toBe(
      'Default/Get has 4 problems:\n' +
        '  - queryExecutionId has 0 characters: give 1 to 128 characters\n' +
        '  - nextToken has 1025 characters: give 1 to 1024 characters\n' +
        '  - maxResults is 1001: give 1 to 1000\n' +
        '  - workGroup has 129 characters: give 1 to 128 characters',
    );
  });

  test('an answer has a row at least', () => {
    expect(messageOf(() => get({ maxResults: 0 }))).toBe(
      'Default/Get has a problem:\n  - maxResults is 0: give 1 to 1000',
    );
  });
});

describe('permissions', () => {
  test('read objects anywhere', () => {
    expect(permissionsOf(get())).toEqual([
      { Effect: 'Allow', Action: 'athena:GetQueryResults', Resource: athena('workgroup/*') },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:<AWS::Partition>:s3:::*/*' },
    ]);
  });

  test('read what the query has written, with its key', () => {
    const task = get({
      workGroup: 'reports',
      resultConfiguration: {
        outputLocation: { bucketName: 'results', objectKey: 'daily' },
        encryptionConfiguration: {
          encryptionOption: EncryptionOption.KMS,
          encryptionKey: new kms.Key(stack, 'Key'),
        },
      },
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { QueryExecutionId: 'q' } });
    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'athena:GetQueryResults', Resource: athena('workgroup/reports') },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:<AWS::Partition>:s3:::results/daily/*' },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '<Key.Arn>' },
    ]);
  });

  test('read objects in any bucket when the state says in which', () => {
    const outputLocation = { bucketName: JsonPath.stringAt('$.bucket'), objectKey: 'daily' };

    expect(permissionsOf(get({ resultConfiguration: { outputLocation } }))).toEqual([
      { Effect: 'Allow', Action: 'athena:GetQueryResults', Resource: athena('workgroup/*') },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:<AWS::Partition>:s3:::*/daily/*' },
    ]);
  });
});
