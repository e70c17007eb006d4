import { describe, expect, test } from 'vitest';
import { only, runDefinition } from './run-definition';

const map = (fields: object, machine: object = {}) =>
  only(
    { Type: 'Map', ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } }, ...fields },
    machine,
  );

describe('the items of a Map in JSONPath', () => {
  test.each<[string, object, unknown, unknown]>([
    ['the input', {}, [1, 2], [1, 2]],
    ['the effective input', { InputPath: '$.a' }, { a: [3] }, [3]],
    ['what ItemsPath finds', { ItemsPath: '$.a.b' }, { a: { b: [4] } }, [4]],
    ['a variable or the context', { ItemsPath: '$$.Execution.Input.a' }, { a: [5] }, [5]],
  ])('are %s', async (_, fields, input, output) => {
    expect((await runDefinition(map(fields), { input: input as never })).output).toEqual(output);
  });

  test.each<[object, unknown, string]>([
    [{}, { a: 1 }, 'Reference path "$" must point to array.'],
    [{ ItemsPath: '$.a' }, { a: 1 }, 'Reference path "$.a" must point to array.'],
  ])('must be a list: %j', async (fields, input, problem) => {
    const run = await runDefinition(map(fields), { input: input as never });
    expect(run).toMatchObject({ error: 'States.Runtime' });
    expect(run.cause).toContain(problem);
  });
});

describe('the items of a Map in JSONata', () => {
  const jsonata = { QueryLanguage: 'JSONata' };

  test.each<[string, object, unknown, unknown]>([
    ['the input', {}, [1, 2], [1, 2]],
    ['what an expression gives', { Items: '{% $states.input.a %}' }, { a: [3] }, [3]],
    ['a list with expressions in it', { Items: ['{% $states.input.a %}', 'b'] }, { a: 1 }, [1, 'b']],
  ])('are %s', async (_, fields, input, output) => {
    expect((await runDefinition(map(fields, jsonata), { input: input as never })).output).toEqual(output);
  });

  test.each<[object, unknown, string]>([
    [{}, { a: 1 }, 'Map state input must be an array but was: {"a":1}'],
    [{ Items: '{% $states.input.a %}' }, { a: 1 }, "Expected 'array', but was 'number'"],
  ])('must be a list: %j', async (fields, input, problem) => {
    const run = await runDefinition(map(fields, jsonata), { input: input as never });
    expect(run).toMatchObject({ error: 'States.QueryEvaluationError' });
    expect(run.cause).toContain(problem);
  });
});
