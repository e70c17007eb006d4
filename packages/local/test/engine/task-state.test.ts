import { describe, expect, test } from 'vitest';
import type { TaskCall } from '../../src/engine/task-call';
import { TaskFailure } from '../../src/engine/task-call';
import { eventLines, LAMBDA, only, runDefinition } from './run-definition';

const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:approve';

const task = (fields: object, machine: object = {}) => only({ Type: 'Task', ...fields }, machine);

/** The events between the one that enters the state and the one that leaves it, with their details. */
const inner = (run: Awaited<ReturnType<typeof runDefinition>>): unknown[] =>
  run.history.slice(2, -2).map((event) => {
    const details: unknown = Object.entries(event).find(([key]) => key.endsWith('EventDetails'))?.[1];
    return [event.type, details];
  });

const WHOLE = { truncated: false };

describe('the events of', () => {
  test('an optimized integration', async () => {
    const Resource = 'arn:aws:states:::dynamodb:getItem';
    const run = await runDefinition(task({ Resource, Parameters: { 'Key.$': '$.id' } }), {
      input: { id: 7 },
      tasks: () => ({ Item: 1 }),
    });
    const which = { resource: 'getItem', resourceType: 'dynamodb' };
    expect(inner(run)).toEqual([
      ['TaskScheduled', { ...which, region: 'us-east-1', parameters: '{"Key":7}' }],
      ['TaskStarted', which],
      ['TaskSucceeded', { ...which, output: '{"Item":1}', outputDetails: WHOLE }],
    ]);
  });

  test('a call through the AWS SDK', async () => {
    const run = await runDefinition(task({ Resource: 'arn:aws:states:::aws-sdk:sqs:listQueues', Parameters: {} }), {
      tasks: () => ({}),
    });
    expect(inner(run)[1]).toEqual(['TaskStarted', { resource: 'listQueues', resourceType: 'aws-sdk:sqs' }]);
  });

  test('a Lambda function that is named as the resource', async () => {
    const run = await runDefinition(task({ Resource: LAMBDA, TimeoutSeconds: 9 }), { input: { a: 1 }, tasks: () => 2 });
    expect(inner(run)).toEqual([
      ['LambdaFunctionScheduled', { resource: LAMBDA, input: '{"a":1}', inputDetails: WHOLE, timeoutInSeconds: 9 }],
      ['LambdaFunctionStarted', undefined],
      ['LambdaFunctionSucceeded', { output: '2', outputDetails: WHOLE }],
    ]);
  });

  test('an activity', async () => {
    const tokens: unknown[] = [];
    const run = await runDefinition(task({ Resource: ACTIVITY, HeartbeatSeconds: 5 }), {
      tasks: (call) => {
        tokens.push(call.taskToken);
        return 'yes';
      },
    });
    expect(inner(run)).toEqual([
      ['ActivityScheduled', { resource: ACTIVITY, input: '{}', inputDetails: WHOLE, heartbeatInSeconds: 5 }],
      ['ActivityStarted', { workerName: 'cdk-sfn-local' }],
      ['ActivitySucceeded', { output: '"yes"', outputDetails: WHOLE }],
    ]);
    expect(tokens).toEqual([expect.stringMatching(/^[\da-f-]{36}$/)]);
  });

  test('a job that is waited for', async () => {
    const run = await runDefinition(task({ Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: {} }), {
      tasks: async (call) => {
        call.submitted({ JobRunId: 'j' });
        await call.wait(60);
        return { JobRunState: 'SUCCEEDED' };
      },
    });
    const which = { resource: 'startJobRun.sync', resourceType: 'glue' };
    expect(inner(run)).toEqual([
      ['TaskScheduled', { ...which, region: 'us-east-1', parameters: '{}' }],
      ['TaskStarted', which],
      ['TaskSubmitted', { ...which, output: '{"JobRunId":"j"}', outputDetails: WHOLE }],
      ['TaskSucceeded', { ...which, output: '{"JobRunState":"SUCCEEDED"}', outputDetails: WHOLE }],
    ]);
  });

  test('a job whose handler does not say that it was submitted', async () => {
    const run = await runDefinition(task({ Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: {} }), {
      tasks: () => 1,
    });
    expect(run.history.map(({ type }) => type).slice(2, 6)).toEqual([
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
    ]);
  });

  test.each([
    ['arn:aws:states:::sqs:sendMessage', ['TaskScheduled', 'TaskStarted', 'TaskFailed']],
    [LAMBDA, ['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionFailed']],
    [ACTIVITY, ['ActivityScheduled', 'ActivityStarted', 'ActivityFailed']],
  ])('%s that fails', async (Resource, types) => {
    const run = await runDefinition(task({ Resource, Parameters: {} }), {
      tasks: () => {
        throw new TaskFailure('Broken', 'It fell');
      },
    });
    expect(run.history.map(({ type }) => type).slice(2, -1)).toEqual(types);
    expect(run.history.at(-1)?.executionFailedEventDetails).toEqual({ error: 'Broken', cause: 'It fell' });
  });

  test.each([
    ['arn:aws:states:::sqs:sendMessage', 'TaskTimedOut'],
    [LAMBDA, 'LambdaFunctionTimedOut'],
    [ACTIVITY, 'ActivityTimedOut'],
  ])('%s that takes too long', async (Resource, type) => {
    const run = await runDefinition(task({ Resource, Parameters: {}, TimeoutSeconds: 30 }), {
      tasks: (call) => call.wait(Infinity),
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(run.history.at(-2)?.type).toBe(type);
    expect(run.stopDate.getTime() - run.startDate.getTime()).toBe(30_000);
  });
});

describe('a task that waits for its token', () => {
  test('finds the token in the context object, and hands it to the handler', async () => {
    const calls: TaskCall[] = [];
    const run = await runDefinition(
      task({
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { 'token.$': '$$.Task.Token' },
      }),
      {
        tasks: async (call) => {
          calls.push(call);
          call.submitted({ MessageId: 'm' });
          await call.wait(3600);
          return { approved: true };
        },
      },
    );
    expect(run.output).toEqual({ approved: true });
    expect(calls[0]?.arguments).toEqual({ token: calls[0]?.taskToken });
    expect(eventLines(run.history)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered Only',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited Only',
      '8<7 ExecutionSucceeded',
    ]);
  });

  test('has another token when it is tried again', async () => {
    const tokens: unknown[] = [];
    await runDefinition(
      task({
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { 'token.$': '$$.Task.Token' },
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
      }),
      {
        tasks: (call) => {
          tokens.push(call.taskToken);
          throw new TaskFailure('Refused');
        },
      },
    );
    expect(new Set(tokens).size).toBe(2);
  });

  test('has no token in the context object when it does not wait', async () => {
    const run = await runDefinition(
      task({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { 'c.$': '$$' } }),
      { tasks: ({ arguments: got }) => got },
    );
    expect(Object.keys((run.output as { c: object }).c)).toEqual(['Execution', 'StateMachine', 'State']);
  });
});

describe('a task', () => {
  test('has the role of its Credentials', async () => {
    const roles: unknown[] = [];
    const run = await runDefinition(task({ Resource: LAMBDA, Credentials: { 'RoleArn.$': '$.role' } }), {
      input: { role: 'arn:aws:iam::111122223333:role/Other' },
      tasks: (call) => void roles.push(call.roleArn),
    });
    expect(roles).toEqual(['arn:aws:iam::111122223333:role/Other']);
    expect(run.history[2]?.lambdaFunctionScheduledEventDetails?.taskCredentials).toEqual({
      roleArn: 'arn:aws:iam::111122223333:role/Other',
    });
  });

  test('has the role of its Credentials in JSONata', async () => {
    const roles: unknown[] = [];
    await runDefinition(
      task({ Resource: LAMBDA, Credentials: { RoleArn: '{% $states.input %}' } }, { QueryLanguage: 'JSONata' }),
      {
        input: 'arn:aws:iam::111122223333:role/Other',
        tasks: (call) => void roles.push(call.roleArn),
      },
    );
    expect(roles).toEqual(['arn:aws:iam::111122223333:role/Other']);
  });

  test('of an activity that does not exist fails, before it is scheduled', async () => {
    const run = await runDefinition(task({ Resource: ACTIVITY }), { activities: [`${ACTIVITY}-2`] });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.cause).toContain(`The activity ${ACTIVITY} does not exist.`);
    expect(run.history.map(({ type }) => type)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed']);
    expect((await runDefinition(task({ Resource: ACTIVITY }), { activities: [ACTIVITY], tasks: () => 1 })).output).toBe(
      1,
    );
  });

  test.each([
    [0, 'The TimeoutSecondsPath parameter does not reference a positive integer: $.t == 0'],
    [1.5, 'The TimeoutSecondsPath parameter does not reference a positive integer: $.t == 1.5'],
    ['9', 'The TimeoutSecondsPath parameter does not reference a positive integer: $.t == "9"'],
    [100_000_000, 'The TimeoutSecondsPath parameter does not reference a positive integer: $.t == 100000000'],
  ])('cannot have a time-out of %j', async (t, problem) => {
    const run = await runDefinition(task({ Resource: LAMBDA, TimeoutSecondsPath: '$.t' }), { input: { t } });
    expect(run).toMatchObject({ error: 'States.Runtime' });
    expect(run.cause).toContain(problem);
  });

  test('fails when its arguments are more than the service takes', async () => {
    const run = await runDefinition(task({ Resource: LAMBDA, Parameters: { 'a.$': '$', 'b.$': '$' } }), {
      input: 'x'.repeat(200_000),
      tasks: () => 1,
    });
    expect(run).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'Only' has an input with a size exceeding the maximum number of bytes service limit.",
    });
    expect(run.history).toHaveLength(3);
  });
});
