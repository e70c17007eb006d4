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
  DynamoUpdateItem,
  DynamoItemCollectionMetrics,
  DynamoReturnValues,
} from '../src';

const partitionKey = { name: 'messageId', type: ddb.AttributeType.STRING };

let stack: Stack;
let table: ddb.ITable;
const key = { messageId: DynamoAttributeValue.fromString('message-007') };

beforeEach(() => {
  stack = new Stack();
  table = new ddb.Table(stack, 'Table', { partitionKey });
});

describe('arguments', () => {
  test('an item is changed by its key', () => {
    expect(stateOf(new DynamoUpdateItem(stack, 'Update', { table, key }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      Parameters: { Key: { messageId: { S: 'message-007' } }, TableName: '<Table>' },
    });
  });

  test('all props have their place', () => {
    const task = DynamoUpdateItem.jsonPath(stack, 'Update', {
      table,
      key,
      conditionExpression: 'attribute_exists(#id)',
      expressionAttributeNames: { '#id': 'messageId' },
      expressionAttributeValues: { ':value': DynamoAttributeValue.fromNumber(JsonPath.numberAt('$.value')) },
      returnConsumedCapacity: DynamoConsumedCapacity.TOTAL,
      returnItemCollectionMetrics: DynamoItemCollectionMetrics.SIZE,
      returnValues: DynamoReturnValues.ALL_NEW,
      updateExpression: 'SET TotalCount = TotalCount + :value',
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      Parameters: {
        Key: { messageId: { S: 'message-007' } },
        TableName: '<Table>',
        ConditionExpression: 'attribute_exists(#id)',
        ExpressionAttributeNames: { '#id': 'messageId' },
        ExpressionAttributeValues: { ':value': { 'N.$': "States.Format('{}', $.value)" } },
        ReturnConsumedCapacity: 'TOTAL',
        ReturnItemCollectionMetrics: 'SIZE',
        ReturnValues: 'ALL_NEW',
        UpdateExpression: 'SET TotalCount = TotalCount + :value',
      },
    });
  });

  test('the update of the specification is made', () => {
    const task = new DynamoUpdateItem(stack, 'Update', {
      table,
      key: { MessageId: DynamoAttributeValue.fromString('message-007') },
      expressionAttributeValues: {
        ':val': DynamoAttributeValue.numberFromString(sfn.JsonPath.stringAt('$.Item.TotalCount.N')),
        ':rand': DynamoAttributeValue.fromNumber(20),
      },
      updateExpression: 'SET TotalCount = :val + :rand',
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      Parameters: {
        Key: { MessageId: { S: 'message-007' } },
        TableName: '<Table>',
        ExpressionAttributeValues: { ':val': { 'N.$': '$.Item.TotalCount.N' }, ':rand': { N: '20' } },
        UpdateExpression: 'SET TotalCount = :val + :rand',
      },
    });
  });

  test('the update itself may come from the state', () => {
    const task = new DynamoUpdateItem(stack, 'Update', {
      table,
      key,
      updateExpression: JsonPath.stringAt('$.update'),
      conditionExpression: JsonPath.stringAt('$.condition'),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: { 'UpdateExpression.$': '$.update', 'ConditionExpression.$': '$.condition' },
    });
  });

  test.each(Object.values(DynamoReturnValues))('the answer may be %s', (returnValues) => {
    expect(stateOf(new DynamoUpdateItem(stack, 'Update', { table, key, returnValues }))).toMatchObject({
      Parameters: { ReturnValues: returnValues },
    });
  });

  test('the whole key may come from the state', () => {
    const task = new DynamoUpdateItem(stack, 'Update', { table, key: JsonPath.objectAt('$.key') });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      Parameters: { 'Key.$': '$.key', TableName: '<Table>' },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = DynamoUpdateItem.jsonata(stack, 'Update', {
      table,
      key: { messageId: DynamoAttributeValue.fromString(Jsonata.string('$states.input.id')) },
      expressionAttributeValues: { ':value': DynamoAttributeValue.fromNumber(Jsonata.number('$states.input.value')) },
      conditionExpression: 'TotalCount < :value',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      Arguments: {
        Key: { messageId: { S: '{% $states.input.id %}' } },
        TableName: '<Table>',
        ConditionExpression: 'TotalCount < :value',
        ExpressionAttributeValues: { ':value': { N: '{% $string($states.input.value) %}' } },
      },
    });
  });

  test('the whole key may be a JSONata expression', () => {
    const task = DynamoUpdateItem.jsonata(stack, 'Update', { table, key: Jsonata.object('$states.input.key') });

    expect(stateOf(task)).toMatchObject({ Arguments: { Key: '{% $states.input.key %}' } });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(new DynamoUpdateItem(stack, 'Update', { table, key }), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:updateItem',
      Arguments: { Key: { messageId: { S: 'message-007' } }, TableName: '<Table>' },
    });
  });
});

describe('a table from the state', () => {
  test('is one of those that are allowed', () => {
    const allowed = 'arn:aws:dynamodb:eu-west-1:111111111111:table/tenant-*';
    const dynamic = ddb.Table.fromTableName(stack, 'Dynamic', JsonPath.stringAt('$.table'));
    const task = new DynamoUpdateItem(stack, 'Update', { table: dynamic, key, allowedTargets: [allowed] });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'TableName.$': '$.table' } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: allowed }]);
  });

  test('that may be any is an error', () => {
    const dynamic = ddb.Table.fromTableName(stack, 'Dynamic', JsonPath.stringAt('$.table'));

    expect(messageOf(() => new DynamoUpdateItem(stack, 'Update', { table: dynamic, key }))).toBe(
      'Default/Update has a problem:\n' +
        '  - table comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'the pattern %s is an error',
  (integrationPattern) => {
    expect(messageOf(() => new DynamoUpdateItem(stack, 'Update', { table, key, integrationPattern }))).toBe(
      'Default/Update has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);

describe('permissions', () => {
  test('are for the action on the table', () => {
    expect(permissionsOf(new DynamoUpdateItem(stack, 'Update', { table, key }))).toEqual([
      { Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: '<Table.Arn>' },
    ]);
  });

  test('are for the key of an encrypted table as well', () => {
    const encrypted = new ddb.Table(stack, 'Encrypted', { partitionKey, encryptionKey: new kms.Key(stack, 'Key') });

    expect(permissionsOf(new DynamoUpdateItem(stack, 'Update', { table: encrypted, key }))).toEqual([
      { Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: '<Encrypted.Arn>' },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
        Resource: '<Key.Arn>',
      },
    ]);
  });
});
