import { join } from 'node:path';
import { activityArn } from './adaptations.ts';
import { machines } from './machines.ts';
import type { Case } from './src/case.ts';
import { physicalId } from './src/deployment.ts';

const letters = { 'sort-letters': join(import.meta.dirname, 'functions/letters') };

const order = (paymentToken: string, ...items: readonly { sku: string; quantity: number }[]) => ({
  orderId: 'order-1',
  email: 'ann@example.com',
  paymentToken,
  items,
});
const lamp = { sku: 'lamp', quantity: 2 };

const shop = (stateMachine: string, name: string, input: object): Case => ({
  name: `${stateMachine}: ${name}`,
  stack: 'Orders',
  stateMachine,
  input,
  prepare: async ({ dynamoDb }, deployment) => {
    const TableName = physicalId(deployment, 'AWS::DynamoDB::Table', 'ShopProducts');
    for (const [sku, price] of Object.entries({ lamp: '19.95', sofa: '899.50' })) {
      await dynamoDb.putItem({ TableName, Item: { sku: { S: sku }, price: { N: price } } });
    }
  },
  worker: { activityArn: activityArn('ShopApproval'), output: { approved: true } },
});

export const cases: readonly Case[] = [
  ...['JsonPathOrderPipeline', 'JsonataOrderPipeline'].flatMap((stateMachine) => [
    shop(stateMachine, 'an order', order('token-ok', lamp, { sku: 'sofa', quantity: 1 })),
    shop(stateMachine, 'a large order', order('token-ok', { sku: 'sofa', quantity: 2 })),
    shop(stateMachine, 'a product that nobody knows', order('token-ok', lamp, { sku: 'unicorn', quantity: 1 })),
    shop(stateMachine, 'a card that is declined', order('token-declined', lamp)),
    shop(stateMachine, 'a payment provider that is busy', order('token-busy', lamp)),
  ]),
  {
    name: 'WaitAndTell',
    stack: 'WaitAndTell',
    stateMachine: 'WaitAndTell',
    input: { waitMilliseconds: 1500 },
  },
  ...Object.entries(machines).flatMap(([stateMachine, { inputs }]) =>
    inputs.map((input, index) => ({
      name: inputs.length === 1 ? stateMachine : `${stateMachine} ${index + 1}`,
      stack: 'Machines',
      stateMachine,
      input,
      functions: { steps: join(import.meta.dirname, 'functions/steps') },
    })),
  ),
  ...[{ word: 'letters', someField: 7 }].map((input) => ({
    name: 'Lambda',
    stack: 'Lambda',
    stateMachine: 'Lambda',
    input,
    functions: letters,
  })),
  {
    name: 'Parameters',
    stack: 'Parameters',
    stateMachine: 'Parameters',
    input: { input: { word: 'x' } },
    functions: letters,
  },
  {
    name: 'Paths of integrations',
    stack: 'Paths',
    stateMachine: 'Paths',
    input: { input: { word: 'letters' } },
    functions: letters,
    surroundings: {
      Resources: {
        Letters: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            TableName: 'letters',
            KeySchema: [{ AttributeName: 'MessageId', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'MessageId', AttributeType: 'S' }],
            BillingMode: 'PAY_PER_REQUEST',
          },
        },
      },
    },
  },
  { name: 'Glue', stack: 'Glue', stateMachine: 'Glue', input: {} },
  { name: 'Athena', stack: 'Athena', stateMachine: 'Athena', input: { queryString: 'SELECT 1' } },
  { name: 'DynamoDB', stack: 'Dynamodb', stateMachine: 'DynamoDB', input: { bar: 'Hello' } },
  { name: 'SNS', stack: 'Sns', stateMachine: 'SNS', input: { state: { message: 'Hello' }, field2: 'two' } },
  { name: 'SQS', stack: 'Sqs', stateMachine: 'SQS', input: { message: 'Hello', field2: 'two' } },
];
