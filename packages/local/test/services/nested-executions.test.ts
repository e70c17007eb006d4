import { expect, test } from 'vitest';
import { seededEntropy } from '../../src/engine/entropy';
import { runStateMachine } from '../../src/engine/run-state-machine';
import { compileStateMachine } from '../../src/engine/state-machine';
import { nestedExecutions } from '../../src/services/nested-executions';
import type { Json, JsonObject } from '../../src/json';

const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Delivery';
const start = Date.parse('2024-01-01T00:00:00Z');

/** Starts a nested execution of the given states from a task with the given pattern. */
async function nested(pattern: string, states: JsonObject, parameters: JsonObject = {}) {
  const delivery = compileStateMachine({ StartAt: Object.keys(states)[0] ?? '', States: states });
  const program = compileStateMachine({
    StartAt: 'Deliver',
    States: {
      Deliver: {
        Type: 'Task',
        Resource: `arn:aws:states:::states:startExecution${pattern}`,
        Parameters: { StateMachineArn: arn, Name: 'delivery-1', Input: { id: 'o-1' }, ...parameters },
        End: true,
      },
    },
  });
  const entropy = (now: () => number) => seededEntropy('test', now);
  const others = () => ({ answered: 'elsewhere' });
  return runStateMachine(program, {
    handler: nestedExecutions([{ arn, program: delivery }], others, { entropy }),
    startTime: start,
    entropy,
  });
}

const wait: JsonObject = { Wait: { Type: 'Wait', Seconds: 60, End: true } };
const description = (sync: 1 | 2): Json => ({
  ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Delivery:delivery-1',
  Input: sync === 2 ? { id: 'o-1' } : '{"id":"o-1"}',
  InputDetails: { Included: true },
  Name: 'delivery-1',
  Output: sync === 2 ? { id: 'o-1' } : '{"id":"o-1"}',
  OutputDetails: { Included: true },
  StartDate: start,
  StateMachineArn: arn,
  Status: 'SUCCEEDED',
  StopDate: start + 60_000,
});

test.each([
  ['.sync', 1],
  ['.sync:2', 2],
] as const)('%s waits for the execution, by the clock of the task', async (pattern, sync) => {
  const { output, stopDate } = await nested(pattern, wait);

  expect(output).toEqual(description(sync));
  expect(stopDate).toEqual(new Date(start + 60_000));
});

test('without a pattern the task has its answer at once', async () => {
  const { output, stopDate } = await nested('', wait);

  expect(output).toEqual({
    ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Delivery:delivery-1',
    StartDate: start,
  });
  expect(stopDate).toEqual(new Date(start));
});

test('an execution that fails fails the task that waits for it', async () => {
  const fail: JsonObject = { Fail: { Type: 'Fail', Error: 'NoCourier', Cause: 'all out' } };
  const { error, cause } = await nested('.sync:2', fail);

  expect(error).toBe('States.TaskFailed');
  expect(JSON.parse(cause ?? '')).toMatchObject({ Status: 'FAILED', Error: 'NoCourier', Cause: 'all out' });
  expect((await nested('', fail)).status).toBe('SUCCEEDED');
});

test('input may be JSON text', async () => {
  expect((await nested('.sync:2', wait, { Input: '{"id":"o-2"}' })).output).toMatchObject({ Output: { id: 'o-2' } });
});

test('tasks of the nested execution and other state machines are answered as all calls are', async () => {
  const task: JsonObject = {
    Task: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: {}, End: true },
  };
  const other = { StateMachineArn: `${arn}-2` };

  expect((await nested('.sync:2', task)).output).toMatchObject({ Output: { answered: 'elsewhere' } });
  expect((await nested('.sync:2', task, other)).output).toEqual({ answered: 'elsewhere' });
});
