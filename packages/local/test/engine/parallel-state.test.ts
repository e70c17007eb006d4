import { describe, expect, test } from 'vitest';
import { Cancellation, Cancelled } from '../../src/engine/cancellation';
import { allOrFirstFailure } from '../../src/engine/parallel-state';
import { TaskFailure } from '../../src/engine/task-call';
import { eventLines, LAMBDA, only, runDefinition } from './run-definition';

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { ...state, End: true } } });

const fail = (error: string) => () => {
  throw new TaskFailure(error, `${error} it is`);
};

describe('Parallel', () => {
  test('gives what its branches gave, in their order', async () => {
    const run = await runDefinition(
      only({
        Type: 'Parallel',
        Branches: [
          branch('Slow', { Type: 'Wait', Seconds: 10 }),
          branch('Fast', { Type: 'Pass', Parameters: { 'b.$': '$.a' } }),
        ],
      }),
      { input: { a: 1 } },
    );
    expect(run.output).toEqual([{ a: 1 }, { b: 1 }]);
    expect(eventLines(run.history)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered Only',
      '3<2 ParallelStateStarted',
      '4<3 WaitStateEntered Slow',
      '5<3 PassStateEntered Fast',
      '6<5 PassStateExited Fast',
      '7<4 WaitStateExited Slow',
      '8<7 ParallelStateSucceeded',
      '9<7 ParallelStateExited Only',
      '10<9 ExecutionSucceeded',
    ]);
  });

  test('has Parameters, ResultSelector, ResultPath and OutputPath', async () => {
    const run = await runDefinition(
      only({
        Type: 'Parallel',
        Parameters: { 'x.$': '$.a' },
        ResultSelector: { 'first.$': '$[0].x' },
        ResultPath: '$.r',
        OutputPath: '$.r',
        Branches: [branch('One', { Type: 'Pass' })],
      }),
      { input: { a: 1 } },
    );
    expect(run.output).toEqual({ first: 1 });
  });

  test('has Arguments and Output', async () => {
    const run = await runDefinition(
      only(
        {
          Type: 'Parallel',
          Arguments: { x: '{% $states.input.a * 2 %}' },
          Output: '{% $sum($states.result.x) %}',
          Branches: [branch('One', { Type: 'Pass' }), branch('Two', { Type: 'Pass' })],
        },
        { QueryLanguage: 'JSONata' },
      ),
      { input: { a: 1 } },
    );
    expect(run.output).toBe(4);
  });

  test('fails with the first branch that fails, and stops the others', async () => {
    const run = await runDefinition(
      only({
        Type: 'Parallel',
        Branches: [
          branch('Hold', { Type: 'Wait', Seconds: 100 }),
          branch('Call', { Type: 'Task', Resource: LAMBDA }),
          branch('Hang', { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: {} }),
        ],
      }),
      {
        tasks: {
          Call: async (call) => {
            await call.wait(7);
            return fail('Broken')();
          },
          Hang: (call) => call.wait(Infinity),
        },
      },
    );
    expect(run).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'Broken it is' });
    expect(run.stopDate.getTime() - run.startDate.getTime()).toBe(7000);
    expect(eventLines(run.history).slice(3)).toEqual([
      '4<3 WaitStateEntered Hold',
      '5<3 TaskStateEntered Call',
      '6<3 TaskStateEntered Hang',
      '7<5 LambdaFunctionScheduled',
      '8<7 LambdaFunctionStarted',
      '9<6 TaskScheduled',
      '10<9 TaskStarted',
      '11<8 LambdaFunctionFailed',
      '12<11 TaskStateAborted',
      '13<4 WaitStateAborted',
      '14<10 TaskStateAborted',
      '15<14 ParallelStateFailed',
      '16<15 ExecutionFailed',
    ]);
  });

  test('is retried as a whole, and caught', async () => {
    let calls = 0;
    const definition = {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [branch('Call', { Type: 'Task', Resource: LAMBDA })],
          Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['Broken'], ResultPath: '$.e', Next: 'Rescue' }],
          End: true,
        },
        Rescue: { Type: 'Pass', End: true },
      },
    };
    const run = await runDefinition(definition, {
      tasks: () => {
        calls++;
        return fail('Broken')();
      },
    });
    expect(calls).toBe(2);
    expect(run.output).toEqual({ e: { Error: 'Broken', Cause: 'Broken it is' } });
    expect(run.history.map(({ type }) => type).filter((type) => type.startsWith('Parallel'))).toEqual([
      'ParallelStateEntered',
      'ParallelStateStarted',
      'ParallelStateStarted',
      'ParallelStateFailed',
      'ParallelStateExited',
    ]);
  });

  test('gives each branch variables of its own, and reads those around it', async () => {
    const run = await runDefinition({
      StartAt: 'Assign',
      States: {
        Assign: { Type: 'Pass', Assign: { outer: 1 }, Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'A1',
              States: {
                A1: { Type: 'Pass', Assign: { 'mine.$': '$outer' }, Next: 'A2' },
                A2: { Type: 'Pass', Parameters: { 'm.$': '$mine' }, End: true },
              },
            },
            {
              StartAt: 'B1',
              States: {
                B1: { Type: 'Pass', Assign: { mine: 2 }, Next: 'B2' },
                B2: { Type: 'Pass', Parameters: { 'm.$': '$mine', 'o.$': '$outer' }, End: true },
              },
            },
          ],
          End: true,
        },
      },
    });
    expect(run.output).toEqual([{ m: 1 }, { m: 2, o: 1 }]);
  });

  test('fails when Parameters make more than the service takes', async () => {
    const run = await runDefinition(
      only({ Type: 'Parallel', Parameters: { 'a.$': '$', 'b.$': '$' }, Branches: [branch('One', { Type: 'Pass' })] }),
      { input: 'x'.repeat(200_000) },
    );
    expect(run).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'Only' has an input with a size exceeding the maximum number of bytes service limit.",
    });
  });
});

describe('work for each of some things', () => {
  test('gives the results in the order of the things', async () => {
    const results = await allOrFirstFailure([3, 1, 2], { cancellation: new Cancellation() }, async (thing) => {
      for (let turn = 0; turn < thing; turn++) {
        await Promise.resolve();
      }
      return thing * 10;
    });
    expect(results).toEqual([30, 10, 20]);
  });

  test('fails with what failed first, when all others have ended', async () => {
    const ended: string[] = [];
    const work = allOrFirstFailure(
      ['slow', 'bad'],
      { cancellation: new Cancellation() },
      async (thing, cancellation) => {
        if (thing === 'bad') {
          throw new TaskFailure('Broken');
        }
        await new Promise<void>((resolve) => cancellation.onCancel(resolve));
        await Promise.resolve();
        ended.push(thing);
        throw new Cancelled();
      },
    );
    await expect(work).rejects.toMatchObject({ error: 'Broken' });
    expect(ended).toEqual(['slow']);
  });

  test('is stopped from outside', async () => {
    const cancellation = new Cancellation();
    const work = allOrFirstFailure([1, 2], { cancellation }, async (_, inner) => {
      await new Promise<void>((resolve) => inner.onCancel(resolve));
      inner.check();
      return null;
    });
    cancellation.cancel();
    await expect(work).rejects.toThrow(Cancelled);
  });
});
