import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Aws, Stack } from 'aws-cdk-lib';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EventBridgeSchedulerDeleteScheduleTask as DeleteSchedule } from '../src';

const allowedTargets = ['arn:aws:scheduler:eu-west-1:111111111111:schedule/reminders/order-*'];

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

test('the names may be known at deployment', () => {
  const task = new DeleteSchedule(stack, 'Forget', { scheduleName: `in-${Aws.REGION}`, groupName: Aws.STACK_NAME });

  expect(permissionsOf(task)).toMatchObject([
    {
      Resource:
        'arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/<AWS::StackName>/in-<AWS::Region>',
    },
  ]);
});

describe('a schedule from the state', () => {
  test('is one of those that are allowed', () => {
    const task = new DeleteSchedule(stack, 'Forget', {
      scheduleName: `order-${JsonPath.stringAt('$.id')}`,
      groupName: 'reminders',
      allowedTargets,
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'Name.$': "States.Format('order-{}', $.id)" } });
    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'scheduler:DeleteSchedule', Resource: allowedTargets[0] },
    ]);
  });

  test.each([
    () => JsonPath.stringAt('$.name'),
    () => JsonPath.format('order-{}', JsonPath.stringAt('$.id')),
    () => Jsonata.string('$states.input.name'),
    () => '{% $states.input.name %}',
  ])('that may be any is an error', (scheduleName) => {
    expect(messageOf(() => new DeleteSchedule(stack, 'Forget', { scheduleName: scheduleName() }))).toBe(
      'Default/Forget has a problem:\n' +
        '  - scheduleName comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });

  test('that is in any group is an error', () => {
    const groupName = JsonPath.stringAt('$.group');

    expect(messageOf(() => new DeleteSchedule(stack, 'Forget', { scheduleName: 'reminder', groupName }))).toBe(
      'Default/Forget has a problem:\n' +
        '  - groupName comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });
});

describe('names', () => {
  test('have all the characters that the service takes', () => {
    const names = { scheduleName: 'aZ09-_.', groupName: 'a'.repeat(64), clientToken: 'aZ09-_' };

    expect(stateOf(new DeleteSchedule(stack, 'Forget', names))).toMatchObject({
      Parameters: { ClientToken: 'aZ09-_', GroupName: 'a'.repeat(64), Name: 'aZ09-_.' },
    });
  });

  test.each(['a b', 'a/b', '$.name'])('have no others, such as in %j', (text) => {
    const names = { scheduleName: text, groupName: text, clientToken: text };

    expect(messageOf(() => new DeleteSchedule(stack, 'Forget', { ...names, allowedTargets }))).toBe(
      'Default/Forget has 3 problems:\n' +
        `  - scheduleName is "${text}": write it of letters, digits, dashes, underscores and periods\n` +
        `  - groupName is "${text}": write it of letters, digits, dashes, underscores and periods\n` +
        `  - clientToken is "${text}": write it of letters, digits, dashes and underscores`,
    );
  });

  test.each(['', 'a'.repeat(65)])('are not as short or as long as %j', (text) => {
    const names = { scheduleName: text, groupName: text, clientToken: text };
    const problem = `has ${text.length} characters: give 1 to 64 characters`;

    expect(messageOf(() => new DeleteSchedule(stack, 'Forget', { ...names, allowedTargets }))).toBe(
      `Default/Forget has 3 problems:\n  - scheduleName ${problem}\n  - groupName ${problem}\n  - clientToken ${problem}`,
    );
  });
});
