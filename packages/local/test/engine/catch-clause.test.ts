import { describe, expect, test } from 'vitest';
import { TaskFailure } from '../../src/engine/task-call';
import { eventLines, LAMBDA, runDefinition } from './run-definition';

const failing = (error: string, cause?: string) => () => {
  throw new TaskFailure(error, cause);
};

/** The first clause is there so that each state can be reached. */
const machine = (clauses: readonly object[], more: object = {}) => ({
  StartAt: 'Call',
  ...more,
  States: {
    Call: {
      Type: 'Task',
      Resource: LAMBDA,
      Catch: [{ ErrorEquals: ['Never'], Next: 'Other' }, ...clauses],
      Next: 'After',
    },
    After: { Type: 'Succeed' },
    Rescue: { Type: 'Succeed' },
    Other: { Type: 'Fail', Error: 'Other' },
  },
});

describe('Catch in JSONPath', () => {
  test('goes on with the error output in place of the input', async () => {
    const run = await runDefinition(machine([{ ErrorEquals: ['Broken'], Next: 'Rescue' }]), {
      input: { a: 1 },
      tasks: failing('Broken', 'It fell'),
    });
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'Broken', Cause: 'It fell' } });
    expect(eventLines(run.history)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered Call',
      '3<2 LambdaFunctionScheduled',
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionFailed',
      '6<5 TaskStateExited Call',
      '7<6 SucceedStateEntered Rescue',
      '8<7 SucceedStateExited Rescue',
      '9<8 ExecutionSucceeded',
    ]);
  });

  test('puts the error output where ResultPath says', async () => {
    const run = await runDefinition(
      machine([{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Rescue' }]),
      { input: { a: 1 }, tasks: failing('Broken') },
    );
    expect(run.output).toEqual({ a: 1, problem: { Error: 'Broken', Cause: '' } });
  });

  test('drops the error output with ResultPath null', async () => {
    const run = await runDefinition(machine([{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Rescue' }]), {
      input: { a: 1 },
      tasks: failing('Broken'),
    });
    expect(run.output).toEqual({ a: 1 });
  });

  test('takes the first clause that is for the error', async () => {
    const clauses = [
      { ErrorEquals: ['Gone'], Next: 'Other' },
      { ErrorEquals: ['Broken', 'Late'], Next: 'Rescue' },
      { ErrorEquals: ['States.ALL'], Next: 'Other' },
    ];
    expect(await runDefinition(machine(clauses), { tasks: failing('Late') })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await runDefinition(machine(clauses), { tasks: failing('Odd') })).toMatchObject({ error: 'Other' });
  });

  test('leaves an error alone that no clause is for', async () => {
    const run = await runDefinition(machine([{ ErrorEquals: ['Gone'], Next: 'Rescue' }]), {
      tasks: failing('Broken', 'It fell'),
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'It fell' });
  });

  test('assigns from the error output', async () => {
    const run = await runDefinition(
      {
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: LAMBDA,
            Catch: [{ ErrorEquals: ['States.ALL'], Assign: { 'why.$': '$.Cause' }, ResultPath: null, Next: 'Read' }],
            End: true,
          },
          Read: { Type: 'Pass', Parameters: { 'why.$': '$why' }, End: true },
        },
      },
      { tasks: failing('Broken', 'It fell') },
    );
    expect(run.output).toEqual({ why: 'It fell' });
  });

  test('does not catch what fails in the clause itself', async () => {
    const run = await runDefinition(
      machine([{ ErrorEquals: ['States.ALL'], Assign: { 'x.$': '$.nothing' }, Next: 'Rescue' }]),
      { tasks: failing('Broken') },
    );
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
});

describe('Catch in JSONata', () => {
  const jsonata = { QueryLanguage: 'JSONata' };

  test('goes on with the error output', async () => {
    const run = await runDefinition(machine([{ ErrorEquals: ['States.ALL'], Next: 'Rescue' }], jsonata), {
      tasks: failing('Broken', 'It fell'),
    });
    expect(run.output).toEqual({ Error: 'Broken', Cause: 'It fell' });
  });

  test('goes on with its Output, and assigns', async () => {
    const run = await runDefinition(
      {
        ...jsonata,
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: LAMBDA,
            Catch: [
              {
                ErrorEquals: ['States.ALL'],
                Assign: { why: '{% $states.errorOutput.Cause %}' },
                Output: { error: '{% $states.errorOutput.Error %}', id: '{% $states.input.id %}' },
                Next: 'Read',
              },
            ],
            End: true,
          },
          Read: { Type: 'Pass', Output: '{% $merge([$states.input, { "why": $why }]) %}', End: true },
        },
      },
      { input: { id: 7 }, tasks: failing('Broken', 'It fell') },
    );
    expect(run.output).toEqual({ error: 'Broken', id: 7, why: 'It fell' });
  });

  test('tells where an expression of the clause failed', async () => {
    const run = await runDefinition(
      machine([{ ErrorEquals: ['States.ALL'], Output: '{% $nothing %}', Next: 'Rescue' }], jsonata),
      { tasks: failing('Broken') },
    );
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(run.history.at(-2)?.evaluationFailedEventDetails?.location).toBe('Catch/Output');
  });
});
