import { expect, test } from 'vitest';
import { machine } from './order-machines';

const { definition, states } = machine('JsonataOrderPipeline');

test('says once, for all states, that it speaks JSONata', () => {
  expect(definition.QueryLanguage).toBe('JSONata');
  expect(JSON.stringify(definition).match(/"QueryLanguage"/g)).toHaveLength(1);
});

test('prices each item, and rejects the order when one is unknown', () => {
  expect(states['Price all items']).toEqual({
    Type: 'Map',
    Items: '{% $states.input.items %}',
    MaxConcurrency: 5,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'INLINE' },
      StartAt: 'Find the price',
      States: {
        'Find the price': {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:getItem',
          Arguments: {
            Key: { sku: { S: '{% $states.input.sku %}' } },
            TableName: '${ShopProducts}',
            ConsistentRead: false,
          },
          Output: "{% $merge([$states.input, { 'price': $states.result.Item.price.N }]) %}",
          Retry: [{ ErrorEquals: ['DynamoDB.ThrottlingException'], JitterStrategy: 'FULL' }],
          Next: 'Do we sell it?',
        },
        'Do we sell it?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $exists($states.input.price) %}', Next: 'Write the line' }],
          Default: 'Product unknown',
        },
        'Write the line': {
          Type: 'Pass',
          Output: {
            sku: '{% $states.input.sku %}',
            quantity: '{% $states.input.quantity %}',
            price: '{% $states.input.price %}',
          },
          End: true,
        },
        'Product unknown': {
          Type: 'Fail',
          Error: 'ProductUnknown',
          Cause: "{% 'We do not sell ' & $states.input.sku & '.' %}",
        },
      },
    },
    Output: { lines: '{% $states.result %}' },
    Catch: [
      {
        ErrorEquals: ['ProductUnknown'],
        Assign: { problem: '{% $states.errorOutput %}' },
        Next: 'Mark as rejected',
      },
    ],
    Next: 'Add up',
  });
});

test('adds up the lines, and keeps them and their total in variables', () => {
  expect(states['Add up']).toEqual({
    Type: 'Task',
    Resource: '${JsonataOrderPipelineAddupEvalFunction.Arn}',
    Arguments: {
      expression: 'Number($.lines.reduce((sum, { quantity, price }) => sum + quantity * Number(price), 0).toFixed(2))',
      expressionAttributeValues: { '$.lines': '{% $states.input.lines %}' },
    },
    Assign: { lines: '{% $states.input.lines %}', total: '{% $states.result %}' },
    Next: 'Save the order',
  });
});

test('saves the order', () => {
  expect(states['Save the order']).toMatchObject({
    Resource: 'arn:aws:states:::dynamodb:putItem',
    Arguments: {
      Item: {
        orderId: { S: '{% $states.context.Execution.Input.orderId %}' },
        email: { S: '{% $states.context.Execution.Input.email %}' },
        total: { N: '{% $string($total) %}' },
        status: { S: 'RECEIVED' },
      },
      TableName: '${ShopOrders}',
    },
  });
});

test('asks a person about a large order', () => {
  expect(states['Is it a large order?']).toMatchObject({
    Choices: [{ Condition: '{% $total >= 1000 %}', Next: 'Approve the order' }],
  });
  expect(states['Approve the order']).toMatchObject({
    Resource: '${ShopApproval}',
    Arguments: { orderId: '{% $states.context.Execution.Input.orderId %}', total: '{% $total %}' },
    TimeoutSeconds: 86_400,
  });
});

test('charges the card and remembers the payment', () => {
  expect(states['Charge the card']).toMatchObject({
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: {
      FunctionName: '${ShopChargeCard.Arn}',
      Payload: {
        orderId: '{% $states.context.Execution.Input.orderId %}',
        total: '{% $total %}',
        paymentToken: '{% $states.context.Execution.Input.paymentToken %}',
      },
    },
    Assign: { paymentId: '{% $states.result.Payload.paymentId %}' },
    Catch: [{ ErrorEquals: ['States.ALL'], Assign: { problem: '{% $states.errorOutput %}' } }],
  });
  expect(states['Refund the card']).toMatchObject({ Arguments: { Payload: { paymentId: '{% $paymentId %}' } } });
});

test('has the items picked and the parcel delivered at the same time', () => {
  expect(states.Fulfil).toEqual({
    Type: 'Parallel',
    Branches: [
      {
        StartAt: 'Pick the items',
        States: {
          'Pick the items': {
            Type: 'Task',
            Resource: 'arn:aws:states:::sqs:sendMessage',
            Arguments: {
              QueueUrl: '${ShopWarehouse}',
              MessageBody: { orderId: '{% $states.context.Execution.Input.orderId %}', lines: '{% $lines %}' },
              MessageAttributes: { total: { DataType: 'Number', StringValue: '{% $string($total) %}' } },
            },
            End: true,
          },
        },
      },
      {
        StartAt: 'Deliver the parcel',
        States: {
          'Deliver the parcel': {
            Type: 'Task',
            Resource: 'arn:aws:states:::states:startExecution.sync:2',
            Arguments: {
              StateMachineArn: '${ShopDelivery}',
              Name: '{% "delivery-" & ($states.context.Execution.Input.orderId) %}',
              Input: {
                orderId: '{% $states.context.Execution.Input.orderId %}',
                label: [
                  '{% "Order " & ($states.context.Execution.Input.orderId) %}',
                  '{% $states.context.Execution.Input.email %}',
                ],
                AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: '{% $states.context.Execution.Id %}',
              },
            },
            End: true,
          },
        },
      },
    ],
    Assign: { trackingId: '{% $states.result[1].Output.trackingId %}' },
    Catch: [{ ErrorEquals: ['States.ALL'], Assign: { problem: '{% $states.errorOutput %}' }, Next: 'Refund the card' }],
    Next: 'Mark as sent',
  });
});

test('ends with what became of the order', () => {
  expect(states.Confirm).toMatchObject({
    Arguments: {
      Message:
        '{% "Your order " & ($states.context.Execution.Input.orderId) & " for " & ($total) & " is on its way: " & ($trackingId) %}',
    },
  });
  expect(states['Order sent']).toEqual({
    Type: 'Pass',
    Output: {
      orderId: '{% $states.context.Execution.Input.orderId %}',
      total: '{% $total %}',
      trackingId: '{% $trackingId %}',
    },
    End: true,
  });
});

test('notes why an order is rejected, and fails with that', () => {
  expect(states['Mark as rejected']).toMatchObject({
    Arguments: {
      ExpressionAttributeValues: { ':status': { S: 'REJECTED' }, ':reason': { S: '{% $problem.Error %}' } },
    },
  });
  expect(states['Order rejected']).toEqual({
    Type: 'Fail',
    Error: '{% $problem.Error %}',
    Cause: '{% $problem.Cause %}',
  });
});
