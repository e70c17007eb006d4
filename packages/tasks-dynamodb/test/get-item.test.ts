import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as ddb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { DynamoAttributeValue, DynamoConsumedCapacity, DynamoGetItem, DynamoProjectionExpression } from '../src';

let stack: Stack;
let table: ddb.ITable;
const key = { messageId: DynamoAttributeValue.fromString('message-007') };

beforeEach(() => {
  stack = new Stack();
  table = new ddb.Table(stack, 'Table', { partitionKey: { name: 'messageId', type: ddb.AttributeType.STRING } });
});

describe('arguments', () => {
  test('an item is read by its key', () => {
    expect(stateOf(new DynamoGetItem(stack, 'Get', { table, key }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:getItem',
      Parameters: { Key: { messageId: { S: 'message-007' } }, TableName: '<Table>', ConsistentRead: false },
    });
  });

  test('all props have their place', () => {
    const task = DynamoGetItem.jsonPath(stack, 'Get', {
      table,
      key: { messageId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.id')) },
      consistentRead: true,
      expressionAttributeNames: { '#text': 'text' },
      projectionExpression: [
        new DynamoProjectionExpression().withAttribute('messageId'),
        new DynamoProjectionExpression().withAttribute('#text').atIndex(0),
      ],
      returnConsumedCapacity: DynamoConsumedCapacity.TOTAL,
      resultSelector: { text: JsonPath.stringAt('$.Item.text.L[0].S') },
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:getItem',
      Parameters: {
        Key: { messageId: { 'S.$': '$.id' } },
        TableName: '<Table>',
        ConsistentRead: true,
        ExpressionAttributeNames: { '#text': 'text' },
        ProjectionExpression: 'messageId,#text[0]',
        ReturnConsumedCapacity: 'TOTAL',
      },
      ResultSelector: { 'text.$': '$.Item.text.L[0].S' },
    });
  });

  test('the whole key and the kind of read may come from the state', () => {
    const task = new DynamoGetItem(stack, 'Get', {
      table,
      key: JsonPath.objectAt('$.key'),
      consistentRead: JsonPath.booleanAt('$.fresh'),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: { 'Key.$': '$.key', TableName: '<Table>', 'ConsistentRead.$': '$.fresh' },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = DynamoGetItem.jsonata(stack, 'Get', {
      table,
      key: { messageId: DynamoAttributeValue.fromString(Jsonata.string('$states.input.id')) },
      outputs: '{% $states.result.Item %}',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:getItem',
      Arguments: {
        Key: { messageId: { S: '{% $states.input.id %}' } },
        TableName: '<Table>',
        ConsistentRead: false,
      },
      Output: '{% $states.result.Item %}',
    });
  });

  test('the whole key may be a JSONata expression', () => {
    const task = DynamoGetItem.jsonata(stack, 'Get', { table, key: Jsonata.object('$states.input.key') });

    expect(stateOf(task)).toMatchObject({ Arguments: { Key: '{% $states.input.key %}' } });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(new DynamoGetItem(stack, 'Get', { table, key }), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:getItem',
      Arguments: { Key: { messageId: { S: 'message-007' } }, TableName: '<Table>', ConsistentRead: false },
    });
  });
});

describe('a table from the state', () => {
  const allowed = 'arn:aws:dynamodb:eu-west-1:111111111111:table/tenant-*';

  test('is one of those that are allowed', () => {
    const dynamic = ddb.Table.fromTableName(stack, 'Dynamic', JsonPath.stringAt('$.table'));
    const task = new DynamoGetItem(stack, 'Get', { table: dynamic, key, allowedTargets: [allowed] });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'TableName.$': '$.table' } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: allowed }]);
  });

  test('that may be any is an error', () => {
    const dynamic = ddb.Table.fromTableName(stack, 'Dynamic', JsonPath.stringAt('$.table'));

    expect(messageOf(() => new DynamoGetItem(stack, 'Get', { table: dynamic, key }))).toBe(
      'Default/Get has a problem:\n' +
        '  - table comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });

  test('needs its name, which no CloudFormation function can cut out of an ARN that comes later', () => {
    const dynamic = ddb.Table.fromTableArn(stack, 'Dynamic', JsonPath.stringAt('$.tableArn'));
    const task = new DynamoGetItem(stack, 'Get', { table: dynamic, key, allowedTargets: [allowed] });

    expect(messageOf(() => stateOf(task))).toBe(
      'Default/Get has a problem:\n' +
        '  - TableName is cut out of state data by a CloudFormation function, which runs before there is any: ' +
        'give it as a reference of its own, such as the queueUrl or tableName in fromXxxAttributes',
    );
  });
});

test('a table of another region is an error', () => {
  const here = new Stack(undefined, 'Here', { env: { account: '111111111111', region: 'eu-west-1' } });
  const there = ddb.Table.fromTableArn(here, 'There', 'arn:aws:dynamodb:us-east-1:111111111111:table/orders');

  expect(messageOf(() => new DynamoGetItem(here, 'Get', { table: there, key }))).toBe(
    'Here/Get has a problem:\n' +
      '  - table is in us-east-1, and Step Functions calls DynamoDB in its own region, eu-west-1: ' +
      'give a table of that region, such as a replica of a global table',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'the pattern %s is an error',
  (integrationPattern) => {
    expect(messageOf(() => new DynamoGetItem(stack, 'Get', { table, key, integrationPattern }))).toBe(
      'Default/Get has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);

test('items of the table may be read', () => {
  const task = new DynamoGetItem(stack, 'Get', {
    table,
    key,
    integrationPattern: sfn.IntegrationPattern.REQUEST_RESPONSE,
  });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '<Table.Arn>' }]);
});
