import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EventBridgeSchedulerTarget, EventBridgeSchedulerUpdateScheduleTask as UpdateSchedule, Schedule } from '../src';

const QUEUE = 'arn:aws:sqs:eu-west-1:111111111111:reminders';

let stack: Stack;
let target: EventBridgeSchedulerTarget;

beforeEach(() => {
  stack = new Stack();
  const assumedBy = new iam.ServicePrincipal('scheduler.amazonaws.com');
  target = new EventBridgeSchedulerTarget({ arn: QUEUE, role: new iam.Role(stack, 'Role', { assumedBy }) });
});

test('changes a schedule', () => {
  const task = UpdateSchedule.jsonPath(stack, 'Remind later', {
    scheduleName: 'reminder',
    groupName: 'reminders',
    schedule: Schedule.rate(Duration.minutes(JsonPath.numberAt('$.minutes'))),
    target,
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:scheduler:updateSchedule',
    Parameters: {
      ActionAfterCompletion: 'NONE',
      FlexibleTimeWindow: { Mode: 'OFF' },
      GroupName: 'reminders',
      Name: 'reminder',
      'ScheduleExpression.$': "States.Format('rate({} minutes)', $.minutes)",
      State: 'ENABLED',
      Target: { Arn: QUEUE, RoleArn: '<Role.Arn>' },
    },
  });
});

test('changes a schedule in JSONata', () => {
  const task = UpdateSchedule.jsonata(stack, 'Remind later', {
    scheduleName: 'reminder',
    schedule: Schedule.rate(Duration.minutes(Jsonata.number('$states.input.minutes'))),
    target,
  });

  expect(stateOf(task)).toMatchObject({
    QueryLanguage: 'JSONata',
    Arguments: { ScheduleExpression: '{% "rate(" & ($states.input.minutes) & " minutes)" %}' },
  });
});

test.each([sfn.IntegrationPattern.REQUEST_RESPONSE, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'with %s the schedule may be changed, and the role handed over',
  (integrationPattern) => {
    const task = new UpdateSchedule(stack, 'Remind later', {
      scheduleName: 'reminder',
      groupName: 'reminders',
      schedule: Schedule.at('2030-01-31T12:00:00'),
      description: JsonPath.taskToken,
      target,
      integrationPattern,
    });

    expect(permissionsOf(task)).toEqual([
      {
        Effect: 'Allow',
        Action: 'scheduler:UpdateSchedule',
        Resource: 'arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/reminders/reminder',
      },
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: '<Role.Arn>',
        Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      },
    ]);
  },
);

test('Step Functions cannot wait for what is scheduled', () => {
  const update = () =>
    new UpdateSchedule(stack, 'Remind later', {
      scheduleName: 'reminder',
      schedule: Schedule.at('2030-01-31T12:00:00'),
      target,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    });

  expect(messageOf(update)).toBe(
    'Default/Remind later has a problem:\n' +
      '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN',
  );
});
