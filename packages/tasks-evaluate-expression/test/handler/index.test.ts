import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '../../src/handler';

const context = { getRemainingTimeInMillis: () => 30_000 };
const evaluate = (expression: string, expressionAttributeValues: { [path: string]: unknown } = {}) =>
  handler({ expression, expressionAttributeValues }, context);

test.each([
  ['$.waitMilliseconds / 1000', { '$.waitMilliseconds': 5000 }, 5],
  ['`Now waiting ${$.waitSeconds} seconds...`', { '$.waitSeconds': 5 }, 'Now waiting 5 seconds...'],
  ['$.a + $.ab', { '$.a': 1, '$.ab': 2 }, 3],
  ['$.a.b + $.a.c', { '$.a.b': 1, '$.a.c': 2 }, 3],
  ["$['my key'][0].x", { "$['my key']": [{ x: 1 }] }, 1],
  ["$['it\\'s']['\\\\']", { "$['it\\'s']['\\\\']": 1 }, 1],
  ['$', { $: { a: [1, null, 'x'] } }, { a: [1, null, 'x'] }],
  ['$$.Execution.Name', { '$$.Execution.Name': 'run-1' }, 'run-1'],
  ['$$.Execution.Id + $.a', { '$$.Execution.Id': 'x', '$.a': 1 }, 'x1'],
  ['$count + 1', { $count: 1 }, 2],
  ['Object.keys($).length', { $: { a: 1, b: 2 } }, 2],
  ['$.items.map(i => i.price * 2)', { '$.items': [{ price: 1 }, { price: 2 }] }, [2, 4]],
  ['$.items[$.index]', { '$.items': ['a', 'b'], '$.index': 1 }, 'b'],
  ["$.a?.b ?? 'x'", { $: {} }, 'x'],
  ['new Date($.t).toISOString()', { '$.t': 0 }, '1970-01-01T00:00:00.000Z'],
  ["$.s.replace(/(\\d+)/g, '<$1>')", { '$.s': 'a1b22' }, 'a<1>b<22>'],
  ['Math.max(...$.list)', { '$.list': [1, 3, 2] }, 3],
  ['JSON.parse($.text).a', { '$.text': '{"a":1}' }, 1],
  ['{ a: $.x, b: undefined }', { '$.x': 1 }, { a: 1 }],
  ['$.a // the end', { '$.a': 1 }, 1],
])('gives %s', async (expression, values, expected) => {
  expect(await evaluate(expression, values)).toEqual(expected);
});

test.each([['undefined'], ['NaN'], ['$.a.b']])('gives null for %s', async (expression) => {
  expect(await evaluate(expression, { '$.a': {} })).toBeNull();
});

test('fails with what the expression throws', async () => {
  await expect(evaluate('$.a.b.c', { '$.a': {} })).rejects.toMatchObject({
    name: 'ExpressionError',
    message: "TypeError: Cannot read properties of undefined (reading 'c')",
    stack: "ExpressionError: TypeError: Cannot read properties of undefined (reading 'c')",
  });
});

test.each([
  ['() => 1', 'the result is a Function, which JSON cannot hold'],
  ['new Map()', 'the result is a Map, which JSON cannot hold'],
  ['10n', 'the result cannot be written as JSON: TypeError: Do not know how to serialize a BigInt'],
])('fails when %s is the result', async (expression, message) => {
  await expect(evaluate(expression)).rejects.toMatchObject({ name: 'ExpressionResultError', message });
});

test('keeps the values out of the code', async () => {
  const text = '`${process.exit(7)}` + "\' + process.exit(7) //\u2028 */ </script>';

  expect(await evaluate('[$.text, $]', { $: { text } })).toEqual([text, { text }]);
});

test('takes keys that have a meaning in JavaScript as data', async () => {
  const value = JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toJSON": 2, "then": 3}') as unknown;

  expect(await evaluate('[$, $.a === undefined]', { $: value })).toEqual([value, true]);
  expect(await evaluate("$['__proto__'].a", { '$.__proto__.a': 1 })).toBe(1);
});

test('takes large values', async () => {
  const text = 'x'.repeat(250_000);

  expect(await evaluate('$.text.length', { '$.text': text })).toBe(250_000);
});

test('keeps nothing between evaluations', async () => {
  await evaluate('(() => { Object.prototype.left = 1; Array.prototype.map = null; JSON = null; return 1 })()');

  expect(await evaluate('[$.left === undefined, [1].map(x => x), typeof JSON]', { $: {} })).toEqual([
    true,
    [1],
    'object',
  ]);
});

test('says that values are nested too deeply', async () => {
  let deep: unknown[] = [];
  for (let i = 0; i < 100_000; i++) {
    deep = [deep];
  }

  await expect(evaluate('1', { $: deep })).rejects.toMatchObject({
    name: 'ExpressionError',
    message: 'the values are nested too deeply',
  });
});

// What Lambda runs is what tsc makes of the sources, not what the test runner makes of them.
const asset = mkdtempSync(join(tmpdir(), 'handler-'));
beforeAll(() => {
  const sources = join(__dirname, '../../src/handler');
  for (const file of readdirSync(sources)) {
    const { outputText } = ts.transpileModule(readFileSync(join(sources, file), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(asset, file.replace(/\.ts$/, '.js')), outputText);
  }
});
afterAll(() => {
  rmSync(asset, { recursive: true });
});

test('runs as it is built, and does not keep the process', () => {
  const event = { expression: '$.a + 1', expressionAttributeValues: { '$.a': 1 } };
  const invocation = `require(${JSON.stringify(asset)}).handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 30000 })`;

  expect(execFileSync(process.execPath, ['--eval', `${invocation}.then(console.log)`], { encoding: 'utf8' })).toBe(
    '2\n',
  );
});
