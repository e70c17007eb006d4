import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Aws, Stack } from 'aws-cdk-lib';
import type { State } from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf } from '../../../tools/vitest/rendered-state';
import {
  AthenaGetQueryExecution,
  AthenaGetQueryResults,
  AthenaStartQueryExecution,
  AthenaStopQueryExecution,
} from '../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function workGroups(task: State): unknown {
  return JSON.stringify(permissionsOf(task)).match(/[^"]*:workgroup\/[^"]*/g);
}

test.each([
  ['reports', 'reports'],
  ['reports-*', 'reports-*'],
  [`reports-${Aws.REGION}`, 'reports-<AWS::Region>'],
  [JsonPath.stringAt('$.group'), '*'],
  [Jsonata.string('$states.input.group'), '*'],
  ['{% $states.input.group %}', '*'],
])('the permissions of all tasks are on the work group %s', (workGroup, name) => {
  const query = { queryExecutionId: 'q', workGroup };

  for (const task of [
    new AthenaGetQueryExecution(stack, 'Get', query),
    new AthenaGetQueryResults(stack, 'Results', query),
    new AthenaStopQueryExecution(stack, 'Stop', query),
    new AthenaStartQueryExecution(stack, 'Start', { queryString: 'SELECT 1', workGroup }),
  ]) {
    expect(workGroups(task)).toEqual([`arn:<AWS::Partition>:athena:<AWS::Region>:<AWS::AccountId>:workgroup/${name}`]);
  }
});

test('a query is started in those that are allowed', () => {
  const task = new AthenaStartQueryExecution(stack, 'Start', {
    queryString: 'SELECT 1',
    workGroup: JsonPath.stringAt('$.group'),
    allowedTargets: ['arn:aws:athena:eu-west-1:111111111111:workgroup/reports'],
  });

  expect(workGroups(task)).toEqual(['arn:aws:athena:eu-west-1:111111111111:workgroup/reports']);
});

test('those that are allowed are ARNs', () => {
  expect(
    messageOf(
      () =>
        new AthenaStartQueryExecution(stack, 'Start', {
          queryString: 'SELECT 1',
          workGroup: JsonPath.stringAt('$.group'),
          allowedTargets: ['reports'],
        }),
    ),
  ).toBe('Default/Start has a problem:\n  - allowedTargets has "reports", which is no ARN: give ARNs');
});
