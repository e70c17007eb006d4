import { App, Stack } from 'aws-cdk-lib/core';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { expect, test } from 'vitest';
import { constructNames } from '../../src/template/construct-names';

const stack = () => new Stack(new App(), 'Stack');

test('a resource of the stack is called by its stand-ins', () => {
  const queue = new sqs.Queue(stack(), 'Queue');

  expect(constructNames(queue, { values: { Queue4A7E3555: 'jobs' } }).toSorted()).toEqual([
    'arn:aws:sqs:us-east-1:123456789012:jobs',
    'https://sqs.us-east-1.amazonaws.com/123456789012/jobs',
    'jobs',
  ]);
});

test('an imported resource is called as it was imported', () => {
  const scope = stack();

  expect(constructNames(dynamodb.Table.fromTableName(scope, 'Table', 'Orders')).toSorted()).toEqual([
    'Orders',
    'arn:aws:dynamodb:us-east-1:123456789012:table/Orders',
  ]);
  expect(constructNames(lambda.Function.fromFunctionName(scope, 'Function', 'charge'))).toContain(
    'arn:aws:lambda:us-east-1:123456789012:function:charge',
  );
});

test('what is no resource has no names', () => {
  expect(constructNames(stack())).toEqual(['Stack']);
  expect(constructNames({ tableName: 'Orders' })).toEqual([]);
  expect(constructNames('Orders')).toEqual([]);
});
