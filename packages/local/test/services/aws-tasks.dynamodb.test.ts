import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json } from '../../src/json';
import { awsTasks } from '../../src/services/aws-tasks';
import type { AwsTasks } from '../../src/services/aws-tasks';
import { taskCall } from './task-call';

let server: Server;
let tasks: AwsTasks;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'Orders',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.1 }, { TableName: 'Orders' });
  client.destroy();
  tasks = awsTasks({ endpoint });
});

afterAll(async () => {
  await tasks.close();
  await new Promise((resolve) => server.close(resolve));
});

async function run(resource: string, args: Json): Promise<Json | undefined> {
  return tasks.handler(taskCall(resource, args));
}

it('puts an item and gets it again', async () => {
  const item = { id: { S: '1' }, paid: { BOOL: true }, raw: { B: 'aGk=' }, tags: { SS: ['a', 'b'] }, n: { N: '4' } };
  expect(await run('dynamodb:putItem', { TableName: 'Orders', Item: item })).toMatchObject({
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: expect.stringMatching(/^\w{52}$/) as string },
  });
  expect(await run('dynamodb:getItem', { TableName: 'Orders', Key: { id: { S: '1' } } })).toMatchObject({ Item: item });
});

it('updates and deletes an item', async () => {
  const key = { TableName: 'Orders', Key: { id: { S: '2' } } };
  const updated = await run('dynamodb:updateItem', {
    ...key,
    UpdateExpression: 'SET amount = :t',
    ExpressionAttributeValues: { ':t': { N: '7' } },
    ReturnValues: 'ALL_NEW',
  });
  expect(updated).toMatchObject({ Attributes: { id: { S: '2' }, amount: { N: '7' } } });
  await run('dynamodb:deleteItem', key);
  expect(await run('dynamodb:getItem', key)).not.toHaveProperty('Item');
});

it('queries by the SDK integration, which shows no metadata', async () => {
  await run('aws-sdk:dynamodb:putItem', { TableName: 'Orders', Item: { id: { S: '3' }, open: { Bool: true } } });
  const result = await run('aws-sdk:dynamodb:query', {
    TableName: 'Orders',
    KeyConditionExpression: 'id = :id',
    ExpressionAttributeValues: { ':id': { S: '3' } },
  });
  expect(result).toEqual({ Count: 1, ScannedCount: 1, Items: [{ id: { S: '3' }, open: { Bool: true } }] });
});

it('fails by the name of the error when a condition does not hold', async () => {
  const put = {
    TableName: 'Orders',
    Item: { id: { S: '4' } },
    ConditionExpression: 'attribute_not_exists(id)',
  };
  await run('dynamodb:putItem', put);
  await expect(run('dynamodb:putItem', put)).rejects.toMatchObject({
    error: 'DynamoDB.ConditionalCheckFailedException',
    errorCause: expect.stringMatching(
      /^The conditional request failed \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: \w+; Proxy: null\)$/,
    ) as string,
  });
});

it('fails by the name of each kind of integration when there is no table', async () => {
  const put = { TableName: 'Nothing', Item: { id: { S: '1' } } };
  await expect(run('dynamodb:putItem', put)).rejects.toMatchObject({ error: 'DynamoDB.ResourceNotFoundException' });
  await expect(run('aws-sdk:dynamodb:putItem', put)).rejects.toMatchObject({
    error: 'DynamoDb.ResourceNotFoundException',
    errorCause: expect.stringMatching(
      /^Requested resource not found \(Service: DynamoDb, Status Code: 400, Request ID: \w+\)$/,
    ) as string,
  });
});

it('fails by the name of the service when the API does not describe the error', async () => {
  const put = { TableName: '/Orders', Item: { id: { S: '1' } } };
  await expect(run('dynamodb:putItem', put)).rejects.toMatchObject({ error: 'DynamoDB.AmazonDynamoDBException' });
  await expect(run('aws-sdk:dynamodb:putItem', put)).rejects.toMatchObject({ error: 'DynamoDb.DynamoDbException' });
});
