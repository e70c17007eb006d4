import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Json } from '../../src/json';
import { TaskFailure } from '../../src/engine/task-call';
import { eventLines, LAMBDA, only, runDefinition, START } from './run-definition';

const pass = only({ Type: 'Pass' });
const task = only({ Type: 'Task', Resource: LAMBDA });

describe('the input', () => {
  test('is an empty object when there is none', async () => {
    expect((await runDefinition(pass)).output).toEqual({});
  });

  test.each<[Json]>([[null], [0], [''], [[]], [false]])('may be %j', async (input) => {
    expect((await runDefinition(pass, { input })).output).toEqual(input);
  });

  test('may be as large as a payload may be', async () => {
    expect((await runDefinition(pass, { input: 'x'.repeat(262_142) })).status).toBe('SUCCEEDED');
    await expect(runDefinition(pass, { input: 'x'.repeat(262_143) })).rejects.toThrow(
      'The input of an execution may take 262144 bytes at most',
    );
  });

  test('may be larger when the limit is', async () => {
    const limits = { payloadBytes: 300_000 };
    expect((await runDefinition(pass, { input: 'x'.repeat(262_143), limits })).status).toBe('SUCCEEDED');
  });

  test('may be nested 1000 deep', async () => {
    const nested = (depth: number) => Array.from({ length: depth }).reduce<Json>((value) => [value], {});
    expect((await runDefinition(pass, { input: nested(999) })).status).toBe('SUCCEEDED');
    for (const depth of [1000, 100_000]) {
      await expect(runDefinition(pass, { input: nested(depth) })).rejects.toThrow(
        'The input of an execution may be nested 1000 deep at most',
      );
    }
  });

  test('does not change while the execution runs', async () => {
    const input = { list: [1] };
    const run = await runDefinition(task, {
      input,
      tasks: (call) => {
        input.list.push(2);
        return call.arguments;
      },
    });
    expect(run.output).toEqual({ list: [1] });
  });
});

describe('a run', () => {
  test('tells who it was and when', async () => {
    const run = await runDefinition(only({ Type: 'Wait', Seconds: 5 }), {
      names: { region: 'eu-west-1', stateMachineName: 'Orders', executionName: 'one' },
    });
    expect(run).toMatchObject({
      status: 'SUCCEEDED',
      executionArn: 'arn:aws:states:eu-west-1:123456789012:execution:Orders:one',
      startDate: new Date(START),
      stopDate: new Date(START + 5000),
    });
  });

  test('with the same seed is the same', async () => {
    const definition = only({ Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' } });
    const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => runDefinition(definition, { seed })));
    expect(one).toEqual(same);
    expect(one?.output).not.toEqual(other?.output);
  });

  test('shows its events as they happen', async () => {
    const seen: string[] = [];
    const run = await runDefinition(task, {
      tasks: () => {
        seen.push('called');
        return null;
      },
      onEvent: ({ type }) => seen.push(type),
    });
    expect(seen).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'called',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(run.history).toHaveLength(7);
  });

  test('keeps no history that nobody asks for', async () => {
    const run = await runDefinition(pass, { input: 1, keepHistory: false });
    expect([run.output, run.history]).toEqual([1, []]);
  });
});

describe('a run that is stopped', () => {
  test('is ABORTED, and stops what it does', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    const run = await runDefinition(task, {
      signal: controller.signal,
      tasks: (call) => {
        call.signal.addEventListener('abort', () => told.push('handler told'));
        controller.abort();
        return new Promise(() => undefined);
      },
    });
    expect(run.status).toBe('ABORTED');
    expect(told).toEqual(['handler told']);
    expect(eventLines(run.history).slice(3)).toEqual([
      '4<3 LambdaFunctionStarted',
      '5<4 TaskStateAborted',
      '6<5 ExecutionAborted',
    ]);
  });

  test('before it began does nothing', async () => {
    const run = await runDefinition(task, { signal: AbortSignal.abort() });
    expect(run.history.map(({ type }) => type)).toEqual(['ExecutionStarted', 'ExecutionAborted']);
  });

  test('while a handler hangs and does not listen ends all the same', async () => {
    const controller = new AbortController();
    const ending = runDefinition(task, { signal: controller.signal, tasks: () => new Promise(() => undefined) });
    setImmediate(() => controller.abort());
    expect((await ending).status).toBe('ABORTED');
  });

  test('stops Parallel and Map from the inside out', async () => {
    const wait = { StartAt: 'Hold', States: { Hold: { Type: 'Wait', Seconds: 60, End: true } } };
    const run = await runDefinition(
      {
        TimeoutSeconds: 1,
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [{ StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor: wait, End: true } } }],
            End: true,
          },
        },
      },
      { input: [1] },
    );
    expect(eventLines(run.history).slice(6)).toEqual([
      '7<6 WaitStateEntered Hold',
      '8<7 WaitStateAborted',
      '9<8 MapIterationAborted Each 0',
      '10<8 MapStateAborted',
      '11<10 ParallelStateAborted',
      '12<11 ExecutionTimedOut',
    ]);
  });
});

describe('a handler with a bug', () => {
  const branches = (...names: string[]) =>
    only({
      Type: 'Parallel',
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      Branches: names.map((name) => ({
        StartAt: name,
        States: { [name]: { Type: 'Task', Resource: LAMBDA, End: true } },
      })),
    });

  test('ends the run with its error, and stops all else, without a rejection that nobody handles', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const stopped: string[] = [];
    const run = runDefinition(branches('Bug', 'Deaf', 'Waits'), {
      tasks: {
        Bug: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          throw new Error('A bug');
        },
        Deaf: () => new Promise((_, reject) => setTimeout(() => reject(new Error('Too late')), 5)),
        Waits: async (call) => {
          call.signal.addEventListener('abort', () => stopped.push('Waits'));
          await call.wait(1000);
        },
      },
    });
    await expect(run).rejects.toThrow('A bug');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', unhandled);
    expect(stopped).toEqual(['Waits']);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('that comes first counts, whatever fails behind it', async () => {
    const run = runDefinition(branches('Bug', 'Fails'), {
      tasks: {
        Bug: () => {
          throw new Error('A bug');
        },
        Fails: () => {
          throw new TaskFailure('Broken');
        },
      },
    });
    await expect(run).rejects.toThrow('A bug');
  });
});

describe('in real time', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('waits and delays take as long as they say', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
    const ended = vi.fn();
    const ending = runDefinition(
      only({ Type: 'Task', Resource: LAMBDA, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 10, MaxAttempts: 1 }] }),
      {
        realTime: Date,
        tasks: (call) => {
          if (call.retryCount === 0) {
            throw new TaskFailure('Busy');
          }
          return 'second';
        },
      },
    ).then((run) => {
      ended();
      return run;
    });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await ending).toMatchObject({ output: 'second', stopDate: new Date(START + 10_000) });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('an execution that is stopped leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
    const controller = new AbortController();
    const ending = runDefinition(only({ Type: 'Wait', Seconds: 1000 }), { realTime: Date, signal: controller.signal });
    await vi.advanceTimersByTimeAsync(500);
    controller.abort();
    expect((await ending).stopDate).toEqual(new Date(START + 500));
    expect(vi.getTimerCount()).toBe(0);
  });
});
