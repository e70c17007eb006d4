import { describe, expect, test } from 'vitest';
import type { TaskCall } from '../../src/engine/task-call';
import { TaskFailure } from '../../src/engine/task-call';
import { eventLines, LAMBDA, only, runDefinition } from './run-definition';

const processor = (state: object, ExecutionType = 'STANDARD') => ({
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
  StartAt: 'Item',
  States: { Item: { ...state, End: true } },
});

const map = (fields: object, machine: object = {}) =>
  only({ Type: 'Map', ItemProcessor: processor({ Type: 'Task', Resource: LAMBDA }), ...fields }, machine);

const echo = ({ arguments: got }: TaskCall): unknown => got;

/** Fails the items that are negative. */
const negativeFails = ({ arguments: item }: TaskCall): unknown => {
  if (typeof item === 'number' && item < 0) {
    throw new TaskFailure('Negative', String(item));
  }
  return item;
};

describe('a Distributed Map', () => {
  test('gives what its child executions gave, in the order of the items', async () => {
    const run = await runDefinition(map({ Label: 'Each' }), {
      input: [3, 1, 2],
      tasks: async (call) => {
        await call.wait(call.arguments as number);
        return { waited: call.arguments };
      },
    });
    expect(run.output).toEqual([{ waited: 3 }, { waited: 1 }, { waited: 2 }]);
    expect(eventLines(run.history)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Only',
      '3<2 MapStateStarted',
      '4<3 MapRunStarted',
      '5<4 MapRunSucceeded',
      '6<5 MapStateSucceeded',
      '7<5 MapStateExited Only',
      '8<7 ExecutionSucceeded',
    ]);
    expect(run.history[2]?.mapStateStartedEventDetails).toEqual({ length: 3 });
    expect(run.history[3]?.mapRunStartedEventDetails?.mapRunArn).toMatch(
      /^arn:aws:states:us-east-1:123456789012:mapRun:StateMachine\/Each:[\da-f-]{36}$/,
    );
  });

  test.each(['STANDARD', 'EXPRESS'])('gives each %s child execution a history and a name of its own', async (type) => {
    const seen = new Map<string, string[]>();
    await runDefinition(map({ ItemProcessor: processor({ Type: 'Pass' }, type) }), {
      input: [1, 2],
      onEvent: (event, arn) => seen.set(arn, [...(seen.get(arn) ?? []), event.type]),
    });
    const [parent, ...children] = [...seen];
    expect(parent?.[1][0]).toBe('ExecutionStarted');
    expect(children.map(([, types]) => types)).toEqual([
      ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'],
      ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'],
    ]);
    const kind = type === 'EXPRESS' ? 'express' : 'execution';
    expect(children.every(([arn]) => arn.includes(`:${kind}:StateMachine/Only:`))).toBe(true);
  });

  test('hides the variables around it from its child executions, and has the context object of each', async () => {
    const run = await runDefinition(
      map({
        ItemProcessor: processor({
          Type: 'Pass',
          Parameters: { 'machine.$': '$$.StateMachine.Name', 'input.$': '$$.Execution.Input' },
        }),
      }),
      { input: ['a'] },
    );
    expect(run.output).toEqual([{ machine: 'StateMachine/Only', input: 'a' }]);
  });

  test('makes the input of each with ItemSelector, which reads the variables', async () => {
    const run = await runDefinition(
      {
        StartAt: 'Assign',
        States: {
          Assign: { Type: 'Pass', Assign: { v: 'x' }, Next: 'Each' },
          Each: {
            Type: 'Map',
            ItemSelector: { 'v.$': '$v', 'i.$': '$$.Map.Item.Index', 'item.$': '$$.Map.Item.Value' },
            ItemProcessor: processor({ Type: 'Pass' }),
            End: true,
          },
        },
      },
      { input: ['a', 'b'] },
    );
    expect(run.output).toEqual([
      { v: 'x', i: 0, item: 'a' },
      { v: 'x', i: 1, item: 'b' },
    ]);
  });

  test('runs no more than MaxConcurrency at the same time', async () => {
    let [now, most] = [0, 0];
    await runDefinition(map({ MaxConcurrency: 3 }), {
      input: [1, 2, 3, 4, 5, 6, 7],
      tasks: async (call) => {
        most = Math.max(most, ++now);
        await call.wait(1);
        now--;
      },
    });
    expect(most).toBe(3);
  });
});

describe('failures in a Distributed Map', () => {
  test('fail it when nothing is tolerated', async () => {
    const run = await runDefinition(map({ MaxConcurrency: 1 }), { input: [1, -2, 3], tasks: negativeFails });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    expect(eventLines(run.history).slice(3)).toEqual([
      '4<3 MapRunStarted',
      '5<4 MapRunFailed',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed',
    ]);
    expect(run.history[4]?.mapRunFailedEventDetails).toEqual({
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    });
  });

  test('are in the result with their metadata when they are tolerated', async () => {
    const run = await runDefinition(map({ ToleratedFailureCount: 1 }), { input: [1, -2], tasks: negativeFails });
    expect(run.output).toEqual([
      1,
      expect.objectContaining({ Status: 'FAILED', Error: 'Negative', Cause: '-2', Input: '-2' }),
    ]);
  });

  test.each([
    [{ ToleratedFailurePercentage: 50 }, 'SUCCEEDED'],
    [{ ToleratedFailurePercentage: 49 }, 'FAILED'],
    [{ ToleratedFailureCount: 2 }, 'SUCCEEDED'],
    [{ ToleratedFailureCount: 1 }, 'FAILED'],
    [{ ToleratedFailureCount: 1, ToleratedFailurePercentage: 90 }, 'FAILED'],
  ])('with %j: %s', async (tolerated, status) => {
    const run = await runDefinition(map(tolerated), { input: [1, -2, 3, -4], tasks: negativeFails });
    expect(run.status).toBe(status);
  });

  test('may be retried and caught as one', async () => {
    let calls = 0;
    const run = await runDefinition(
      map({ Retry: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], MaxAttempts: 1 }] }),
      {
        input: [1],
        tasks: () => {
          if (calls++ === 0) {
            throw new TaskFailure('Broken');
          }
          return 'second';
        },
      },
    );
    expect(run.output).toEqual(['second']);
  });

  test('of a result that is selected belong to the state, not to the Map Run', async () => {
    const run = await runDefinition(
      map({ ItemProcessor: processor({ Type: 'Pass' }), ResultSelector: { 'a.$': '$[7].b' } }),
      { input: [1] },
    );
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.history.map(({ type }) => type)).not.toContain('MapRunFailed');
  });

  test('stop the children that still run', async () => {
    const ended: string[] = [];
    const run = await runDefinition(map({}), {
      input: [5, -1],
      tasks: async (call) => {
        call.signal.addEventListener('abort', () => ended.push(`${call.arguments as number} stopped`));
        await call.wait(Math.abs(call.arguments as number));
        return negativeFails(call);
      },
    });
    expect(run.status).toBe('FAILED');
    expect(ended).toEqual(['-1 stopped', '5 stopped']);
    expect(run.stopDate.getTime() - run.startDate.getTime()).toBe(1000);
  });

  test('leave no child execution that is stopped before it does anything', async () => {
    const idle: string[] = [];
    for (let steps = 0; steps < 8; steps++) {
      const names = Array.from({ length: steps }, (_, index) => `Step ${index}`);
      const passes = names.map((name, index) => [name, { Type: 'Pass', Next: names[index + 1] ?? 'Item' }] as const);
      const seen = new Map<string, string[]>();
      await runDefinition(
        map({
          MaxConcurrency: 2,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'Which',
            States: {
              Which: {
                Type: 'Choice',
                Choices: [{ Variable: '$', NumericEquals: 0, Next: 'Fail' }],
                Default: names[0] ?? 'Item',
              },
              ...Object.fromEntries(passes),
              Item: { Type: 'Pass', End: true },
              Fail: { Type: 'Fail' },
            },
          },
        }),
        { input: [0, 1, 2, 3], onEvent: ({ type }, arn) => seen.set(arn, [...(seen.get(arn) ?? []), type]) },
      );
      idle.push(...[...seen.values()].map(String).filter((types) => types === 'ExecutionStarted,ExecutionAborted'));
    }
    expect(idle).toEqual([]);
  });

  test('elsewhere abort the Map Run', async () => {
    const run = await runDefinition(
      { ...map({ ItemProcessor: processor({ Type: 'Wait', Seconds: 60 }) }), TimeoutSeconds: 10 },
      { input: [1] },
    );
    expect(run.status).toBe('TIMED_OUT');
    expect(eventLines(run.history).slice(3)).toEqual([
      '4<3 MapRunStarted',
      '5<4 MapRunAborted',
      '6<5 MapStateAborted',
      '7<6 ExecutionTimedOut',
    ]);
  });
});

describe('items from elsewhere', () => {
  const ItemReader = {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'JSON' },
    Parameters: { Bucket: 'b', 'Key.$': '$.key' },
  };
  const reading = { ItemReader, ItemProcessor: processor({ Type: 'Pass' }) };

  test('are read through the handler', async () => {
    const calls: TaskCall[] = [];
    const run = await runDefinition(map(reading), {
      input: { key: 'items.json' },
      tasks: (call) => {
        calls.push(call);
        return { Body: '[{"n":1},{"n":2}]' };
      },
    });
    expect(run.output).toEqual([{ n: 1 }, { n: 2 }]);
    expect(calls.map(({ purpose, resource, arguments: got }) => [purpose, resource, got])).toEqual([
      ['itemReader', 'arn:aws:states:::s3:getObject', { Bucket: 'b', Key: 'items.json' }],
    ]);
  });

  test('are no more than MaxItems', async () => {
    const ReaderConfig = { InputType: 'JSON', MaxItemsPath: '$.most' };
    const run = await runDefinition(map({ ...reading, ItemReader: { ...ItemReader, ReaderConfig } }), {
      input: { key: 'k', most: 2 },
      tasks: () => ({ Body: '[1,2,3]' }),
    });
    expect(run.output).toEqual([1, 2]);
  });

  test('that cannot be read fail the Map Run', async () => {
    const run = await runDefinition(map(reading), {
      input: { key: 'k' },
      tasks: () => {
        throw new TaskFailure('S3.NoSuchKeyException', 'No such key');
      },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
    expect(eventLines(run.history).slice(2)).toEqual([
      '3<2 MapStateStarted',
      '4<3 MapRunStarted',
      '5<4 MapRunFailed',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed',
    ]);
  });

  test('may not be larger than a payload', async () => {
    const Body = JSON.stringify([1, 'x'.repeat(300_000)]);
    const run = await runDefinition(map(reading), { input: { key: 'k' }, tasks: () => ({ Body }) });
    expect(run).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'Only' has an item with a size exceeding the maximum number of bytes service limit.",
    });
  });

  test('go into batches', async () => {
    const run = await runDefinition(
      map({
        ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'from.$': '$$.Execution.Name' } },
        ItemProcessor: processor({ Type: 'Pass' }),
      }),
      { input: [1, 2, 3] },
    );
    expect(run.output).toEqual([
      { BatchInput: { from: 'execution' }, Items: [1, 2] },
      { BatchInput: { from: 'execution' }, Items: [3] },
    ]);
  });

  test('in a batch that failed all count as failed', async () => {
    const batches = (ToleratedFailureCount: number) =>
      runDefinition(map({ ItemBatcher: { MaxItemsPerBatch: 2 }, ToleratedFailureCount }), {
        input: [1, 2, 3],
        tasks: (call) => {
          const { Items } = call.arguments as { Items: readonly number[] };
          if (Items.includes(1)) {
            throw new TaskFailure('Broken');
          }
          return null;
        },
      });
    expect((await batches(1)).status).toBe('FAILED');
    expect((await batches(2)).status).toBe('SUCCEEDED');
  });
});

describe('results that are written', () => {
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'runs' } };
  const writing = async (fields: object, input: readonly number[], handler: (call: TaskCall) => unknown) => {
    const written: Record<string, unknown> = {};
    const run = await runDefinition(map({ ResultWriter, ...fields }), {
      input: input,
      tasks: (call) => {
        if (call.purpose !== 'resultWriter') {
          return handler(call);
        }
        const { Key, Body } = call.arguments as { Key: string; Body: string };
        written[Key.slice(Key.lastIndexOf('/') + 1)] = JSON.parse(Body);
        return {};
      },
    });
    return { run, written };
  };
  const statuses = (file: unknown) => (file as { Input: string; Status: string }[]).map((it) => [it.Input, it.Status]);

  test('are named in the output', async () => {
    const { run, written } = await writing({}, [1, 2], echo);
    const arn = run.history[3]?.mapRunStartedEventDetails?.mapRunArn ?? '';
    const folder = `runs/${arn.slice(arn.lastIndexOf(':') + 1)}`;
    expect(run.output).toEqual({
      MapRunArn: arn,
      ResultWriterDetails: { Bucket: 'out', Key: `${folder}/manifest.json` },
    });
    expect(Object.keys(written)).toEqual(['SUCCEEDED_0.json', 'manifest.json']);
  });

  test('are there when too many failed, with what was never started', async () => {
    const { run, written } = await writing({ MaxConcurrency: 1 }, [1, -2, 3, 4], negativeFails);
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    expect(statuses(written['SUCCEEDED_0.json'])).toEqual([['1', 'SUCCEEDED']]);
    expect(statuses(written['FAILED_0.json'])).toEqual([['-2', 'FAILED']]);
    expect(statuses(written['PENDING_0.json'])).toEqual([
      ['3', 'PENDING'],
      ['4', 'PENDING'],
    ]);
  });

  test('have those that were stopped among the failed', async () => {
    const { written } = await writing({}, [5, -1], async (call) => {
      await call.wait(Math.abs(call.arguments as number));
      return negativeFails(call);
    });
    expect(statuses(written['FAILED_0.json'])).toEqual([
      ['5', 'ABORTED'],
      ['-1', 'FAILED'],
    ]);
  });

  test('fail the Map Run when they cannot be written', async () => {
    const run = await runDefinition(map({ ResultWriter }), {
      input: [1],
      tasks: (call) => {
        if (call.purpose === 'resultWriter') {
          throw new TaskFailure('S3.NoSuchBucketException', 'No such bucket');
        }
        return 1;
      },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.ResultWriterFailed' });
    expect(run.history.map(({ type }) => type)).toContain('MapRunFailed');
  });
});
