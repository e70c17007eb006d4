import { fail, MissingMock, ok, simulate, toAsl } from '@cdk-sfn/local';
import * as cdk from 'aws-cdk-lib';
import { OrdersStack } from '../lib/orders-stack';

const { stateMachine } = new OrdersStack(new cdk.App(), 'Orders');
const input = { orderId: '42' };
const order = ok({ Item: { id: { S: '42' } } });

test('an order is charged and shipped', async () => {
  const run = await simulate(stateMachine, {
    input,
    tasks: {
      'dynamodb:getItem': order,
      Charge: [fail('Busy'), ok({ Payload: { paid: true } })],
      Ship: (args) => ({ Payload: { parcel: args.Payload.orderId } }),
    },
  });

  expect(run.status).toBe('SUCCEEDED');
  expect(run.path).toEqual(['Get Order', 'Charge', 'Pack', 'Ship']);
  expect(run.output).toEqual({ parcel: '42' });
  expect(run.state('Charge').attempts).toBe(2);
  expect(run.state('Charge').calls[0]?.arguments).toMatchObject({ Payload: { orderId: '42' } });
  expect(run.seconds).toBe(3602);
});

test('an order whose card is declined ends the execution', async () => {
  const run = await simulate(stateMachine, {
    input,
    tasks: { 'Get Order': order, Charge: fail('CardDeclined', 'no money') },
  });

  expect(run.status).toBe('FAILED');
  expect(run.error).toBe('Declined');
  expect(run.entered('Ship')).toBe(false);
});

test('a task without a mock says which line to add', async () => {
  const run = simulate(stateMachine, { input, tasks: { 'Get Order': order } });

  await expect(run).rejects.toThrow("'Charge': ok({ Payload: {} }),");
  await expect(run).rejects.toBeInstanceOf(MissingMock);
});

test('the plain definition is that of the construct', () => {
  const definition = toAsl(stateMachine);

  expect(definition.StartAt).toBe('Get Order');
  expect(JSON.stringify(definition)).toContain('arn:aws:states:::dynamodb:getItem');
});
