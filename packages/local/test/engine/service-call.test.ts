import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TaskCall } from '../../src/engine/task-call';
import { TaskFailure } from '../../src/engine/task-call';
import { LAMBDA, only, runDefinition, START } from './run-definition';

const task = (fields: object = {}) => only({ Type: 'Task', Resource: LAMBDA, ...fields });
const seconds = ({ stopDate }: { readonly stopDate: Date }) => (stopDate.getTime() - START) / 1000;

describe('what a handler is told', () => {
  test('is the call as the service would make it', async () => {
    const calls: TaskCall[] = [];
    await runDefinition(task({ Parameters: { 'x.$': '$.a' }, TimeoutSeconds: 20, HeartbeatSeconds: 10 }), {
      input: { a: 1 },
      tasks: (call) => void calls.push(call),
    });
    expect(calls[0]).toMatchObject({
      purpose: 'task',
      stateName: 'Only',
      resource: LAMBDA,
      arguments: { x: 1 },
      retryCount: 0,
      timeoutSeconds: 20,
      heartbeatSeconds: 10,
      context: { State: { Name: 'Only', RetryCount: 0 }, Execution: { Name: 'execution' } },
    });
    expect(calls[0]?.taskToken).toBeUndefined();
  });

  test('is how often the state was retried', async () => {
    const seen: unknown[] = [];
    await runDefinition(task({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }] }), {
      tasks: (call) => {
        seen.push([call.retryCount, (call.context.State as { RetryCount: number }).RetryCount]);
        throw new TaskFailure('Busy');
      },
    });
    expect(seen).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });
});

describe('an answer', () => {
  test.each<[string, () => unknown]>([
    ['given at once', () => ({ a: 1 })],
    ['promised', () => Promise.resolve({ a: 1 })],
    ['promised in another realm', () => runInNewContext('Promise.resolve({ a: 1 })') as unknown],
    [
      'of a thenable',
      () => ({
        then: (done: (value: unknown) => void) => {
          done({ a: 1 });
        },
      }),
    ],
  ])('may be %s', async (_, answer) => {
    expect((await runDefinition(task(), { tasks: answer })).output).toEqual({ a: 1 });
  });

  test('of nothing is null', async () => {
    expect((await runDefinition(task(), { tasks: () => undefined })).output).toBeNull();
  });

  test('does not change any more when the handler changes it', async () => {
    const shared = { count: 0 };
    const run = await runDefinition(
      {
        StartAt: 'One',
        States: {
          One: { Type: 'Task', Resource: LAMBDA, ResultPath: '$.one', Next: 'Two' },
          Two: { Type: 'Task', Resource: LAMBDA, ResultPath: '$.two', End: true },
        },
      },
      {
        tasks: () => {
          shared.count++;
          return shared;
        },
      },
    );
    expect(run.output).toEqual({ one: { count: 1 }, two: { count: 2 } });
  });

  test.each<[string, unknown, string]>([
    ['too large', 'x'.repeat(262_143), 'with a size exceeding the maximum number of bytes service limit.'],
    ['nested too deep', Array.from({ length: 1001 }).reduce((value) => [value], 1), 'nested deeper than 1000 levels.'],
  ])('that is %s fails the task', async (_, answer, problem) => {
    const run = await runDefinition(task(), { tasks: () => answer });
    const cause = `The state/task '${LAMBDA}' returned a result ${problem}`;
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', cause });
    expect(run.history.at(-2)).toMatchObject({
      type: 'LambdaFunctionFailed',
      lambdaFunctionFailedEventDetails: { error: 'States.DataLimitExceeded', cause },
    });
  });

  test('may be as large as a payload may be', async () => {
    expect((await runDefinition(task(), { tasks: () => 'x'.repeat(262_142) })).status).toBe('SUCCEEDED');
  });

  test('to a reader may be larger, but not nested without end', async () => {
    const ring: { Body?: unknown } = {};
    ring.Body = ring;
    const run = await runDefinition(
      only({
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Parameters: { Bucket: 'b', Key: 'k' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Item',
          States: { Item: { Type: 'Pass', End: true } },
        },
      }),
      { tasks: () => ring },
    );
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
  });
});

describe('a failure', () => {
  test.each<[string, () => unknown]>([
    [
      'thrown',
      () => {
        throw new TaskFailure('Broken', 'It fell');
      },
    ],
    ['a rejection', () => Promise.reject(new TaskFailure('Broken', 'It fell'))],
  ])('may be %s', async (_, answer) => {
    expect(await runDefinition(task(), { tasks: answer })).toMatchObject({
      status: 'FAILED',
      error: 'Broken',
      cause: 'It fell',
    });
  });

  test('without a name has none', async () => {
    const run = await runDefinition(task(), {
      tasks: () => {
        throw new TaskFailure(undefined, 'It fell');
      },
    });
    expect(run.history.at(-1)?.executionFailedEventDetails).toEqual({ cause: 'It fell' });
  });

  test.each<[string, () => unknown]>([
    [
      'thrown',
      () => {
        throw new Error('A bug in the handler');
      },
    ],
    ['a rejection', () => Promise.reject(new Error('A bug in the handler'))],
  ])('that is none of the task, %s, is the run’s', async (_, answer) => {
    const definition = task({ Retry: [{ ErrorEquals: ['States.ALL'] }] });
    await expect(runDefinition(definition, { tasks: answer })).rejects.toThrow('A bug in the handler');
  });
});

describe('time-outs', () => {
  test('end a handler that waits, and tell it so', async () => {
    const told: string[] = [];
    const run = await runDefinition(task({ TimeoutSeconds: 60 }), {
      tasks: async (call) => {
        call.signal.addEventListener('abort', () => told.push('aborted'));
        await call.wait(Infinity);
      },
    });
    expect(run).toMatchObject({ error: 'States.Timeout' });
    expect([seconds(run), told]).toEqual([60, ['aborted']]);
  });

  test('do not come when the answer was in time', async () => {
    const run = await runDefinition(task({ TimeoutSeconds: 60 }), {
      tasks: async (call) => {
        await call.wait(59);
        return 'in time';
      },
    });
    expect([run.output, seconds(run)]).toEqual(['in time', 59]);
  });

  test('come before an answer for the same time, as they began first', async () => {
    const run = await runDefinition(task({ TimeoutSeconds: 60 }), {
      tasks: async (call) => {
        await call.wait(1);
        await call.wait(59);
        return 'too late';
      },
    });
    expect(run).toMatchObject({ error: 'States.Timeout' });
  });

  test('are a year for a task that says nothing, when the execution ends', async () => {
    const run = await runDefinition(task(), { tasks: (call) => call.wait(Infinity) });
    expect([run.status, seconds(run)]).toEqual(['TIMED_OUT', 31_536_000]);
  });

  test('are retried', async () => {
    const run = await runDefinition(
      task({ TimeoutSeconds: 10, Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1, IntervalSeconds: 5 }] }),
      { tasks: async (call) => (call.retryCount === 0 ? await call.wait(Infinity) : 'again') },
    );
    expect([run.output, seconds(run)]).toEqual(['again', 15]);
  });
});

describe('heartbeats', () => {
  test('that stay out end the task', async () => {
    const run = await runDefinition(task({ TimeoutSeconds: 60, HeartbeatSeconds: 10 }), {
      tasks: async (call) => {
        await call.wait(8);
        call.heartbeat();
        await call.wait(Infinity);
      },
    });
    expect(run).toMatchObject({ error: 'States.Timeout' });
    expect(seconds(run)).toBe(18);
  });

  test('that come keep it alive until its time-out', async () => {
    const run = await runDefinition(task({ TimeoutSeconds: 60, HeartbeatSeconds: 10 }), {
      tasks: async (call) => {
        for (;;) {
          await call.wait(8);
          call.heartbeat();
        }
      },
    });
    expect([run.error, seconds(run)]).toEqual(['States.Timeout', 60]);
  });

  test('may be caught by a name of their own', async () => {
    const definition = (error: string) => ({
      StartAt: 'Call',
      States: {
        Call: {
          Type: 'Task',
          Resource: LAMBDA,
          TimeoutSeconds: 60,
          HeartbeatSeconds: 10,
          Catch: [{ ErrorEquals: [error], Next: 'Rescue' }],
          End: true,
        },
        Rescue: { Type: 'Pass', End: true },
      },
    });
    const hang = (call: TaskCall) => call.wait(Infinity);
    const caught = await runDefinition(definition('States.HeartbeatTimeout'), { tasks: hang });
    expect(caught.output).toEqual({ Error: 'States.Timeout', Cause: '' });
    const timeout = await runDefinition(definition('States.Timeout'), { tasks: hang });
    expect(timeout.status).toBe('SUCCEEDED');
    expect((await runDefinition(definition('States.TaskFailed'), { tasks: hang })).status).toBe('FAILED');
  });
});

describe('the execution’s clock', () => {
  test('goes on while handlers wait, each for its time', async () => {
    const seen: string[] = [];
    const branch = (name: string) => ({
      StartAt: name,
      States: { [name]: { Type: 'Task', Resource: LAMBDA, End: true } },
    });
    const waits: Record<string, number> = { A: 20, B: 10, C: 15 };
    await runDefinition(only({ Type: 'Parallel', Branches: [branch('A'), branch('B'), branch('C')] }), {
      tasks: async (call) => {
        await call.wait(waits[call.stateName] ?? 0);
        seen.push(call.stateName);
      },
    });
    expect(seen).toEqual(['B', 'C', 'A']);
  });

  test('stands still while one of them does something else', async () => {
    const seen: string[] = [];
    const branch = (name: string) => ({
      StartAt: name,
      States: { [name]: { Type: 'Task', Resource: LAMBDA, End: true } },
    });
    await runDefinition(only({ Type: 'Parallel', Branches: [branch('Twice'), branch('Outside')] }), {
      tasks: {
        Twice: async (call) => {
          await Promise.all([call.wait(5), call.wait(10)]);
          seen.push('waited twice at once');
        },
        Outside: async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          seen.push('worked outside');
        },
      },
    });
    expect(seen).toEqual(['worked outside', 'waited twice at once']);
  });

  test('cannot be waited for without a time', async () => {
    const run = runDefinition(task(), { tasks: (call) => call.wait(NaN) });
    await expect(run).rejects.toThrow('A wait needs a number of seconds, but was given NaN');
  });

  test('does not come back to a handler after its call is over', async () => {
    const late: unknown[] = [];
    const run = await runDefinition(
      {
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: LAMBDA,
            TimeoutSeconds: 5,
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'On' }],
            End: true,
          },
          On: { Type: 'Wait', Seconds: 100, End: true },
        },
      },
      {
        tasks: async (call) => {
          try {
            await call.wait(50);
          } catch (error) {
            late.push((error as Error).name);
          }
          await call.wait(1).catch((error: unknown) => late.push((error as Error).name));
          call.heartbeat();
          call.submitted({});
          late.push(call.signal.aborted);
        },
      },
    );
    expect(run.status).toBe('SUCCEEDED');
    expect(late).toEqual(['Cancelled', 'Cancelled', true]);
  });

  test('may be left alone by a handler that started to wait', async () => {
    const rejected = vi.fn();
    process.on('unhandledRejection', rejected);
    const run = await runDefinition(task(), {
      tasks: async (call) => {
        void call.wait(1000);
        return Promise.resolve('done');
      },
    });
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', rejected);
    expect(run.output).toBe('done');
    expect(rejected).not.toHaveBeenCalled();
  });
});

describe('in real time', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('a time-out takes as long as it says, and leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
    const ending = runDefinition(task({ TimeoutSeconds: 30, HeartbeatSeconds: 20 }), {
      realTime: Date,
      tasks: async (call) => {
        await call.wait(15);
        call.heartbeat();
        await call.wait(Infinity);
      },
    });
    await vi.advanceTimersByTimeAsync(29_999);
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(await ending).toMatchObject({ error: 'States.Timeout', stopDate: new Date(START + 30_000) });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a handler that stops the execution itself leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
    const controller = new AbortController();
    const run = await runDefinition(task({ HeartbeatSeconds: 20, TimeoutSeconds: 30 }), {
      realTime: Date,
      signal: controller.signal,
      tasks: (call) => {
        controller.abort();
        return call.wait(Infinity);
      },
    });
    expect(run.status).toBe('ABORTED');
    expect(vi.getTimerCount()).toBe(0);
  });
});
