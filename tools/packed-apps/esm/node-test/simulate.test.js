import assert from 'node:assert/strict';
import test from 'node:test';
import { fail, ok, simulate, toAsl } from '@cdk-sfn/local';
import * as cdk from 'aws-cdk-lib';
import { OrdersStack } from '../lib/orders-stack.js';

const { stateMachine } = new OrdersStack(new cdk.App(), 'Orders');
const order = ok({ Item: { id: { S: '42' } } });

test('an order is charged and shipped', async () => {
  const run = await simulate(stateMachine, {
    input: { orderId: '42' },
    tasks: {
      'Get Order': order,
      Charge: [fail('Busy'), ok({ Payload: { paid: true } })],
      Ship: (args) => ({ Payload: { parcel: args.Payload.orderId } }),
    },
  });

  assert.equal(run.status, 'SUCCEEDED');
  assert.deepEqual(run.output, { parcel: '42' });
});

test('an order whose card is declined ends the execution', async () => {
  const tasks = { 'Get Order': order, Charge: fail('CardDeclined') };
  const run = await simulate(stateMachine, { input: { orderId: '42' }, tasks });

  assert.equal(run.error, 'Declined');
});

test('the plain definition is that of the construct', () => {
  assert.equal(toAsl(stateMachine).StartAt, 'Get Order');
});
