import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { describe, expect, test } from 'vitest';
import { DynamoAttributeValue, DynamoConsumedCapacity, DynamoItemCollectionMetrics, DynamoReturnValues } from '../src';
import { oldValuesProblem, writeArguments } from '../src/write-options';

test('all options have their place', () => {
  expect(
    writeArguments({
      conditionExpression: 'attribute_exists(#id)',
      expressionAttributeNames: { '#id': 'id' },
      expressionAttributeValues: { ':one': DynamoAttributeValue.fromNumber(1) },
      returnConsumedCapacity: DynamoConsumedCapacity.INDEXES,
      returnItemCollectionMetrics: DynamoItemCollectionMetrics.SIZE,
      returnValues: DynamoReturnValues.ALL_OLD,
    }),
  ).toEqual({
    ConditionExpression: 'attribute_exists(#id)',
    ExpressionAttributeNames: { '#id': 'id' },
    ExpressionAttributeValues: { ':one': { N: '1' } },
    ReturnConsumedCapacity: 'INDEXES',
    ReturnItemCollectionMetrics: 'SIZE',
    ReturnValues: 'ALL_OLD',
  });
});

describe('values that putting and deleting answer with', () => {
  test.each([undefined, DynamoReturnValues.NONE, DynamoReturnValues.ALL_OLD])('may be %s', (returnValues) => {
    expect(oldValuesProblem({ returnValues })).toBe(false);
  });

  test.each([DynamoReturnValues.ALL_NEW, DynamoReturnValues.UPDATED_OLD, DynamoReturnValues.UPDATED_NEW])(
    'cannot be %s',
    (returnValues) => {
      expect(oldValuesProblem({ returnValues })).toEqual({
        prop: 'returnValues',
        problem: `is ${returnValues}, which only DynamoUpdateItem can answer with`,
        fix: 'give ALL_OLD or NONE',
      });
    },
  );

  test.each([JsonPath.stringAt('$.answer'), Jsonata.string('$answer'), '{% $answer %}'])(
    'may come from the state',
    (returnValues) => {
      expect(oldValuesProblem({ returnValues: returnValues as never })).toBe(false);
    },
  );
});
