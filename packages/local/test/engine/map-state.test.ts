import { describe, expect, test } from 'vitest';
import { concurrencyOf, itemContext } from '../../src/engine/map-state';
import { TaskFailure } from '../../src/engine/task-call';
import { eventLines, LAMBDA, only, runDefinition } from './run-definition';

const processor = (state: object) => ({ StartAt: 'Item', States: { Item: { ...state, End: true } } });
const map = (fields: object, machine: object = {}) => only({ Type: 'Map', ...fields }, machine);

describe('an inline Map', () => {
  test('gives what its iterations gave, in the order of the items', async () => {
    const run = await runDefinition(
      map({ MaxConcurrency: 1, ItemProcessor: processor({ Type: 'Pass', Parameters: { 'n.$': '$' } }) }),
      { input: [1, 2] },
    );
    expect(run.output).toEqual([{ n: 1 }, { n: 2 }]);
    expect(eventLines(run.history)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Only',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted Only 0',
      '5<4 PassStateEntered Item',
      '6<5 PassStateExited Item',
      '7<6 MapIterationSucceeded Only 0',
      '8<6 MapIterationStarted Only 1',
      '9<8 PassStateEntered Item',
      '10<9 PassStateExited Item',
      '11<10 MapIterationSucceeded Only 1',
      '12<11 MapStateSucceeded',
      '13<11 MapStateExited Only',
      '14<13 ExecutionSucceeded',
    ]);
    expect(run.history[2]?.mapStateStartedEventDetails).toEqual({ length: 2 });
  });

  test('of no items gives no results', async () => {
    const run = await runDefinition(map({ ItemProcessor: processor({ Type: 'Pass' }) }), { input: [] });
    expect(run.output).toEqual([]);
    expect(eventLines(run.history).slice(2, 5)).toEqual([
      '3<2 MapStateStarted',
      '4<3 MapStateSucceeded',
      '5<3 MapStateExited Only',
    ]);
  });

  test.each([
    [1, [1, 2, 3, 4]],
    [2, [1, 1, 2, 2]],
    [0, [1, 1, 1, 1]],
  ])('with MaxConcurrency %i runs no more at the same time', async (MaxConcurrency, ended) => {
    const seen: number[] = [];
    await runDefinition(map({ MaxConcurrency, ItemProcessor: processor({ Type: 'Task', Resource: LAMBDA }) }), {
      input: [0, 1, 2, 3],
      tasks: async (call) => {
        await call.wait(1);
        seen.push(Date.parse((call.context.State as { EnteredTime: string }).EnteredTime));
        return null;
      },
    });
    expect(seen.map((time) => (time - (seen[0] ?? 0)) / 1000 + 1)).toEqual(ended);
  });

  test('runs 40 at the same time at most', async () => {
    let [now, most] = [0, 0];
    await runDefinition(map({ ItemProcessor: processor({ Type: 'Task', Resource: LAMBDA }) }), {
      input: Array.from({ length: 100 }, (_, index) => index),
      tasks: async (call) => {
        most = Math.max(most, ++now);
        await call.wait(1);
        now--;
      },
    });
    expect(most).toBe(40);
  });

  test('makes the input of an iteration with ItemSelector', async () => {
    const run = await runDefinition(
      map({
        ItemsPath: '$.items',
        ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'all.$': '$.name' },
        ItemProcessor: processor({ Type: 'Pass' }),
      }),
      { input: { name: 'n', items: ['a', 'b'] } },
    );
    expect(run.output).toEqual([
      { i: 0, v: 'a', all: 'n' },
      { i: 1, v: 'b', all: 'n' },
    ]);
  });

  test('takes Parameters and Iterator for the same, as they were called before', async () => {
    const run = await runDefinition(
      map({ Parameters: { 'v.$': '$$.Map.Item.Value' }, Iterator: processor({ Type: 'Pass' }) }),
      { input: [5] },
    );
    expect(run.output).toEqual([{ v: 5 }]);
  });

  test('has Items, ItemSelector and Output in JSONata', async () => {
    const run = await runDefinition(
      map(
        {
          Items: '{% $states.input.list %}',
          ItemSelector: { double: '{% $states.context.Map.Item.Value * 2 %}' },
          ItemProcessor: processor({ Type: 'Pass', Output: '{% $states.input.double + 1 %}' }),
          Output: '{% $sum($states.result) %}',
        },
        { QueryLanguage: 'JSONata' },
      ),
      { input: { list: [1, 2, 3] } },
    );
    expect(run.output).toBe(15);
  });

  test('has the item in the context object of the states inside', async () => {
    const run = await runDefinition(
      map({ ItemProcessor: processor({ Type: 'Pass', Parameters: { 'index.$': '$$.Map.Item.Index' } }) }),
      { input: ['a', 'b'] },
    );
    expect(run.output).toEqual([{ index: 0 }, { index: 1 }]);
  });

  test('gives each iteration variables of its own, and reads those around it', async () => {
    const run = await runDefinition(
      {
        StartAt: 'Assign',
        States: {
          Assign: { Type: 'Pass', Assign: { outer: 10 }, Next: 'Each' },
          Each: {
            Type: 'Map',
            ItemProcessor: {
              StartAt: 'Keep',
              States: {
                Keep: { Type: 'Pass', Assign: { 'mine.$': 'States.MathAdd($, $outer)' }, Next: 'Rest' },
                Rest: { Type: 'Wait', Seconds: 1, Next: 'Read' },
                Read: { Type: 'Pass', Parameters: { 'm.$': '$mine' }, End: true },
              },
            },
            End: true,
          },
        },
      },
      { input: [1, 2] },
    );
    expect(run.output).toEqual([{ m: 11 }, { m: 12 }]);
  });

  test('fails with the first iteration that fails, and stops the others', async () => {
    const run = await runDefinition(map({ ItemProcessor: processor({ Type: 'Task', Resource: LAMBDA }) }), {
      input: [9, 3],
      tasks: async (call) => {
        await call.wait(call.arguments as number);
        throw new TaskFailure('Broken', JSON.stringify(call.arguments));
      },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'Broken', cause: '3' });
    expect(eventLines(run.history).slice(3)).toEqual([
      '4<3 MapIterationStarted Only 0',
      '5<3 MapIterationStarted Only 1',
      '6<4 TaskStateEntered Item',
      '7<5 TaskStateEntered Item',
      '8<6 LambdaFunctionScheduled',
      '9<8 LambdaFunctionStarted',
      '10<7 LambdaFunctionScheduled',
      '11<10 LambdaFunctionStarted',
      '12<11 LambdaFunctionFailed',
      '13<12 MapIterationFailed Only 1',
      '14<9 TaskStateAborted',
      '15<14 MapIterationAborted Only 0',
      '16<14 MapStateFailed',
      '17<16 ExecutionFailed',
    ]);
  });

  test('starts no other iteration once one has failed', async () => {
    const called: unknown[] = [];
    await runDefinition(map({ MaxConcurrency: 2, ItemProcessor: processor({ Type: 'Task', Resource: LAMBDA }) }), {
      input: [0, 1, 2, 3],
      tasks: (call) => {
        called.push(call.arguments);
        throw new TaskFailure('Broken');
      },
    });
    expect(called).toEqual([0, 1]);
  });

  test('starts no iteration behind the one that failed, however far the others are', async () => {
    const late: string[] = [];
    for (let steps = 0; steps < 8; steps++) {
      const names = Array.from({ length: steps }, (_, index) => `Step ${index}`);
      const passes = names.map((name, index) => [name, { Type: 'Pass', Next: names[index + 1] ?? 'Item' }] as const);
      const run = await runDefinition(
        map({
          MaxConcurrency: 2,
          ItemProcessor: {
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
        { input: [0, 1, 2, 3] },
      );
      const types = run.history.map(({ type }) => type);
      late.push(...types.slice(types.indexOf('MapIterationFailed')).filter((type) => type === 'MapIterationStarted'));
    }
    expect(late).toEqual([]);
  });

  test('inside of a Map has results inside of results', async () => {
    const run = await runDefinition(
      map({
        ItemProcessor: {
          StartAt: 'Inner',
          States: {
            Inner: {
              Type: 'Map',
              ItemProcessor: processor({ Type: 'Pass', Parameters: { 'i.$': '$$.Map.Item.Index', 'v.$': '$' } }),
              End: true,
            },
          },
        },
      }),
      { input: [['a'], ['b', 'c']] },
    );
    expect(run.output).toEqual([
      [{ i: 0, v: 'a' }],
      [
        { i: 0, v: 'b' },
        { i: 1, v: 'c' },
      ],
    ]);
  });

  test('fails when an item selector makes more than the service takes', async () => {
    const run = await runDefinition(
      map({
        ItemsPath: '$.items',
        ItemSelector: { 'a.$': '$', 'b.$': '$' },
        ItemProcessor: processor({ Type: 'Pass' }),
      }),
      { input: { items: [1], text: 'x'.repeat(200_000) } },
    );
    expect(run).toMatchObject({ error: 'States.DataLimitExceeded' });
  });
});

test('the context object of an iteration', () => {
  expect(itemContext({ value: 'v', source: 'STATE_DATA' }, 3)).toEqual({ Index: 3, Value: 'v' });
  expect(itemContext({ value: 'v', key: 'k', source: 'STATE_DATA' }, 3)).toEqual({ Index: 3, Value: 'v', Key: 'k' });
});

test.each([
  [undefined, 40],
  [0, 40],
  [7, 7],
  [50, 40],
])('a MaxConcurrency of %s is %i at most', (given, expected) => {
  expect(concurrencyOf(given, 40)).toBe(expected);
});
