import { describe, expect, test } from 'vitest';
import { InvalidDefinition } from '../../src/engine/state-machine';
import { TaskFailure } from '../../src/engine/task-call';
import type { Json } from '../../src/json';
import { LAMBDA, only, runDefinition } from './run-definition';

const inner = { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } };

/** So many Maps or Parallels inside each other. */
function nestedMachines(depth: number, around: (machine: object) => object): object {
  let machine: object = inner;
  for (let level = 0; level < depth; level++) {
    machine = { StartAt: `M${level}`, States: { [`M${level}`]: { ...around(machine), End: true } } };
  }
  return machine;
}

const nestedValue = (depth: number): Json => Array.from({ length: depth }).reduce<Json>((value) => [value], 1);

describe('nothing of the host changes', () => {
  const own = (value: object) => JSON.stringify(Object.getOwnPropertyNames(value).sort());

  test('by keys that are named like parts of a prototype', async () => {
    const before = [Object.prototype, Array.prototype, Function.prototype, Map.prototype].map(own);
    const input = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"list":[{"__proto__":{"polluted":1}}]}',
    ) as Json;
    const statesOf = (language: string, fields: object) => ({
      QueryLanguage: language,
      StartAt: 'Work',
      States: { Work: { Type: 'Pass', ...fields, End: true } },
    });
    const template = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as object;
    for (const definition of [
      statesOf('JSONPath', { ResultPath: '$.__proto__.polluted', Result: 1 }),
      statesOf('JSONPath', { ResultPath: '$.constructor.prototype.polluted', Result: 1 }),
      statesOf('JSONPath', { Parameters: { ...template, 'merged.$': 'States.JsonMerge($, $.list[0], false)' } }),
      statesOf('JSONPath', { Assign: template }),
      statesOf('JSONata', { Output: '{% $merge([$states.input, {"__proto__": {"polluted": 1}}]) %}' }),
      statesOf('JSONata', { Output: '{% $states.input ~> |$|{"__proto__": {"polluted": 1}}| %}' }),
      statesOf('JSONata', { Assign: template, Output: '{% $states.input.constructor.prototype %}' }),
    ]) {
      await runDefinition(definition, { input });
    }
    await runDefinition(only({ Type: 'Task', Resource: LAMBDA }), { tasks: () => input });
    expect([Object.prototype, Array.prototype, Function.prototype, Map.prototype].map(own)).toEqual(before);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('machines inside of machines', () => {
  test('50 Maps deep run', async () => {
    const definition = nestedMachines(50, (ItemProcessor) => ({ Type: 'Map', ItemProcessor }));
    const run = await runDefinition(definition, { input: nestedValue(50) });
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: nestedValue(50) });
  });

  test('50 Parallels deep run', async () => {
    const definition = nestedMachines(50, (branch) => ({ Type: 'Parallel', Branches: [branch] }));
    expect((await runDefinition(definition, { input: 1 })).output).toEqual(nestedValue(50));
  });

  test.each([1_000, 100_000])('%i deep are refused', (depth) => {
    const definition = nestedMachines(depth, (ItemProcessor) => ({ Type: 'Map', ItemProcessor }));
    expect(() => runDefinition(definition)).toThrow(InvalidDefinition);
  });

  test('a hundred thousand branches at the same time end with the history', async () => {
    const wide = only({ Type: 'Parallel', Branches: Array.from({ length: 20 }, (_, at) => branchOf(at)) });
    const run = await runDefinition(wide, { input: Array.from({ length: 5000 }, () => 0) });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.history).toHaveLength(25_000);
  });

  const branchOf = (at: number) => ({
    StartAt: `Each ${at}`,
    States: {
      [`Each ${at}`]: {
        Type: 'Map',
        ItemProcessor: { StartAt: `In ${at}`, States: { [`In ${at}`]: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  });
});

describe('a Map over 100,000 items', () => {
  const items = Array.from({ length: 100_000 }, () => 0);

  test('ends with the history when it is inline', async () => {
    const run = await runDefinition(only({ Type: 'Map', ItemProcessor: inner }), { input: items });
    expect(run).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
  });

  test('runs in an EXPRESS execution, whose history has no limit', async () => {
    const run = await runDefinition(only({ Type: 'Map', ItemProcessor: inner }), {
      input: items,
      type: 'EXPRESS',
      keepHistory: false,
    });
    expect([run.status, (run.output as readonly Json[]).length]).toEqual(['SUCCEEDED', 100_000]);
  });

  test('runs when it is distributed', async () => {
    const processor = { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } };
    const run = await runDefinition(only({ Type: 'Map', ItemProcessor: processor }), { input: items.slice(0, 20_000) });
    expect([run.status, (run.output as readonly Json[]).length]).toEqual(['SUCCEEDED', 20_000]);
  });
});

describe('data that grows with each round', () => {
  const round = (grow: object, first: object = { Type: 'Pass', Assign: { v: 'v' }, Next: 'Grow' }) => ({
    StartAt: 'First',
    States: {
      First: first,
      Grow: { Type: 'Pass', ...grow, Next: 'Again' },
      Again: { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: true, Next: 'Grow' }] },
    },
  });

  test.each<[string, object]>([
    ['wider', { Parameters: { 'a.$': '$', 'b.$': '$' } }],
    ['deeper', { Parameters: { 'a.$': '$' } }],
    ['wider in a variable', { Assign: { 'v.$': "States.Format('{}{}', $v, $v)" } }],
    ['deeper in a variable', { Assign: { 'v.$': 'States.Array($v)' } }],
    ['wider through ResultPath', { Parameters: { 'b.$': '$' }, ResultPath: '$.a' }],
  ])('ends when it is too much: %s', async (_, grow) => {
    expect(await runDefinition(round(grow))).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

describe('text without measure', () => {
  const long = (unit: string) => unit.repeat(Math.ceil(10_000 / unit.length));

  test.each<[string, string]>([
    ['names', `$${long('.a')}`],
    ['indexes', `$${long('[0]')}`],
    ['brackets', `$${long('[')}`],
    ['filters', `$${long('[?(@.a')}`],
    ['descents', `$${long('..a')}`],
    ['wildcards', `$${long('[*]')}`],
    ['calls', `${long('States.Array(')}$`],
    ['quotes', `States.Format('${long("\\'")}')`],
  ])('in a path of %s ends in a clear error, or in a value', async (_, path) => {
    const outcome = await Promise.resolve()
      .then(() => runDefinition(only({ Type: 'Pass', Parameters: { 'x.$': path } }), { input: { a: [[0]] } }))
      .then(
        ({ status }) => status,
        (error: unknown) => (error as Error).name,
      );
    expect(['SUCCEEDED', 'FAILED', 'InvalidDefinition']).toContain(outcome);
  });

  test.each<[string, string]>([
    ['a recursion without end', '($f := function($n) { $f($n + 1) }; $f(0))'],
    ['a recursion that is not at the end', '($f := function($n) { 1 + $f($n) }; $f(0))'],
    ['two recursions at once', '($f := function($n) { $f($n) + $f($n) }; $f(0))'],
    ['a range without measure', '[1..10000000][0]'],
    ['sums of ranges', '$sum([1..9999999].($sum([1..9999999])))'],
    ['a pattern that tries everything', "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+$/)"],
    ['text that doubles', "($f := function($t) { $f($t & $t) }; $f('xxxxxxxx'))"],
    ['nesting in the text', `${'('.repeat(5000)}1${')'.repeat(5000)}`],
  ])('in an expression ends in a clear error: %s', async (_, expression) => {
    const definition = only({ Type: 'Pass', Output: `{% ${expression} %}` }, { QueryLanguage: 'JSONata' });
    const outcome = await Promise.resolve()
      .then(() => runDefinition(definition))
      .then(
        ({ status, error }) => `${status} ${error}`,
        (error: unknown) => (error as Error).name,
      );
    expect(['SUCCEEDED undefined', 'FAILED States.QueryEvaluationError', 'InvalidDefinition']).toContain(outcome);
  });

  test('in an error ends the execution like any other', async () => {
    const run = await runDefinition(only({ Type: 'Task', Resource: LAMBDA }), {
      tasks: () => {
        throw new TaskFailure('E'.repeat(1_000_000), 'C'.repeat(1_000_000));
      },
    });
    expect(run.status).toBe('FAILED');
  });
});

describe('values that are nested 100,000 deep', () => {
  const deep = nestedValue(100_000);

  test('as input are refused', async () => {
    await expect(runDefinition(only({ Type: 'Pass' }), { input: deep })).rejects.toThrow('nested 1000 deep at most');
  });

  test('as an answer, or as what was submitted, fail the task', async () => {
    const exceeded = { status: 'FAILED', error: 'States.DataLimitExceeded' };
    expect(await runDefinition(only({ Type: 'Task', Resource: LAMBDA }), { tasks: () => deep })).toMatchObject(
      exceeded,
    );
    const job = only({ Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: {} });
    const run = await runDefinition(job, {
      tasks: (call) => {
        call.submitted(deep);
        return 1;
      },
    });
    expect(run).toMatchObject(exceeded);
  });

  test.each<[string, string]>([
    ['JSON', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['JSONL', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('in items of %s fail the Map Run', async (InputType, Body) => {
    const run = await runDefinition(
      only({
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType },
          Parameters: { Bucket: 'b', Key: 'k' },
        },
        ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      }),
      { tasks: () => ({ Body }) },
    );
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' });
  });

  test('in text that is read as JSON fail the state', async () => {
    const run = await runDefinition(only({ Type: 'Pass', Parameters: { 'x.$': 'States.StringToJson($)' } }), {
      input: '['.repeat(100_000) + ']'.repeat(100_000),
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.IntrinsicFailure' });
  });

  test('in a definition are refused', () => {
    expect(() => runDefinition(only({ Type: 'Pass', Result: deep }))).toThrow(InvalidDefinition);
  });
});
