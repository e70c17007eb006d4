import { TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { beforeEach, expect, test } from 'vitest';
import { permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EventBridgePutEvents } from '../src';
import type { TargetEventBus } from '../src';

const ARN = 'arn:aws:events:eu-west-1:111111111111:event-bus/theirs';

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function toldTo(eventBus: TargetEventBus): EventBridgePutEvents {
  const entry = { detail: TaskInput.fromObject({}), detailType: 'Order shipped', source: 'com.example.orders' };
  return new EventBridgePutEvents(stack, 'Tell', { entries: [{ ...entry, eventBus }] });
}

test.each<[string, () => TargetEventBus]>([
  ['one of another account', () => events.EventBus.fromEventBusArn(stack, 'Theirs', ARN)],
  [
    'a reference, which newer versions of the CDK have in CfnEventBus too',
    () => ({ eventBusRef: { eventBusArn: ARN } }),
  ],
  ['one of an older version of the CDK', () => ({ eventBusArn: ARN }) as events.IEventBus],
])('the event bus may be %s', (_, eventBus) => {
  const task = toldTo(eventBus());

  expect(stateOf(task)).toMatchObject({ Parameters: { Entries: [{ EventBusName: ARN }] } });
  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'events:PutEvents', Resource: ARN }]);
});

test('the event bus may be known by its name', () => {
  const task = toldTo(events.EventBus.fromEventBusName(stack, 'Ours', 'orders'));
  const arn = 'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:event-bus/orders';

  expect(stateOf(task)).toMatchObject({ Parameters: { Entries: [{ EventBusName: arn }] } });
  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'events:PutEvents', Resource: arn }]);
});
