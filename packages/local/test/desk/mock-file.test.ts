import { expect, test } from 'vitest';
import { DeskError } from '../../src/desk/desk-error';
import { mockFile } from '../../src/desk/mock-file';
import { TaskFailure, type TaskCall, type TaskHandler } from '../../src/engine/task-call';
import type { Json } from '../../src/json';
import { MissingMock } from '../../src/task-mocks';

const waits: number[] = [];

function callOf(stateName: string, resource = 'arn:aws:states:::dynamodb:putItem'): TaskCall {
  return {
    purpose: 'task',
    stateName,
    resource,
    arguments: {},
    retryCount: 0,
    context: {},
    signal: new AbortController().signal,
    submitted: () => undefined,
    heartbeat: () => undefined,
    wait: (seconds) => {
      waits.push(seconds);
      return Promise.resolve();
    },
  };
}

async function answer(handler: TaskHandler, call: TaskCall): Promise<Json | undefined> {
  return handler(call);
}

test('an outcome answers all calls of its state', async () => {
  const handler = mockFile({ Put: { output: { a: 1 } } });
  expect(await answer(handler, callOf('Put'))).toEqual({ a: 1 });
  expect(await answer(handler, callOf('Put'))).toEqual({ a: 1 });
});

test('an outcome for a resource', async () => {
  expect(await answer(mockFile({ 'dynamodb:putItem': { output: null } }), callOf('Put'))).toBeNull();
});

test('a list answers one call after the other', async () => {
  const handler = mockFile({ Put: [{ error: 'Busy', cause: 'why' }, { output: 2 }] });
  await expect(answer(handler, callOf('Put'))).rejects.toEqual(new TaskFailure('Busy', 'why'));
  expect(await answer(handler, callOf('Put'))).toBe(2);
  await expect(answer(handler, callOf('Put'))).rejects.toThrow(MissingMock);
});

test('an outcome takes its time', async () => {
  waits.length = 0;
  await answer(mockFile({ Put: { output: 1, seconds: 2.5 } }), callOf('Put'));
  expect(waits).toEqual([2.5]);
});

test('a task without an outcome shows the line to add', async () => {
  const handler = mockFile({});
  await expect(answer(handler, callOf('Say "hi"'))).rejects.toThrow(
    'The mocks have no outcome for the task \'Say "hi"\' (arn:aws:states:::dynamodb:putItem). Add:\n' +
      '  "Say \\"hi\\"": { "output": {} }',
  );
});

test('a task without an outcome goes on to what answers the others', async () => {
  expect(
    await answer(
      mockFile({}, () => 'other'),
      callOf('Put'),
    ),
  ).toBe('other');
});

const form = 'write { "output": … } or { "error": "Name", "cause": "why" }.';

test.each<[Json, string]>([
  [[], 'The mocks are an object of outcomes by state name, and not of type array.'],
  [{ A: 1 }, `The mock of 'A' is of type number: ${form}`],
  [{ A: {} }, `The mock of 'A' has no outcome: ${form}`],
  [{ A: { output: 1, error: 'E' } }, `The mock of 'A' has two outcomes: ${form}`],
  [{ A: [{ output: 1 }, { outptu: 1 }] }, `The mock of 'A'[1] has a field 'outptu', which no outcome has: ${form}`],
  [{ A: { error: 1 } }, "The error of 'A' in the mocks is text, and not of type number."],
  [{ A: { error: 'E', cause: {} } }, "The cause of 'A' in the mocks is text, and not of type object."],
  [{ A: { output: 1, seconds: -1 } }, "The seconds of 'A' in the mocks are a number from 0 up."],
])('%j', (mocks, message) => {
  expect(() => mockFile(mocks)).toThrow(new DeskError(message));
});
