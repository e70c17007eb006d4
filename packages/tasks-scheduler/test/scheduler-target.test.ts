import { JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, readable } from '../../../tools/vitest/rendered-state';
import { EventBridgeSchedulerTarget } from '../src';

const arn = 'arn:aws:sqs:eu-west-1:111111111111:reminders';

let stack: Stack;
let role: iam.IRole;

beforeEach(() => {
  stack = new Stack();
  role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') });
});

test('is what is called, and the role it is called with', () => {
  const target = new EventBridgeSchedulerTarget({ arn, role });

  expect(readable(stack.resolve(target.renderTargetObject()))).toEqual({ Arn: arn, RoleArn: '<Role.Arn>' });
});

test('has an input, a retry policy and a queue for calls that failed', () => {
  const target = new EventBridgeSchedulerTarget({
    arn,
    role,
    input: '{"orderId":"17"}',
    retryPolicy: { maximumRetryAttempts: 3, maximumEventAge: Duration.hours(1) },
    deadLetterQueue: new sqs.Queue(stack, 'Failed'),
  });

  expect(readable(stack.resolve(target.renderTargetObject()))).toEqual({
    Arn: arn,
    RoleArn: '<Role.Arn>',
    Input: '{"orderId":"17"}',
    RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 3 },
    DeadLetterConfig: { Arn: '<Failed.Arn>' },
  });
});

test('shows what it was made of', () => {
  const deadLetterQueue = new sqs.Queue(stack, 'Failed');
  const retryPolicy = { maximumRetryAttempts: 3, maximumEventAge: Duration.hours(1) };
  const target = new EventBridgeSchedulerTarget({ arn, role, input: 'Hello', retryPolicy, deadLetterQueue });

  expect({ ...target }).toEqual({ arn, role, input: 'Hello', retryPolicy, deadLetterQueue });
});

test('may have an input from the state', () => {
  const input = JsonPath.stringAt('$.input');

  expect(new EventBridgeSchedulerTarget({ arn, role, input }).input).toBe(input);
});

test('has no empty input, and a retry policy within the limits', () => {
  const retryPolicy = { maximumRetryAttempts: 186, maximumEventAge: Duration.seconds(59) };

  expect(messageOf(() => new EventBridgeSchedulerTarget({ arn, role, input: '', retryPolicy }))).toBe(
    'EventBridgeSchedulerTarget has 3 problems:\n' +
      '  - input has 0 characters: give at least 1 character\n' +
      '  - retryPolicy.maximumRetryAttempts is 186: give 0 to 185\n' +
      '  - retryPolicy.maximumEventAge is 59 seconds: give 60 to 86400 seconds',
  );
});
