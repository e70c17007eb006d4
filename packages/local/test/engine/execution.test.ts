import { describe, expect, test } from 'vitest';
import { eventLines, LAMBDA, only, runDefinition, START } from './run-definition';

const seconds = ({ stopDate }: { readonly stopDate: Date }) => (stopDate.getTime() - START) / 1000;
const waiting = (Seconds: number, machine: object = {}) => only({ Type: 'Wait', Seconds }, machine);

/** Goes round for ever. */
const endless = {
  StartAt: 'Again',
  States: {
    Again: { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: true, Next: 'Pass' }] },
    Pass: { Type: 'Pass', Next: 'Again' },
  },
};

describe('an execution', () => {
  test('has a history of everything it did', async () => {
    const run = await runDefinition(
      {
        StartAt: 'Get',
        States: {
          Get: { Type: 'Task', Resource: LAMBDA, ResultPath: '$.got', Assign: { 'n.$': '$.n' }, Next: 'Rest' },
          Rest: { Type: 'Wait', SecondsPath: '$.got.n', Next: 'End' },
          End: { Type: 'Succeed', OutputPath: '$.got' },
        },
      },
      { input: { id: 1 }, tasks: () => ({ n: 2 }) },
    );
    const [t0, t2] = [new Date(START), new Date(START + 2000)];
    const whole = { truncated: false };
    const got = '{"id":1,"got":{"n":2}}';
    expect(run.history).toEqual([
      {
        id: 1,
        previousEventId: 0,
        timestamp: t0,
        type: 'ExecutionStarted',
        executionStartedEventDetails: {
          input: '{"id":1}',
          inputDetails: whole,
          roleArn: 'arn:aws:iam::123456789012:role/StateMachineRole',
        },
      },
      {
        id: 2,
        previousEventId: 0,
        timestamp: t0,
        type: 'TaskStateEntered',
        stateEnteredEventDetails: { name: 'Get', input: '{"id":1}', inputDetails: whole },
      },
      {
        id: 3,
        previousEventId: 2,
        timestamp: t0,
        type: 'LambdaFunctionScheduled',
        lambdaFunctionScheduledEventDetails: { resource: LAMBDA, input: '{"id":1}', inputDetails: whole },
      },
      { id: 4, previousEventId: 3, timestamp: t0, type: 'LambdaFunctionStarted' },
      {
        id: 5,
        previousEventId: 4,
        timestamp: t0,
        type: 'LambdaFunctionSucceeded',
        lambdaFunctionSucceededEventDetails: { output: '{"n":2}', outputDetails: whole },
      },
      {
        id: 6,
        previousEventId: 5,
        timestamp: t0,
        type: 'TaskStateExited',
        stateExitedEventDetails: {
          name: 'Get',
          output: got,
          outputDetails: whole,
          assignedVariables: { n: '2' },
          assignedVariablesDetails: whole,
        },
      },
      {
        id: 7,
        previousEventId: 6,
        timestamp: t0,
        type: 'WaitStateEntered',
        stateEnteredEventDetails: { name: 'Rest', input: got, inputDetails: whole },
      },
      {
        id: 8,
        previousEventId: 7,
        timestamp: t2,
        type: 'WaitStateExited',
        stateExitedEventDetails: { name: 'Rest', output: got, outputDetails: whole },
      },
      {
        id: 9,
        previousEventId: 8,
        timestamp: t2,
        type: 'SucceedStateEntered',
        stateEnteredEventDetails: { name: 'End', input: got, inputDetails: whole },
      },
      {
        id: 10,
        previousEventId: 9,
        timestamp: t2,
        type: 'SucceedStateExited',
        stateExitedEventDetails: { name: 'End', output: '{"n":2}', outputDetails: whole },
      },
      {
        id: 11,
        previousEventId: 10,
        timestamp: t2,
        type: 'ExecutionSucceeded',
        executionSucceededEventDetails: { output: '{"n":2}', outputDetails: whole },
      },
    ]);
  });

  test('times out after TimeoutSeconds', async () => {
    const run = await runDefinition(waiting(100, { TimeoutSeconds: 30 }));
    expect(run).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(seconds(run)).toBe(30);
    expect(eventLines(run.history).slice(1)).toEqual([
      '2<0 WaitStateEntered Only',
      '3<2 WaitStateAborted',
      '4<3 ExecutionTimedOut',
    ]);
  });

  test('ends in time when it takes less', async () => {
    expect((await runDefinition(waiting(29, { TimeoutSeconds: 30 }))).status).toBe('SUCCEEDED');
  });

  test('cannot catch that it timed out', async () => {
    const run = await runDefinition(
      {
        TimeoutSeconds: 5,
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: LAMBDA,
            Retry: [{ ErrorEquals: ['States.ALL'] }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rescue' }],
            End: true,
          },
          Rescue: { Type: 'Pass', End: true },
        },
      },
      { tasks: (call) => call.wait(Infinity) },
    );
    expect(run.status).toBe('TIMED_OUT');
  });

  test('takes a year at most', async () => {
    const run = await runDefinition(waiting(99_999_999));
    expect([run.status, seconds(run)]).toEqual(['TIMED_OUT', 31_536_000]);
  });

  test('of type EXPRESS takes five minutes at most, whatever TimeoutSeconds says', async () => {
    const express = { type: 'EXPRESS' } as const;
    const run = await runDefinition(waiting(301, { TimeoutSeconds: 1000 }), express);
    expect([run.status, seconds(run)]).toEqual(['TIMED_OUT', 300]);
    expect((await runDefinition(waiting(299), express)).status).toBe('SUCCEEDED');
    expect(seconds(await runDefinition(waiting(299, { TimeoutSeconds: 10 }), express))).toBe(10);
  });

  test('of type EXPRESS has an ARN of its own kind', async () => {
    const run = await runDefinition(waiting(1), { type: 'EXPRESS' });
    expect(run.executionArn).toMatch(
      /^arn:aws:states:us-east-1:123456789012:express:StateMachine:execution:[\da-f-]{36}$/,
    );
  });
});

describe('an execution that never ends', () => {
  test('fails when its history has 25,000 events', async () => {
    const run = await runDefinition(endless);
    expect(run).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    expect(run.history).toHaveLength(25_000);
    expect(run.history.at(-1)).toMatchObject({ id: 25_000, type: 'ExecutionFailed' });
  });

  test('fails when it tries again for ever, which leaves no events', async () => {
    const run = await runDefinition(
      only({
        Type: 'Task',
        Resource: LAMBDA,
        Parameters: { 'a.$': 'States.ArrayGetItem($, 3)' },
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 99_999_999, MaxDelaySeconds: 2 }],
      }),
      { input: [], limits: { historyEvents: 100 } },
    );
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.history).toHaveLength(3);
  });

  test('times out as EXPRESS, whose history has no limit', async () => {
    const run = await runDefinition(endless, { type: 'EXPRESS', limits: { expressTransitions: 30_000 } });
    expect(run).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(run.history.length).toBeGreaterThan(25_000);
  });

  test('times out as EXPRESS without being asked to', async () => {
    expect((await runDefinition(endless, { type: 'EXPRESS', keepHistory: false })).status).toBe('TIMED_OUT');
  });

  test('can be ended from outside when it has no limit', async () => {
    const controller = new AbortController();
    const ending = runDefinition(endless, {
      keepHistory: false,
      limits: { historyEvents: Infinity },
      signal: controller.signal,
    });
    setImmediate(() => setImmediate(() => controller.abort()));
    expect((await ending).status).toBe('ABORTED');
  });
});
