import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AthenaStopQueryExecution } from '../src';

const athena = (resource: string) => `arn:<AWS::Partition>:athena:<AWS::Region>:<AWS::AccountId>:${resource}`;
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

test('names the query in a JSONPath state', () => {
  const task = AthenaStopQueryExecution.jsonPath(stack, 'Stop', {
    queryExecutionId: JsonPath.stringAt('$.QueryExecutionId'),
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::athena:stopQueryExecution',
    Parameters: { 'QueryExecutionId.$': '$.QueryExecutionId' },
  });
});

test('names the query in a JSONata state', () => {
  const task = AthenaStopQueryExecution.jsonata(stack, 'Stop', {
    queryExecutionId: '{% $states.input.QueryExecutionId %}',
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::athena:stopQueryExecution',
    Arguments: { QueryExecutionId: '{% $states.input.QueryExecutionId %}' },
  });
});

test('needs permission on all work groups', () => {
  const task = new AthenaStopQueryExecution(stack, 'Stop', { queryExecutionId: 'q' });

  expect(permissionsOf(task)).toEqual([
    { Effect: 'Allow', Action: 'athena:StopQueryExecution', Resource: athena('workgroup/*') },
  ]);
});

test.each(['RUN_JOB', 'WAIT_FOR_TASK_TOKEN'] as const)('cannot wait with %s', (pattern) => {
  const integrationPattern = sfn.IntegrationPattern[pattern];

  expect(
    messageOf(() => new AthenaStopQueryExecution(stack, 'Stop', { queryExecutionId: 'q', integrationPattern })),
  ).toBe(
    'Default/Stop has a problem:\n' +
      `  - integrationPattern is ${pattern}, which this task does not support: use REQUEST_RESPONSE`,
  );
});

test('takes ids and names of 1 to 128 characters', () => {
  const longest = 'a'.repeat(128);
  new AthenaStopQueryExecution(stack, 'Longest', { queryExecutionId: longest, workGroup: longest });

  expect(
    messageOf(() => new AthenaStopQueryExecution(stack, 'Stop', { queryExecutionId: '', workGroup: `${longest}a` })),
  ).toBe(
    'Default/Stop has 2 problems:\n' +
      '  - queryExecutionId has 0 characters: give 1 to 128 characters\n' +
      '  - workGroup has 129 characters: give 1 to 128 characters',
  );
});
