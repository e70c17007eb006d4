import { expect, test } from 'vitest';
import { machine } from './order-machines';

const { definition, states } = machine('JsonPathOrderPipeline');

test('prices each item, and rejects the order when one is unknown', () => {
  expect(definition.StartAt).toBe('Price all items');
  expect(states['Price all items']).toEqual({
    Type: 'Map',
    ItemsPath: '$.items',
    MaxConcurrency: 5,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'INLINE' },
      StartAt: 'Find the price',
      States: {
        'Find the price': {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:getItem',
          Parameters: { Key: { sku: { 'S.$': '$.sku' } }, TableName: '${ShopProducts}', ConsistentRead: false },
          Retry: [{ ErrorEquals: ['DynamoDB.ThrottlingException'], JitterStrategy: 'FULL' }],
          ResultPath: '$.product',
          Next: 'Do we sell it?',
        },
        'Do we sell it?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.product.Item', IsPresent: true, Next: 'Write the line' }],
          Default: 'Product unknown',
        },
        'Write the line': {
          Type: 'Pass',
          Parameters: { 'sku.$': '$.sku', 'quantity.$': '$.quantity', 'price.$': '$.product.Item.price.N' },
          End: true,
        },
        'Product unknown': {
          Type: 'Fail',
          Error: 'ProductUnknown',
          CausePath: "States.Format('We do not sell {}.', $.sku)",
        },
      },
    },
    ResultPath: '$.lines',
    Catch: [{ ErrorEquals: ['ProductUnknown'], ResultPath: '$.problem', Next: 'Mark as rejected' }],
    Next: 'Add up',
  });
});

test('adds up the lines', () => {
  expect(states['Add up']).toEqual({
    Type: 'Task',
    Resource: '${JsonPathOrderPipelineAddupEvalFunction.Arn}',
    Parameters: {
      expression: 'Number($.lines.reduce((sum, { quantity, price }) => sum + quantity * Number(price), 0).toFixed(2))',
      expressionAttributeValues: { '$.lines.$': '$.lines' },
    },
    ResultPath: '$.total',
    Next: 'Save the order',
  });
});

test('saves the order', () => {
  expect(states['Save the order']).toEqual({
    Type: 'Task',
    Resource: 'arn:aws:states:::dynamodb:putItem',
    Parameters: {
      Item: {
        orderId: { 'S.$': '$.orderId' },
        email: { 'S.$': '$.email' },
        total: { 'N.$': "States.Format('{}', $.total)" },
        status: { S: 'RECEIVED' },
      },
      TableName: '${ShopOrders}',
    },
    ResultPath: null,
    Next: 'Is it a large order?',
  });
});

test('asks a person about a large order', () => {
  expect(states['Is it a large order?']).toEqual({
    Type: 'Choice',
    Choices: [{ Variable: '$.total', NumericGreaterThanEquals: 1000, Next: 'Approve the order' }],
    Default: 'Charge the card',
  });
  expect(states['Approve the order']).toEqual({
    Type: 'Task',
    Resource: '${ShopApproval}',
    Parameters: { 'orderId.$': '$.orderId', 'total.$': '$.total' },
    TimeoutSeconds: 86_400,
    ResultPath: null,
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Mark as rejected' }],
    Next: 'Charge the card',
  });
});

test('charges the card, and tries again while the provider is busy', () => {
  expect(states['Charge the card']).toEqual({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: {
      FunctionName: '${ShopChargeCard.Arn}',
      Payload: { 'orderId.$': '$.orderId', 'total.$': '$.total', 'paymentToken.$': '$.paymentToken' },
    },
    ResultSelector: { 'id.$': '$.Payload.paymentId' },
    ResultPath: '$.payment',
    Retry: [
      {
        ErrorEquals: [
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
        ],
        IntervalSeconds: 2,
        MaxAttempts: 6,
        BackoffRate: 2,
      },
      { ErrorEquals: ['ProviderBusy'], IntervalSeconds: 5, MaxAttempts: 4, BackoffRate: 2 },
    ],
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Mark as rejected' }],
    Next: 'Fulfil',
  });
});

test('has the items picked and the parcel delivered at the same time, and gives the money back when that fails', () => {
  expect(states.Fulfil).toEqual({
    Type: 'Parallel',
    Branches: [
      {
        StartAt: 'Pick the items',
        States: {
          'Pick the items': {
            Type: 'Task',
            Resource: 'arn:aws:states:::sqs:sendMessage',
            Parameters: {
              QueueUrl: '${ShopWarehouse}',
              MessageBody: { 'orderId.$': '$.orderId', 'lines.$': '$.lines' },
              MessageAttributes: {
                total: { DataType: 'Number', 'StringValue.$': "States.Format('{}', $.total)" },
              },
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
            Parameters: {
              StateMachineArn: '${ShopDelivery}',
              'Name.$': "States.Format('delivery-{}', $.orderId)",
              Input: {
                'orderId.$': '$.orderId',
                'label.$': "States.Array(States.Format('Order {}', $.orderId), $.email)",
                'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id',
              },
            },
            End: true,
          },
        },
      },
    ],
    ResultSelector: { 'trackingId.$': '$[1].Output.trackingId' },
    ResultPath: '$.parcel',
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Refund the card' }],
    Next: 'Mark as sent',
  });
  expect(states['Refund the card']).toMatchObject({
    Parameters: { FunctionName: '${ShopRefundCard.Arn}', Payload: { 'paymentId.$': '$.payment.id' } },
    Next: 'Mark as rejected',
  });
});

test('tells the customer, and ends with what became of the order', () => {
  expect(states.Confirm).toEqual({
    Type: 'Task',
    Resource: 'arn:aws:states:::sns:publish',
    Parameters: {
      TopicArn: '${ShopCustomerNews}',
      'Message.$': "States.Format('Your order {} for {} is on its way: {}', $.orderId, $.total, $.parcel.trackingId)",
      MessageAttributes: { email: { DataType: 'String', 'StringValue.$': '$.email' } },
    },
    ResultPath: null,
    Next: 'Order sent',
  });
  expect(states['Order sent']).toEqual({
    Type: 'Pass',
    Parameters: { 'orderId.$': '$.orderId', 'total.$': '$.total', 'trackingId.$': '$.parcel.trackingId' },
    End: true,
  });
});

test('notes why an order is rejected, and fails with that', () => {
  expect(states['Mark as rejected']).toMatchObject({
    Resource: 'arn:aws:states:::dynamodb:updateItem',
    Parameters: {
      Key: { orderId: { 'S.$': '$.orderId' } },
      ExpressionAttributeValues: { ':status': { S: 'REJECTED' }, ':reason': { 'S.$': '$.problem.Error' } },
    },
    Next: 'Apologise',
  });
  expect(states['Order rejected']).toEqual({
    Type: 'Fail',
    ErrorPath: '$.problem.Error',
    CausePath: '$.problem.Cause',
  });
});
