import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, readable, stateOf } from '../../../tools/vitest/rendered-state';
import {
  EventBridgeSchedulerCreateScheduleTask,
  EventBridgeSchedulerTarget,
  EventBridgeSchedulerUpdateScheduleTask,
  Schedule,
} from '../src';
import type { EventBridgeSchedulerCreateScheduleTaskProps, EventBridgeSchedulerTargetProps } from '../src';

const QUEUE = 'arn:aws:sqs:eu-west-1:111111111111:reminders';

let stack: Stack;
let role: iam.IRole;

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') });
});

type Props = Partial<EventBridgeSchedulerCreateScheduleTaskProps>;

function remind(props: Props, target: Partial<EventBridgeSchedulerTargetProps> = {}) {
  return new EventBridgeSchedulerCreateScheduleTask(stack, 'Remind', {
    scheduleName: 'reminder',
    schedule: Schedule.at('2030-01-31T12:00:00'),
    target: new EventBridgeSchedulerTarget({ arn: QUEUE, role, ...target }),
    ...props,
  });
}

describe('the time zone', () => {
  const oneTime = Schedule.oneTime(new Date('2030-01-31T12:00:00Z'));

  test.each([undefined, 'UTC'])('of a point in time is UTC, as with %s', (timezone) => {
    expect(stateOf(remind({ schedule: oneTime, timezone }))).toMatchObject({
      Parameters: { ScheduleExpression: 'at(2030-01-31T12:00:00)', ScheduleExpressionTimezone: 'UTC' },
    });
  });

  test('of a point in time is no other', () => {
    expect(messageOf(() => remind({ schedule: oneTime, timezone: 'Asia/Tokyo' }))).toBe(
      'Default/Remind has a problem:\n' +
        '  - timezone is given together with Schedule.oneTime, whose Date is the same point in time everywhere: ' +
        'leave it out, or use Schedule.at for what the clocks there show',
    );
  });

  test('is that in which clocks show a time', () => {
    expect(stateOf(remind({ timezone: 'Asia/Tokyo' }))).toMatchObject({
      Parameters: { ScheduleExpression: 'at(2030-01-31T12:00:00)', ScheduleExpressionTimezone: 'Asia/Tokyo' },
    });
  });
});

describe('fields of a cron expression', () => {
  test('may be references', () => {
    const schedule = Schedule.cron({ minute: '0', hour: JsonPath.stringAt('$.hour') });

    expect(stateOf(remind({ schedule }))).toMatchObject({
      Parameters: { 'ScheduleExpression.$': "States.Format('cron(0 {} * * ? *)', $.hour)" },
    });
  });

  test('may be expressions', () => {
    const task = EventBridgeSchedulerUpdateScheduleTask.jsonata(stack, 'Remind', {
      scheduleName: 'reminder',
      schedule: Schedule.cron({ minute: '0', hour: '{% $states.input.hour %}' }),
      target: new EventBridgeSchedulerTarget({ arn: QUEUE, role }),
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: { ScheduleExpression: '{% "cron(0 " & ($states.input.hour) & " * * ? *)" %}' },
    });
  });
});

test.each([
  ['a reference', () => JsonPath.stringAt('$.expression'), '$.expression'],
  [
    'a function',
    () => JsonPath.format('rate({} hours)', JsonPath.stringAt('$.n')),
    "States.Format('rate({} hours)', $.n)",
  ],
])('the expression may be %s', (_, expression, rendered) => {
  expect(stateOf(remind({ schedule: Schedule.expression(expression()) }))).toMatchObject({
    Parameters: { 'ScheduleExpression.$': rendered },
  });
});

describe('dates', () => {
  test('are in their order', () => {
    const startDate = new Date('2030-01-31T12:00:00Z');
    remind({ startDate, endDate: '2030-01-31T12:00:01Z' });
    stack = new Stack();

    expect(messageOf(() => remind({ startDate, endDate: '2030-01-31T13:00:00+01:00' }))).toBe(
      'Default/Remind has a problem:\n  - startDate is not before endDate: give an earlier one',
    );
  });

  test('are in any order that is not known yet', () => {
    const dates = { startDate: new Date('2030-01-31T12:00:00Z'), endDate: JsonPath.stringAt('$.end') };

    expect(stateOf(remind(dates))).toMatchObject({
      Parameters: { StartDate: '2030-01-31T12:00:00.000Z', 'EndDate.$': '$.end' },
    });
  });

  test('are dates', () => {
    expect(messageOf(() => remind({ startDate: 'today', endDate: new Date('tomorrow') }))).toBe(
      'Default/Remind has 2 problems:\n' +
        '  - endDate is null, which is no time: give a valid Date, or text such as 2030-01-31T12:00:00Z\n' +
        '  - startDate is "today", which is no time: give a valid Date, or text such as 2030-01-31T12:00:00Z',
    );
  });
});

describe('limits', () => {
  test('are kept to', () => {
    const props = { description: 'a'.repeat(512), timezone: 'a'.repeat(50), flexibleTimeWindow: Duration.days(1) };

    expect(stateOf(remind(props))).toMatchObject({
      Parameters: { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1440 } },
    });
  });

  test('are errors beyond', () => {
    const props = {
      description: 'a'.repeat(513),
      timezone: 'a'.repeat(51),
      flexibleTimeWindow: Duration.minutes(1441),
    };

    expect(messageOf(() => remind(props))).toBe(
      'Default/Remind has 3 problems:\n' +
        '  - description has 513 characters: give at most 512 characters\n' +
        '  - flexibleTimeWindow is 1441 minutes: give 1 to 1440 minutes\n' +
        '  - timezone has 51 characters: give 1 to 50 characters',
    );
  });

  test('are errors below', () => {
    expect(messageOf(() => remind({ timezone: '', flexibleTimeWindow: Duration.minutes(0) }))).toBe(
      'Default/Remind has 2 problems:\n' +
        '  - flexibleTimeWindow is 0 minutes: give 1 to 1440 minutes\n' +
        '  - timezone has 0 characters: give 1 to 50 characters',
    );
  });

  test('count whole minutes', () => {
    expect(messageOf(() => remind({ flexibleTimeWindow: Duration.seconds(90) }))).toContain(
      'Default/Remind has a problem:\n  - flexibleTimeWindow cannot be given to the service, which takes minutes: ',
    );
  });
});

test.each([() => JsonPath.booleanAt('$.enabled'), () => Jsonata.boolean('$states.input.enabled')])(
  'whether it runs is known',
  (enabled) => {
    expect(messageOf(() => remind({ enabled: enabled() }))).toBe(
      'Default/Remind has a problem:\n' +
        '  - enabled comes from the state, where the service takes no boolean: give true or false; a Choice can lead to either',
    );
  },
);

describe('the role of the target from the state', () => {
  const chosen = (): iam.IRole => iam.Role.fromRoleArn(stack, 'Chosen', JsonPath.stringAt('$.role'));
  const allowedRoles = ['arn:aws:iam::111111111111:role/reminder-*'];

  test('is one of those that are allowed', () => {
    const task = remind({ allowedRoles }, { role: chosen() });

    expect(stateOf(task)).toMatchObject({ Parameters: { Target: { 'RoleArn.$': '$.role' } } });
    expect(permissionsOf(task)).toMatchObject([
      { Action: 'scheduler:CreateSchedule' },
      {
        Action: 'iam:PassRole',
        Resource: allowedRoles[0],
        Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      },
    ]);
  });

  test('that may be any is an error', () => {
    expect(messageOf(() => remind({}, { role: chosen() }))).toBe(
      'Default/Remind has a problem:\n' +
        '  - target.role comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles',
    );
  });

  test('is granted nothing', () => {
    remind({ allowedRoles, kmsKey: new kms.Key(stack, 'Key') }, { role: chosen() });

    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});

describe('the role of the target', () => {
  /** What it is granted. */
  const granted = (): unknown => {
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    return readable(
      (policy as { Properties: { PolicyDocument: { Statement: unknown } } }).Properties.PolicyDocument.Statement,
    );
  };

  test('may decrypt what is encrypted', () => {
    remind({ kmsKey: new kms.Key(stack, 'Key') });

    expect(granted()).toEqual([{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '<Key.Arn>' }]);
  });

  test('may send to the queue for calls that failed', () => {
    remind({}, { deadLetterQueue: new sqs.Queue(stack, 'Failed') });

    expect(granted()).toEqual([{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '<Failed.Arn>' }]);
  });

  test('may use the key of that queue', () => {
    const encryptionMasterKey = new kms.Key(stack, 'Key');
    remind({}, { deadLetterQueue: new sqs.Queue(stack, 'Failed', { encryptionMasterKey }) });

    expect(granted()).toEqual([
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '<Failed.Arn>' },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '<Key.Arn>' },
    ]);
  });

  test('is granted nothing on a queue from the state', () => {
    const deadLetterQueue = sqs.Queue.fromQueueArn(stack, 'Failed', JsonPath.stringAt('$.failed'));

    expect(stateOf(remind({}, { deadLetterQueue }))).toMatchObject({
      Parameters: { Target: { DeadLetterConfig: { 'Arn.$': '$.failed' } } },
    });
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});

test('a key from the state is an error', () => {
  const kmsKey = kms.Key.fromKeyArn(stack, 'Key', JsonPath.stringAt('$.key'));

  expect(messageOf(() => remind({ kmsKey }))).toBe(
    'Default/Remind has a problem:\n' +
      '  - permissions would grant kms:DescribeKey, kms:GenerateDataKey, kms:Decrypt on a resource from the state, which IAM cannot know: ' +
      'name the resources that may be used',
  );
});
