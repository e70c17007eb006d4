import { Stack } from 'aws-cdk-lib/core';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import type { TaskCall } from '../src/engine/task-call';
import { MissingMock, mockedTasks } from '../src/task-mocks';
import { ok } from '../src/task-outcome';

function call(given: Partial<TaskCall> = {}): TaskCall {
  return {
    purpose: 'task',
    stateName: 'Get',
    resource: 'arn:aws:states:::dynamodb:getItem',
    arguments: { Key: 1 },
    retryCount: 0,
    context: {},
    signal: new AbortController().signal,
    submitted: () => undefined,
    heartbeat: () => undefined,
    wait: () => Promise.resolve(),
    ...given,
  };
}
const sync = call({ resource: 'arn:aws:states:::states:startExecution.sync:2' });
const lambda = call({ resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge' });
const invoke = call({ resource: 'arn:aws:states:::lambda:invoke', arguments: { FunctionName: 'charge' } });

test.each([
  ['the name of the state', 'Get', call()],
  ['the whole resource', 'arn:aws:states:::dynamodb:getItem', call()],
  ['service and action', 'dynamodb:getItem', call()],
  ['the pattern with its version', 'states:startExecution.sync:2', sync],
  ['the pattern', 'states:startExecution.sync', sync],
  ['the action without the pattern', 'states:startExecution', sync],
  [
    'an integration of the AWS SDK',
    'aws-sdk:s3:getObject',
    call({ resource: 'arn:aws:states:::aws-sdk:s3:getObject' }),
  ],
  ['a function by its name', 'charge', lambda],
  ['any function', 'lambda:invoke', lambda],
  ['a function that is an argument', 'charge', invoke],
])('a mock is found by %s', (_, key, asked) => {
  expect(mockedTasks({ [key]: ok('found') })(asked)).toBe('found');
});

test('the state comes before the resource, and the pattern before the action alone', () => {
  const byState = mockedTasks({ 'dynamodb:getItem': ok('resource'), Get: ok('state') });
  const byPattern = mockedTasks({ 'states:startExecution': ok('action'), 'states:startExecution.sync': ok('pattern') });

  expect(byState(call())).toBe('state');
  expect(byPattern(sync)).toBe('pattern');
});

test('in a Map, a key may be the construct of a state', () => {
  const state = new sfn.Pass(new Stack(), 'Get');

  expect(mockedTasks(new Map([[state, ok('by construct')]]))(call())).toBe('by construct');
});

test('in a Map, a key may be the construct that is called', () => {
  const table = dynamodb.Table.fromTableName(new Stack(), 'Table', 'Orders');
  const handler = mockedTasks(new Map([[table, ok('by table')]]), () => 'fallback');

  expect(handler(call({ arguments: { TableName: 'Orders' } }))).toBe('by table');
  expect(handler(call({ arguments: { TableName: 'Products' } }))).toBe('fallback');
});

test('names that objects have by nature are no mocks', () => {
  expect(() => mockedTasks({})(call({ stateName: 'constructor' }))).toThrow(MissingMock);
});

test('a function answers with an output or an outcome, at once or later', async () => {
  const answers = [() => 1, () => ok(2), () => Promise.resolve(3), () => Promise.resolve(ok(4))];

  expect(await Promise.all(answers.map(async (answer) => await mockedTasks({ Get: answer })(call())))).toEqual([
    1, 2, 3, 4,
  ]);
});

test('a function gets a copy of the arguments, and the call', () => {
  const asked = call({ arguments: { list: [1] } });
  const mock = (args: { list: number[] }, { stateName }: TaskCall) => {
    args.list.push(2);
    return { args, stateName };
  };

  expect(mockedTasks({ Get: mock })(asked)).toEqual({ args: { list: [1, 2] }, stateName: 'Get' });
  expect(asked.arguments).toEqual({ list: [1] });
});

test('a list answers one call after the other, and says when it is used up', () => {
  const handler = mockedTasks({ Get: [ok(1), () => 2] });

  expect([handler(call()), handler(call())]).toEqual([1, 2]);
  expect(() => handler(call())).toThrow(
    new MissingMock(
      "The mock 'Get' answers 2 calls, and the task 'Get' made call 3. " +
        'Add an outcome to its list, or give one outcome instead of a list to answer all calls alike.',
    ),
  );
});

test.each([
  [call({ stateName: "Bob's" }), "the task 'Bob's'", String.raw`'Bob\'s': ok({})`],
  [invoke, "the task 'Get'", "'Get': ok({ Payload: {} })"],
  [call({ purpose: 'itemReader' }), "the item reader of 'Get'", "'Get': ok({ Body: '[]' })"],
  [call({ purpose: 'resultWriter' }), "the result writer of 'Get'", "'Get': ok({})"],
])('what is missing is said with the line to add', (asked, what, line) => {
  expect(() => mockedTasks({})(asked)).toThrow(
    new MissingMock(`No mock answers ${what} (${asked.resource}). Add to tasks:\n\n  ${line},\n`),
  );
});

test('a fallback answers what no mock is for', () => {
  const handler = mockedTasks({ Other: ok(1) }, () => 'fallback');

  expect(handler(call())).toBe('fallback');
  expect(handler(call({ stateName: 'Other' }))).toBe(1);
});

test('a missing mock is told from other errors', () => {
  expect(MissingMock.isMissingMock(new MissingMock('none'))).toBe(true);
  expect(MissingMock.isMissingMock(new Error('none'))).toBe(false);
});
