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
  DynamoDeleteItem,
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
  test('an item is deleted by its key', () => {
    expect(stateOf(new DynamoDeleteItem(stack, 'Delete', { table, key }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:deleteItem',
      Parameters: { Key: { messageId: { S: 'message-007' } }, TableName: '<Table>' },
    });
  });

  test('all props have their place', () => {
    const task = DynamoDeleteItem.jsonPath(stack, 'Delete', {
      table,
      key,
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
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:deleteItem',
      Parameters: {
        Key: { messageId: { S: 'message-007' } },
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

  test('the deletion of the specification is made', () => {
    const task = new DynamoDeleteItem(stack, 'Delete', {
      table,
      key: { MessageId: DynamoAttributeValue.fromString('message-007') },
      resultPath: sfn.JsonPath.DISCARD,
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      ResultPath: null,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:deleteItem',
      Parameters: { Key: { MessageId: { S: 'message-007' } }, TableName: '<Table>' },
    });
  });

  test('the whole key may come from the state', () => {
    const task = new DynamoDeleteItem(stack, 'Delete', { table, key: JsonPath.objectAt('$.key') });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:deleteItem',
      Parameters: { 'Key.$': '$.key', TableName: '<Table>' },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = DynamoDeleteItem.jsonata(stack, 'Delete', {
      table,
      key: { messageId: DynamoAttributeValue.fromString(Jsonata.string('$states.input.id')) },
      expressionAttributeValues: { ':value': DynamoAttributeValue.fromNumber(Jsonata.number('$states.input.value')) },
      conditionExpression: 'TotalCount < :value',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:deleteItem',
      Arguments: {
        Key: { messageId: { S: '{% $states.input.id %}' } },
        TableName: '<Table>',
        ConditionExpression: 'TotalCount < :value',
        ExpressionAttributeValues: { ':value': { N: '{% $string($states.input.value) %}' } },
      },
    });
  });

  test('the whole key may be a JSONata expression', () => {
    const task = DynamoDeleteItem.jsonata(stack, 'Delete', { table, key: Jsonata.object('$states.input.key') });

    expect(stateOf(task)).toMatchObject({ Arguments: { Key: '{% $states.input.key %}' } });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(new DynamoDeleteItem(stack, 'Delete', { table, key }), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::dynamodb:deleteItem',
      Arguments: { Key: { messageId: { S: 'message-007' } }, TableName: '<Table>' },
    });
  });
});

describe('a table from the state', () => {
  test('is one of those that are allowed', () => {
    const allowed = 'arn:aws:dynamodb:eu-west-1:111111111111:table/tenant-*';
    const dynamic = ddb.Table.fromTableName(stack, 'Dynamic', JsonPath.stringAt('$.table'));
    const task = new DynamoDeleteItem(stack, 'Delete', { table: dynamic, key, allowedTargets: [allowed] });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'TableName.$': '$.table' } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'dynamodb:DeleteItem', Resource: allowed }]);
  });

  test('that may be any is an error', () => {
    const dynamic = ddb.Table.fromTableName(stack, 'Dynamic', JsonPath.stringAt('$.table'));

    expect(messageOf(() => new DynamoDeleteItem(stack, 'Delete', { table: dynamic, key }))).toBe(
      'Default/Delete has a problem:\n' +
        '  - table comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });
});

test('an answer that only updates have is an error', () => {
  expect(
    messageOf(() => new DynamoDeleteItem(stack, 'Delete', { table, key, returnValues: DynamoReturnValues.ALL_NEW })),
  ).toBe(
    'Default/Delete has a problem:\n' +
      '  - returnValues is ALL_NEW, which only DynamoUpdateItem can answer with: give ALL_OLD or NONE',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'the pattern %s is an error',
  (integrationPattern) => {
    expect(messageOf(() => new DynamoDeleteItem(stack, 'Delete', { table, key, integrationPattern }))).toBe(
      'Default/Delete has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);

describe('permissions', () => {
  test('are for the action on the table', () => {
    expect(permissionsOf(new DynamoDeleteItem(stack, 'Delete', { table, key }))).toEqual([
      { Effect: 'Allow', Action: 'dynamodb:DeleteItem', Resource: '<Table.Arn>' },
    ]);
  });

  test('are for the key of an encrypted table as well', () => {
    const encrypted = new ddb.Table(stack, 'Encrypted', { partitionKey, encryptionKey: new kms.Key(stack, 'Key') });

    expect(permissionsOf(new DynamoDeleteItem(stack, 'Delete', { table: encrypted, key }))).toEqual([
      { Effect: 'Allow', Action: 'dynamodb:DeleteItem', Resource: '<Encrypted.Arn>' },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
        Resource: '<Key.Arn>',
      },
    ]);
  });
});
