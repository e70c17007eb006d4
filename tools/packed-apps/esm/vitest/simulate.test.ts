import { fail, ok, simulate, toAsl } from '@cdk-sfn/local';
import * as cdk from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { OrdersStack } from './orders-stack.js';

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

  expect(run.status).toBe('SUCCEEDED');
  expect(run.output).toEqual({ parcel: '42' });
});

test('an order whose card is declined ends the execution', async () => {
  const tasks = { 'Get Order': order, Charge: fail('CardDeclined') };
  const run = await simulate(stateMachine, { input: { orderId: '42' }, tasks });

  expect(run.error).toBe('Declined');
});

test('the plain definition is that of the construct', () => {
  expect(toAsl(stateMachine).StartAt).toBe('Get Order');
});
