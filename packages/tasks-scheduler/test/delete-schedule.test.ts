import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EventBridgeSchedulerDeleteScheduleTask as DeleteSchedule } from '../src';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

test('deletes a schedule', () => {
  const task = DeleteSchedule.jsonPath(stack, 'Forget', {
    scheduleName: 'reminder',
    groupName: 'reminders',
    clientToken: JsonPath.stringAt('$$.Execution.Name'),
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:scheduler:deleteSchedule',
    Parameters: { 'ClientToken.$': '$$.Execution.Name', GroupName: 'reminders', Name: 'reminder' },
  });
});

test('deletes a schedule in JSONata', () => {
  const task = DeleteSchedule.jsonata(stack, 'Forget', {
    scheduleName: "{% 'reminder-' & $states.input.id %}",
    allowedTargets: ['arn:aws:scheduler:eu-west-1:111111111111:schedule/default/reminder-*'],
  });

  expect(stateOf(task)).toMatchObject({
    QueryLanguage: 'JSONata',
    Arguments: { Name: "{% 'reminder-' & $states.input.id %}" },
  });
});

test('the schedule may be deleted', () => {
  expect(permissionsOf(new DeleteSchedule(stack, 'Forget', { scheduleName: 'reminder' }))).toEqual([
    {
      Effect: 'Allow',
      Action: 'scheduler:DeleteSchedule',
      Resource: 'arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/default/reminder',
    },
  ]);
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'there is nothing to wait for with %s',
  (integrationPattern) => {
    const forget = () => new DeleteSchedule(stack, 'Forget', { scheduleName: 'reminder', integrationPattern });

    expect(messageOf(forget)).toBe(
      'Default/Forget has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
