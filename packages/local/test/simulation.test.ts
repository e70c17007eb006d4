import { expect, test } from 'vitest';
import { simulate } from '../src/simulate';
import { fail, ok } from '../src/task-outcome';

const definition = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: {
        StartAt: 'Work',
        States: {
          Work: {
            Type: 'Task',
            Resource: 'arn:aws:states:::sqs:sendMessage',
            Parameters: { 'MessageBody.$': '$' },
            Retry: [{ ErrorEquals: ['Busy'] }],
            End: true,
          },
        },
      },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};
const run = () => simulate(definition, { input: ['a', 'b'], tasks: { Work: [fail('Busy', 'later'), ok(1), ok(2)] } });

test('a state tells of all its stays, attempts and calls', async () => {
  const work = (await run()).state('Work');

  expect(work).toMatchObject({ name: 'Work', attempts: 3, input: 'b', output: 2, error: undefined });
  expect(work.visits.map(({ attempts, input, ended }) => ({ attempts, input, ended }))).toEqual([
    { attempts: 2, input: 'a', ended: 'left' },
    { attempts: 1, input: 'b', ended: 'left' },
  ]);
  expect(work.calls).toEqual([
    { resource: 'arn:aws:states:::sqs:sendMessage', arguments: { MessageBody: 'a' }, error: 'Busy', cause: 'later' },
    { resource: 'arn:aws:states:::sqs:sendMessage', arguments: { MessageBody: 'a' }, output: 1 },
    { resource: 'arn:aws:states:::sqs:sendMessage', arguments: { MessageBody: 'b' }, output: 2 },
  ]);
});

test('the path has each state as often as it was entered', async () => {
  expect((await run()).path).toEqual(['Each', 'Work', 'Work', 'Done']);
});

test('a state that was never entered is an error that says which were', async () => {
  const simulation = await run();

  expect(simulation.entered('Done')).toBe(true);
  expect(simulation.entered('Gone')).toBe(false);
  expect(() => simulation.state('Gone')).toThrow(
    "The execution was never in the state 'Gone'. It was in 'Each', 'Work', 'Done'.",
  );
});

test('an execution that failed has error and cause, and no output', async () => {
  const simulation = await simulate(definition, { input: ['a'], tasks: { Work: fail('Broken', 'for good') } });

  expect(simulation).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'for good', output: undefined });
  expect(simulation.state('Work')).toMatchObject({ error: 'Broken', cause: 'for good', output: undefined });
});
