import { compileFunction, createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { SAFE_GLOBALS } from '../../src/handler/globals';
import { realm } from '../../src/handler/realm';

function answer(expression: string, values: object = {}): unknown {
  const global: Record<string, unknown> = { values: JSON.stringify(values) };
  const context = createContext(global);
  global.evaluate = compileFunction(`return (${expression})`, [], { parsingContext: context });
  return runInContext(`(${realm.toString()})(${JSON.stringify(SAFE_GLOBALS)})`, context);
}

test('answers with the result as JSON', () => {
  expect(answer('({ a: $.x.y })', { '$.x.y': 1 })).toBe('={"a":1}');
});

test('answers with the name of an error and its message', () => {
  expect(answer('$.x.y', { $: {} })).toBe(
    "ExpressionError:TypeError: Cannot read properties of undefined (reading 'y')",
  );
});

test('puts values where their paths say', () => {
  const values = { '$.a.b': 1, "$.a['c d']": 2, "$['e\\'f']": 3, '$$.State.Name': 's', $größe: 4 };

  expect(answer('[$, $$, $größe]', values)).toBe(`=[{"a":{"b":1,"c d":2},"e'f":3},{"State":{"Name":"s"}},4]`);
});

test('leaves the safe globals and takes all others', () => {
  const names = 'Math.PI > 3 && typeof Function + typeof Promise + typeof globalThis + typeof evaluate';

  expect(answer(names)).toBe('="undefinedundefinedundefinedundefined"');
});
