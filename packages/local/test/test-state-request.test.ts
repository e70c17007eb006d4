import { expect, test } from 'vitest';
import { simulate } from '../src/simulate';
import { fail, ok } from '../src/task-outcome';

const definition = {
  StartAt: 'Name',
  States: {
    Name: { Type: 'Pass', Assign: { who: 'Ann' }, Next: 'Work' },
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};
const text = JSON.stringify(definition);

test('each stay and each call is a request with what it should answer', async () => {
  const run = await simulate(definition, { input: { a: 1 }, tasks: { Work: [fail('Busy', 'later'), ok({ b: 2 })] } });
  const work = { definition: text, stateName: 'Work', input: '{"a":1}', variables: '{"who":"Ann"}' };

  expect(run.testStateRequests()).toEqual([
    {
      request: { definition: text, stateName: 'Name', input: '{"a":1}' },
      expected: { status: 'SUCCEEDED', output: '{"a":1}', nextState: 'Work' },
    },
    {
      request: { ...work, mock: { errorOutput: { error: 'Busy', cause: 'later' } } },
      expected: { status: 'RETRIABLE', error: 'Busy', cause: 'later' },
    },
    {
      request: { ...work, mock: { result: '{"b":2}' }, stateConfiguration: { retrierRetryCount: 1 } },
      expected: { status: 'SUCCEEDED', output: '{"b":2}', nextState: 'Done' },
    },
    {
      request: { definition: text, stateName: 'Done', input: '{"b":2}', variables: '{"who":"Ann"}' },
      expected: { status: 'SUCCEEDED', output: '{"b":2}' },
    },
  ]);
});

test('an error that is caught names where it goes', async () => {
  const run = await simulate(definition, { tasks: { Work: fail('Broken') } });

  expect(run.testStateRequests().map(({ expected }) => expected)[1]).toEqual({
    status: 'CAUGHT_ERROR',
    output: '{"Error":"Broken","Cause":""}',
    nextState: 'Done',
    error: 'Broken',
  });
});

test('an error that is not caught fails the state', async () => {
  const Work = { ...definition.States.Work, Catch: [] };
  const run = await simulate(
    { ...definition, States: { ...definition.States, Work } },
    { tasks: { Work: fail('Broken', 'for good') } },
  );

  expect(run.testStateRequests().at(-1)?.expected).toEqual({ status: 'FAILED', error: 'Broken', cause: 'for good' });
});

test('a Map is there item by item', async () => {
  const each = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  };
  const run = await simulate(each, { input: [1, 2] });

  expect(run.testStateRequests().map(({ request }) => [request.stateName, request.input])).toEqual([
    ['Item', '1'],
    ['Item', '2'],
  ]);
});
