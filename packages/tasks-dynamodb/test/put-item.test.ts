import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as ddb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import {
  DynamoAttributeValue,
  DynamoConsumedCapacity,
  DynamoPutItem,
  DynamoItemCollectionMetrics,
  DynamoReturnValues,
} from '../src';

const partitionKey = { name: 'messageId', type: ddb.AttributeType.STRING };

let stack: Stack;
let table: ddb.ITable;
const item = { messageId: DynamoAttributeValue.fromString('message-007') };

beforeEach(() => {
  stack = new Stack();
  table = new ddb.Table(stack, 'Table', { partitionKey });
});

describe('arguments', () => {
  test('an item is written', () => {
    expect(stateOf(new DynamoPutItem(stack, 'Put', { table, item }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:putItem',
      Parameters: { Item: { messageId: { S: 'message-007' } }, TableName: '<Table>' },
    });
  });

  test('all props have their place', () => {
    const task = DynamoPutItem.jsonPath(stack, 'Put', {
      table,
      item,
      conditionExpression: 'attribute_exists(#id)',
      expressionAttributeNames: { '#id': 'messageId' },
      expressionAttributeValues: { ':value': DynamoAttributeValue.fromNumber(JsonPath.numberAt('$.value')) },
      returnConsumedCapacity: DynamoConsumedCapacity.TOTAL,
      returnItemCollectionMetrics: DynamoItemCollectionMetrics.SIZE,
      returnValues: DynamoReturnValues.ALL_OLD,
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:putItem',
      Parameters: {
        Item: { messageId: { S: 'message-007' } },
        TableName: '<Table>',
        ConditionExpression: 'attribute_exists(#id)',
        ExpressionAttributeNames: { '#id': 'messageId' },
        ExpressionAttributeValues: { ':value': { 'N.$': "States.Format('{}', $.value)" } },
        ReturnConsumedCapacity: 'TOTAL',
        ReturnItemCollectionMetrics: 'SIZE',
        ReturnValues: 'ALL_OLD',
      },
    });
  });

  test('the item of the specification is written', () => {
    const task = new DynamoPutItem(stack, 'Put', {
      table,
      item: {
        MessageId: DynamoAttributeValue.fromString('message-007'),
        Text: DynamoAttributeValue.fromString(sfn.JsonPath.stringAt('$.bar')),
        TotalCount: DynamoAttributeValue.fromNumber(10),
      },
      resultPath: '$.Item',
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      ResultPath: '$.Item',
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:putItem',
      Parameters: {
        Item: { MessageId: { S: 'message-007' }, Text: { 'S.$': '$.bar' }, TotalCount: { N: '10' } },
        TableName: '<Table>',
      },
    });
  });

  test('the whole item may come from the state', () => {
    const task = new DynamoPutItem(stack, 'Put', { table, item: JsonPath.objectAt('$.item') });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:putItem',
      Parameters: { 'Item.$': '$.item', TableName: '<Table>' },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = DynamoPutItem.jsonata(stack, 'Put', {
      table,
      item: { messageId: DynamoAttributeValue.fromString(Jsonata.string('$states.input.id')) },
      expressionAttributeValues: { ':value': DynamoAttributeValue.fromNumber(Jsonata.number('$states.input.value')) },
      conditionExpression: 'TotalCount < :value',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:putItem',
      Arguments: {
        Item: { messageId: { S: '{% $states.input.id %}' } },
        TableName: '<Table>',
        ConditionExpression: 'TotalCount < :value',
        ExpressionAttributeValues: { ':value': { N: '{% $string($states.input.value) %}' } },
      },
    });
  });

  test('the whole item may be a JSONata expression', () => {
    const task = DynamoPutItem.jsonata(stack, 'Put', { table, item: Jsonata.object('$states.input.item') });

    expect(stateOf(task)).toMatchObject({ Arguments: { Item: '{% $states.input.item %}' } });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(new DynamoPutItem(stack, 'Put', { table, item }), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:putItem',
      Arguments: { Item: { messageId: { S: 'message-007' } }, TableName: '<Table>' },
    });
  });
});

describe('a table from the state', () => {
  test('is one of those that are allowed', () => {
    const allowed = 'arn:aws:dynamodb:eu-west-1:111111111111:table/tenant-*';
    const dynamic = ddb.Table.fromTableName(stack, 'Dynamic', JsonPath.stringAt('$.table'));
    const task = new DynamoPutItem(stack, 'Put', { table: dynamic, item, allowedTargets: [allowed] });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'TableName.$': '$.table' } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: allowed }]);
  });

  test('that may be any is an error', () => {
    const dynamic = ddb.Table.fromTableName(stack, 'Dynamic', JsonPath.stringAt('$.table'));

    expect(messageOf(() => new DynamoPutItem(stack, 'Put', { table: dynamic, item }))).toBe(
      'Default/Put has a problem:\n' +
        '  - table comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });
});

test('an answer that only updates have is an error', () => {
  expect(
    messageOf(() => new DynamoPutItem(stack, 'Put', { table, item, returnValues: DynamoReturnValues.ALL_NEW })),
  ).toBe(
    'Default/Put has a problem:\n' +
      '  - returnValues is ALL_NEW, which only DynamoUpdateItem can answer with: give ALL_OLD or NONE',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'the pattern %s is an error',
  (integrationPattern) => {
    expect(messageOf(() => new DynamoPutItem(stack, 'Put', { table, item, integrationPattern }))).toBe(
      'Default/Put has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);

describe('permissions', () => {
  test('are for the action on the table', () => {
    expect(permissionsOf(new DynamoPutItem(stack, 'Put', { table, item }))).toEqual([
      { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: '<Table.Arn>' },
    ]);
  });

  test('are for the key of an encrypted table as well', () => {
    const encrypted = new ddb.Table(stack, 'Encrypted', { partitionKey, encryptionKey: new kms.Key(stack, 'Key') });

    expect(permissionsOf(new DynamoPutItem(stack, 'Put', { table: encrypted, item }))).toEqual([
      { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: '<Encrypted.Arn>' },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
        Resource: '<Key.Arn>',
      },
    ]);
  });
});
