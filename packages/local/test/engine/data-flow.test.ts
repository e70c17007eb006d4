import { describe, expect, test } from 'vitest';
import { LAMBDA, only, runDefinition } from './run-definition';

describe('a JSONPath state', () => {
  const task = (fields: object) =>
    runDefinition(only({ Type: 'Task', Resource: LAMBDA, ...fields }), {
      input: { order: { id: 7 }, note: 'n' },
      tasks: ({ arguments: got }) => ({ got, ok: true }),
    });

  test.each<[string, object, unknown]>([
    ['nothing else', {}, { got: { order: { id: 7 }, note: 'n' }, ok: true }],
    ['InputPath', { InputPath: '$.order' }, { got: { id: 7 }, ok: true }],
    ['InputPath null', { InputPath: null }, { got: {}, ok: true }],
    ['Parameters', { InputPath: '$.order', Parameters: { 'i.$': '$.id', k: 1 } }, { got: { i: 7, k: 1 }, ok: true }],
    ['ResultSelector', { ResultSelector: { 'done.$': '$.ok' } }, { done: true }],
    [
      'ResultPath, which goes into the input before InputPath',
      { InputPath: '$.order', ResultSelector: { 'done.$': '$.ok' }, ResultPath: '$.result' },
      { order: { id: 7 }, note: 'n', result: { done: true } },
    ],
    ['OutputPath', { ResultPath: '$.result', OutputPath: '$.result.ok' }, true],
    ['OutputPath null', { OutputPath: null }, {}],
  ])('takes data through %s', async (_, fields, output) => {
    expect((await task(fields)).output).toEqual(output);
  });

  test('assigns from the selected result', async () => {
    const run = await runDefinition(
      {
        StartAt: 'Call',
        States: {
          Call: {
            Type: 'Task',
            Resource: LAMBDA,
            ResultSelector: { 'inner.$': '$.deep.value' },
            Assign: { 'value.$': '$.inner', 'before.$': '$$.Execution.Input.a' },
            ResultPath: null,
            Next: 'Read',
          },
          Read: { Type: 'Pass', Parameters: { 'v.$': '$value', 'b.$': '$before', 'in.$': '$' }, End: true },
        },
      },
      { input: { a: 1 }, tasks: () => ({ deep: { value: 5 } }) },
    );
    expect(run.output).toEqual({ v: 5, b: 1, in: { a: 1 } });
  });

  test('has all variables as they were until it exits', async () => {
    const run = await runDefinition({
      StartAt: 'First',
      States: {
        First: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
        Swap: { Type: 'Pass', Assign: { 'a.$': '$b', 'b.$': '$a' }, Next: 'Read' },
        Read: { Type: 'Pass', Parameters: { 'a.$': '$a', 'b.$': '$b' }, End: true },
      },
    });
    expect(run.output).toEqual({ a: 2, b: 1 });
  });

  test('fails when a path finds nothing, naming the state', async () => {
    const run = await runDefinition(only({ Type: 'Pass', InputPath: '$.missing' }), { input: { a: 1 } });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.cause).toMatch(
      /^An error occurred while executing the state 'Only' \(entered at the event id #2\)\. Invalid path '\$\.missing'/,
    );
  });
});

describe('a JSONata state', () => {
  const task = (fields: object) =>
    runDefinition(only({ Type: 'Task', Resource: LAMBDA, ...fields }, { QueryLanguage: 'JSONata' }), {
      input: { id: 7 },
      tasks: ({ arguments: got }) => ({ got, n: 3 }),
    });

  test.each<[string, object, unknown]>([
    ['nothing else', {}, { got: { id: 7 }, n: 3 }],
    ['Arguments', { Arguments: { twice: '{% $states.input.id * 2 %}' } }, { got: { twice: 14 }, n: 3 }],
    ['Output', { Output: '{% $states.result.n + $states.input.id %}' }, 10],
  ])('takes data through %s', async (_, fields, output) => {
    expect((await task(fields)).output).toEqual(output);
  });

  test('assigns beside its output, neither of which sees the other', async () => {
    const run = await runDefinition({
      QueryLanguage: 'JSONata',
      StartAt: 'First',
      States: {
        First: { Type: 'Pass', Assign: { n: 1 }, Next: 'Second' },
        Second: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Output: '{% $n * 10 %}', Next: 'Third' },
        Third: { Type: 'Pass', Output: '{% [$n, $states.input] %}', End: true },
      },
    });
    expect(run.output).toEqual([2, 10]);
  });

  test('fails with the field whose expression failed', async () => {
    const run = await task({ Output: { a: { b: '{% $states.result.nothing %}' } } });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(run.history.find(({ type }) => type === 'EvaluationFailed')?.evaluationFailedEventDetails).toMatchObject({
      error: 'States.QueryEvaluationError',
      location: 'Output/a/b',
      state: 'Only',
    });
  });
});

test('a JSONata state in a JSONPath machine hands on to the next one', async () => {
  const run = await runDefinition(
    {
      StartAt: 'Path',
      States: {
        Path: { Type: 'Pass', Parameters: { 'n.$': '$.n' }, Assign: { v: 4 }, Next: 'Query' },
        Query: { Type: 'Pass', QueryLanguage: 'JSONata', Output: { m: '{% $states.input.n + $v %}' }, Next: 'Last' },
        Last: { Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($.m, 1)' }, End: true },
      },
    },
    { input: { n: 1 } },
  );
  expect(run.output).toEqual({ sum: 6 });
});
