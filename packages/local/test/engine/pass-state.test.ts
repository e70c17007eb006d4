import { expect, test } from 'vitest';
import { only, runDefinition } from './run-definition';

test.each<[string, object, unknown]>([
  ['its input', {}, { a: 1 }],
  ['its result', { Result: { b: 2 } }, { b: 2 }],
  ['a result of null', { Result: null }, null],
  ['a result in its input', { Result: 2, ResultPath: '$.b' }, { a: 1, b: 2 }],
  ['what Parameters make of its input', { Parameters: { 'c.$': '$.a' } }, { c: 1 }],
  ['a part of its input', { InputPath: '$.a' }, 1],
  ['nothing of its result', { Result: 2, ResultPath: null }, { a: 1 }],
])('in JSONPath hands on %s', async (_, fields, output) => {
  const run = await runDefinition(only({ Type: 'Pass', ...fields }), { input: { a: 1 } });
  expect(run.output).toEqual(output);
});

test.each<[string, object, unknown]>([
  ['its input', {}, { a: 1 }],
  ['its output', { Output: { c: '{% $states.input.a + 1 %}' } }, { c: 2 }],
])('in JSONata hands on %s', async (_, fields, output) => {
  const run = await runDefinition(only({ Type: 'Pass', ...fields }, { QueryLanguage: 'JSONata' }), { input: { a: 1 } });
  expect(run.output).toEqual(output);
});
