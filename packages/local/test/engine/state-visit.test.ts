import { describe, expect, test } from 'vitest';
import { TaskFailure } from '../../src/engine/task-call';
import type { VisitRecord } from '../../src/engine/visit-record';
import { eventLines, LAMBDA, only, runDefinition, START } from './run-definition';

const task = (fields: object, machine: object = {}) => only({ Type: 'Task', Resource: LAMBDA, ...fields }, machine);
const failing = () => {
  throw new TaskFailure('Busy');
};
const seconds = ({ stopDate }: { readonly stopDate: Date }) => (stopDate.getTime() - START) / 1000;

describe('Retry', () => {
  test('tries again after its delays, and then gives up', async () => {
    const run = await runDefinition(
      task({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 2, BackoffRate: 3 }] }),
      { tasks: failing },
    );
    expect(run).toMatchObject({ status: 'FAILED', error: 'Busy' });
    expect(seconds(run)).toBe(2 + 6);
    expect(eventLines(run.history).slice(1)).toEqual([
      '2<0 TaskStateEntered Only',
      '3<2 LambdaFunctionScheduled',
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionFailed',
      '6<5 LambdaFunctionScheduled',
      '7<6 LambdaFunctionStarted',
      '8<7 LambdaFunctionFailed',
      '9<8 LambdaFunctionScheduled',
      '10<9 LambdaFunctionStarted',
      '11<10 LambdaFunctionFailed',
      '12<11 ExecutionFailed',
    ]);
  });

  test('waits no longer than MaxDelaySeconds, and with jitter as long as chance has it', async () => {
    const retrier = { ErrorEquals: ['Busy'], IntervalSeconds: 10, MaxDelaySeconds: 15, MaxAttempts: 2 };
    const plain = await runDefinition(task({ Retry: [retrier] }), { tasks: failing });
    expect(seconds(plain)).toBe(10 + 15);
    const jitter = { ...retrier, JitterStrategy: 'FULL' };
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map(async (seed) => seconds(await runDefinition(task({ Retry: [jitter] }), { tasks: failing, seed }))),
    );
    expect(one).toBe(same);
    expect(one).not.toBe(other);
    expect(one).toBeLessThan(25);
  });

  test('tries again what cannot be evaluated in JSONPath, without an event', async () => {
    const run = await runDefinition(
      task({
        Parameters: { 'a.$': 'States.ArrayGetItem($, 3)' },
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 1 }],
      }),
      { input: [] },
    );
    expect(run.error).toBe('States.IntrinsicFailure');
    expect(seconds(run)).toBe(1);
    expect(run.history).toHaveLength(3);
  });

  test('evaluates an expression anew each time', async () => {
    const seen: unknown[] = [];
    await runDefinition(
      task(
        { Arguments: '{% $states.context.State.RetryCount %}', Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }] },
        { QueryLanguage: 'JSONata' },
      ),
      {
        tasks: (call) => {
          seen.push(call.arguments);
          return failing();
        },
      },
    );
    expect(seen).toEqual([0, 1, 2]);
  });

  test('comes before Catch', async () => {
    const run = await runDefinition(
      {
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: LAMBDA,
            Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }],
            Catch: [{ ErrorEquals: ['Busy'], Next: 'Rescue' }],
            End: true,
          },
          Rescue: { Type: 'Pass', End: true },
        },
      },
      { tasks: failing },
    );
    expect(run.output).toEqual({ Error: 'Busy', Cause: '' });
    expect(seconds(run)).toBe(1);
  });
});

describe('what a state hands on', () => {
  const doubled = (size: number) =>
    runDefinition(only({ Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$' } }), { input: 'x'.repeat(size) });

  test('may be as large as a payload may be', async () => {
    expect((await doubled(131_060)).status).toBe('SUCCEEDED');
    expect(await doubled(131_070)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'Only' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  test('may be caught by the name of the error when it is too large', async () => {
    const definition = (error: string) => ({
      StartAt: 'Call',
      States: {
        Call: {
          Type: 'Task',
          Resource: LAMBDA,
          ResultPath: '$.b',
          Catch: [{ ErrorEquals: [error], ResultPath: null, Next: 'Rescue' }],
          Next: 'Rescue',
        },
        Rescue: { Type: 'Pass', Result: 'caught', End: true },
      },
    });
    const options = { input: { a: 'x'.repeat(200_000) }, tasks: () => 'x'.repeat(200_000) };
    expect((await runDefinition(definition('States.DataLimitExceeded'), options)).output).toBe('caught');
    expect((await runDefinition(definition('States.ALL'), options)).error).toBe('States.DataLimitExceeded');
  });

  test('may be assigned to variables as long as it is no larger', async () => {
    const run = await runDefinition(only({ Type: 'Pass', Assign: { 'a.$': '$', 'b.$': '$' } }), {
      input: 'x'.repeat(200_000),
    });
    expect(run).toMatchObject({ error: 'States.DataLimitExceeded' });
    expect(run.cause).toContain('assigned variables');
  });

  test('may be nested 1000 deep', async () => {
    const deep = Array.from({ length: 999 }).reduce((value) => [value], 1);
    const wrap = (levels: object) =>
      runDefinition(only({ Type: 'Pass', Parameters: levels }), { input: deep as never });
    expect((await wrap({ 'a.$': '$' })).status).toBe('SUCCEEDED');
    expect(await wrap({ a: { 'b.$': '$' } })).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'Only' returned a result nested deeper than 1000 levels.",
    });
  });
});

describe('an error of the States Language', () => {
  test('names the state and the event that entered it', async () => {
    const run = await runDefinition(only({ Type: 'Pass', InputPath: '$.a' }));
    expect(run.cause).toMatch(/^An error occurred while executing the state 'Only' \(entered at the event id #2\)\. /);
  });

  test('of an expression is told before the state’s other events', async () => {
    const run = await runDefinition(only({ Type: 'Pass', Output: '{% $x %}' }, { QueryLanguage: 'JSONata' }));
    expect(eventLines(run.history)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered Only',
      '3<0 EvaluationFailed',
      '4<3 ExecutionFailed',
    ]);
  });

  test('of an expression behind a call follows the call', async () => {
    const run = await runDefinition(task({ Output: '{% $x %}' }, { QueryLanguage: 'JSONata' }), { tasks: () => 1 });
    expect(eventLines(run.history).slice(4)).toEqual([
      '5<4 LambdaFunctionSucceeded',
      '6<5 EvaluationFailed',
      '7<6 ExecutionFailed',
    ]);
  });
});

describe('the context object', () => {
  test('tells of the execution, the machine and the state', async () => {
    const run = await runDefinition(only({ Type: 'Pass', Parameters: { 'c.$': '$$' } }), { input: { a: 1 } });
    expect(run.output).toEqual({
      c: {
        Execution: {
          Id: 'arn:aws:states:us-east-1:123456789012:execution:StateMachine:execution',
          Input: { a: 1 },
          StartTime: '2026-03-01T12:00:00.000Z',
          Name: 'execution',
          RoleArn: 'arn:aws:iam::123456789012:role/StateMachineRole',
          RedriveCount: 0,
        },
        StateMachine: {
          Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine',
          Name: 'StateMachine',
        },
        State: { Name: 'Only', EnteredTime: '2026-03-01T12:00:00.000Z' },
      },
    });
  });
});

describe('who listens', () => {
  test('is told of each stay, and of how it went', async () => {
    const visits: VisitRecord[] = [];
    await runDefinition(
      {
        StartAt: 'First',
        States: {
          First: { Type: 'Pass', Assign: { v: 1 }, Next: 'Call' },
          Call: {
            Type: 'Task',
            Resource: LAMBDA,
            Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3 }],
            Catch: [{ ErrorEquals: ['Broken'], Next: 'Stop' }],
            Next: 'Stop',
          },
          Stop: { Type: 'Fail', Error: 'Stopped', Cause: 'On purpose' },
        },
      },
      {
        input: { a: 1 },
        onVisit: (visit) => visits.push(visit),
        tasks: (call) => {
          throw new TaskFailure(call.retryCount === 0 ? 'Busy' : 'Broken', 'why');
        },
      },
    );
    const [first, call, stop] = visits;
    expect(visits).toHaveLength(3);
    expect(first).toMatchObject({
      name: 'First',
      type: 'Pass',
      input: { a: 1 },
      output: { a: 1 },
      next: 'Call',
      assigned: { v: 1 },
      ended: 'left',
      attempts: 1,
      enteredAt: START,
      leftAt: START,
    });
    expect(call).toMatchObject({
      variables: { v: 1 },
      ended: 'caught',
      error: 'Broken',
      cause: 'why',
      attempts: 2,
      leftAt: START + 3000,
      calls: [
        { resource: LAMBDA, arguments: { a: 1 }, error: 'Busy', cause: 'why' },
        { resource: LAMBDA, arguments: { a: 1 }, error: 'Broken', cause: 'why' },
      ],
    });
    expect(stop).toMatchObject({ ended: 'failed', error: 'Stopped', cause: 'On purpose' });
  });

  test('is told of what was stopped', async () => {
    const visits: VisitRecord[] = [];
    await runDefinition(only({ Type: 'Wait', Seconds: 100 }, { TimeoutSeconds: 10 }), {
      onVisit: (visit) => visits.push(visit),
    });
    expect(visits[0]).toMatchObject({ ended: 'aborted', leftAt: START + 10_000 });
  });
});
