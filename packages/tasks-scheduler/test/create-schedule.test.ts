import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import {
  ActionAfterCompletion,
  EventBridgeSchedulerCreateScheduleTask as CreateSchedule,
  EventBridgeSchedulerTarget,
  Schedule,
} from '../src';

const QUEUE = 'arn:aws:sqs:eu-west-1:111111111111:reminders';

let stack: Stack;
let role: iam.Role;
let target: EventBridgeSchedulerTarget;

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') });
  target = new EventBridgeSchedulerTarget({ arn: QUEUE, role });
});

test('creates a schedule', () => {
  const task = CreateSchedule.jsonPath(stack, 'Remind', {
    scheduleName: 'reminder',
    schedule: Schedule.rate(Duration.hours(2)),
    target,
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:scheduler:createSchedule',
    Parameters: {
      ActionAfterCompletion: 'NONE',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Name: 'reminder',
      ScheduleExpression: 'rate(2 hours)',
      State: 'ENABLED',
      Target: { Arn: QUEUE, RoleArn: '<Role.Arn>' },
    },
  });
});

test('takes all that a schedule has', () => {
  const task = new CreateSchedule(stack, 'Remind', {
    scheduleName: 'reminder',
    groupName: 'reminders',
    clientToken: 'once-only_1',
    schedule: Schedule.cron({ hour: '8' }),
    timezone: 'Europe/Berlin',
    startDate: new Date('2030-01-01T00:00:00Z'),
    endDate: '2030-12-31T00:00:00+01:00',
    flexibleTimeWindow: Duration.hours(1),
    actionAfterCompletion: ActionAfterCompletion.DELETE,
    description: 'Tells them to pay',
    enabled: false,
    target,
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      ActionAfterCompletion: 'DELETE',
      ClientToken: 'once-only_1',
      Description: 'Tells them to pay',
      EndDate: '2030-12-31T00:00:00+01:00',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 60 },
      GroupName: 'reminders',
      Name: 'reminder',
      ScheduleExpression: 'cron(* 8 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      StartDate: '2030-01-01T00:00:00.000Z',
      State: 'DISABLED',
    },
  });
});

test('takes references', () => {
  const task = new CreateSchedule(stack, 'Remind', {
    scheduleName: 'reminder',
    clientToken: JsonPath.uuid(),
    schedule: Schedule.at(JsonPath.stringAt('$.when')),
    timezone: JsonPath.stringAt('$.zone'),
    startDate: JsonPath.stringAt('$.from'),
    endDate: JsonPath.stringAt('$.to'),
    flexibleTimeWindow: Duration.minutes(JsonPath.numberAt('$.window')),
    actionAfterCompletion: JsonPath.stringAt('$.action') as never,
    description: `For ${JsonPath.stringAt('$.customer')}`,
    target: new EventBridgeSchedulerTarget({
      arn: JsonPath.stringAt('$.queue'),
      role,
      input: JsonPath.jsonToString(JsonPath.objectAt('$.order')),
    }),
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      'ActionAfterCompletion.$': '$.action',
      'ClientToken.$': 'States.UUID()',
      'Description.$': "States.Format('For {}', $.customer)",
      'EndDate.$': '$.to',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', 'MaximumWindowInMinutes.$': '$.window' },
      Name: 'reminder',
      'ScheduleExpression.$': "States.Format('at({})', $.when)",
      'ScheduleExpressionTimezone.$': '$.zone',
      'StartDate.$': '$.from',
      State: 'ENABLED',
      Target: { 'Arn.$': '$.queue', RoleArn: '<Role.Arn>', 'Input.$': 'States.JsonToString($.order)' },
    },
  });
});

test('takes expressions', () => {
  const task = CreateSchedule.jsonata(stack, 'Remind', {
    scheduleName: 'reminder',
    schedule: Schedule.at('{% $states.input.when %}'),
    startDate: '{% $now() %}',
    flexibleTimeWindow: Duration.minutes(Jsonata.number('$states.input.window')),
    target: new EventBridgeSchedulerTarget({ arn: QUEUE, role, input: '{% $string($states.input.order) %}' }),
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:scheduler:createSchedule',
    Arguments: {
      ActionAfterCompletion: 'NONE',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: '{% $states.input.window %}' },
      Name: 'reminder',
      ScheduleExpression: '{% "at(" & ($states.input.when) & ")" %}',
      StartDate: '{% $now() %}',
      State: 'ENABLED',
      Target: { Arn: QUEUE, RoleArn: '<Role.Arn>', Input: '{% $string($states.input.order) %}' },
    },
  });
});

describe('patterns', () => {
  const schedule = Schedule.at('2030-01-31T12:00:00');

  test('waiting for the token hands it to the target', () => {
    const task = new CreateSchedule(stack, 'Remind', {
      scheduleName: 'reminder',
      schedule,
      target: new EventBridgeSchedulerTarget({ arn: QUEUE, role, input: JsonPath.taskToken }),
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    });

    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::aws-sdk:scheduler:createSchedule.waitForTaskToken',
      Parameters: { Target: { 'Input.$': '$$.Task.Token' } },
    });
  });

  test('waiting for a token that nobody gets is an error', () => {
    const integrationPattern = sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN;
    const create = () =>
      new CreateSchedule(stack, 'Remind', { scheduleName: 'reminder', schedule, target, integrationPattern });

    expect(messageOf(create)).toBe(
      'Default/Remind has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: ' +
        'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
    );
  });

  test('Step Functions cannot wait for what is scheduled', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;
    const create = () =>
      new CreateSchedule(stack, 'Remind', { scheduleName: 'reminder', schedule, target, integrationPattern });

    expect(messageOf(create)).toBe(
      'Default/Remind has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN',
    );
  });
});

describe('permissions', () => {
  const schedule = Schedule.at('2030-01-31T12:00:00');

  test.each([sfn.IntegrationPattern.REQUEST_RESPONSE, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
    'with %s the schedule may be created, and the role handed over',
    (integrationPattern) => {
      const task = new CreateSchedule(stack, 'Remind', {
        scheduleName: 'reminder',
        schedule,
        target: new EventBridgeSchedulerTarget({ arn: QUEUE, role, input: JsonPath.taskToken }),
        integrationPattern,
      });

      expect(permissionsOf(task)).toEqual([
        {
          Effect: 'Allow',
          Action: 'scheduler:CreateSchedule',
          Resource: 'arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/default/reminder',
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

  test('the key of an encrypted schedule may be used', () => {
    const kmsKey = new kms.Key(stack, 'Key');
    const task = new CreateSchedule(stack, 'Remind', { scheduleName: 'reminder', schedule, target, kmsKey });

    expect(stateOf(task)).toMatchObject({ Parameters: { KmsKeyArn: '<Key.Arn>' } });
    expect(permissionsOf(task)).toMatchObject([
      { Action: 'scheduler:CreateSchedule' },
      { Action: 'iam:PassRole' },
      {
        Effect: 'Allow',
        Action: ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '<Key.Arn>',
      },
    ]);
  });
});
