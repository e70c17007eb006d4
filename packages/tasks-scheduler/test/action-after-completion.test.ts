import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { stateOf } from '../../../tools/vitest/rendered-state';
import {
  ActionAfterCompletion,
  EventBridgeSchedulerCreateScheduleTask,
  EventBridgeSchedulerTarget,
  Schedule,
} from '../src';

test.each([
  [ActionAfterCompletion.NONE, 'NONE'],
  [ActionAfterCompletion.DELETE, 'DELETE'],
])('a schedule that will not run again: %s', (actionAfterCompletion, rendered) => {
  const stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') });
  const task = new EventBridgeSchedulerCreateScheduleTask(stack, 'Remind', {
    scheduleName: 'reminder',
    schedule: Schedule.at('2030-01-31T12:00:00'),
    target: new EventBridgeSchedulerTarget({ arn: 'arn:aws:sqs:eu-west-1:111111111111:reminders', role }),
    actionAfterCompletion,
  });

  expect(stateOf(task)).toMatchObject({ Parameters: { ActionAfterCompletion: rendered } });
});
