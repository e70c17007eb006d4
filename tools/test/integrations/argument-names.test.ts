import { Duration, Stack, Token } from 'aws-cdk-lib/core';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { describe, expect, test } from 'vitest';
import { argumentNames, summarised } from '../../src/integrations/argument-names.ts';

test('names are nested with dots', () => {
  const args = { Name: 'a', Overrides: { Cpu: 1, Env: [{ Name: 'a', Value: 'b' }, { Name: 'c' }], Tags: ['a', 'b'] } };
  expect(argumentNames(args, { name: 'a', cpu: 1 })).toEqual([
    'Name',
    'Overrides.Cpu',
    'Overrides.Env[].Name',
    'Overrides.Env[].Value',
    'Overrides.Tags',
  ]);
});

test.each([undefined, null, 1, {}, [], [{}], Token.asAny({ a: 1 })])('%j has nothing in it', (value) => {
  expect(argumentNames({ Name: value }, {}).map((name) => name.replace('[]', ''))).toEqual(['Name']);
});

describe('what the user names is no name of the service', () => {
  const payload = { text: 'a', deep: { Name: 'b' } };

  test('where it is handed on', () => {
    expect(argumentNames({ Payload: payload }, { payload })).toEqual(['Payload']);
    expect(argumentNames({ Payload: payload }, { payload: TaskInput.fromObject(payload) })).toEqual(['Payload']);
    expect(argumentNames({ List: [payload] }, { list: [payload] })).toEqual(['List[]']);
  });

  test('where it is all there is', () => {
    expect(argumentNames(payload, { parameters: payload })).toEqual(['']);
    expect(argumentNames(undefined, {})).toEqual(['']);
  });

  test('where the service wants something of each', () => {
    const args = { Attributes: { Name: { Type: 'String' }, other: { Type: 'Number', Unit: 'a' } } };
    expect(argumentNames(args, { attributes: { Name: { value: 'a' }, other: { value: 1 } } })).toEqual([
      'Attributes.*.Type',
      'Attributes.*.Unit',
    ]);
  });

  test('within what classes of upstream hold', () => {
    const id = DynamoAttributeValue.fromMap({ S: DynamoAttributeValue.fromString('a') });
    expect(argumentNames({ Key: { id: id.toObject() as object } }, { key: { id } })).toEqual(['Key.*']);
  });

  test('where the service adds a name to it', () => {
    expect(argumentNames({ Input: { ...payload, STARTED_BY: 'a' } }, { input: payload })).toEqual([
      'Input.*',
      'Input.STARTED_BY',
    ]);
  });

  test('where it is made of text', () => {
    expect(argumentNames({ Values: { '$.a': 1, '$.b': 2 } }, { expression: '$.a + $.b' })).toEqual(['Values.*']);
  });

  test('but what looks like it elsewhere is', () => {
    const props = { delay: Duration.seconds(1), queue: new sqs.Queue(new Stack(), 'Queue'), attributes: {} };
    expect(argumentNames({ Delay: { amount: 1, Unit: 's' }, Queue: { Name: 'a' } }, props)).toEqual([
      'Delay.amount',
      'Delay.Unit',
      'Queue.Name',
    ]);
  });
});

test('what is told in more detail is told once', () => {
  expect(summarised(['', 'B.*', 'Bc', 'A', 'A.X', 'B', 'C[]', 'C[].Y', 'C', 'D.*.Z', 'D.*', 'A'])).toEqual([
    'A.X',
    'B',
    'Bc',
    'C[].Y',
    'D.*.Z',
  ]);
});
