import { expect, test } from 'vitest';
import { parseJson } from '../../src/engine/parse-json';

test('reads JSON text', () => {
  expect(parseJson(' {"a": [1, "x", null]} ')).toEqual({ a: [1, 'x', null] });
});

test('refuses what is no JSON', () => {
  expect(() => parseJson('{a: 1}')).toThrow(SyntaxError);
});

test('takes 1,000 levels, and refuses one more', () => {
  expect(parseJson('['.repeat(1_000) + ']'.repeat(1_000))).toHaveLength(1);
  expect(() => parseJson('['.repeat(1_001) + ']'.repeat(1_001))).toThrow('JSON is nested deeper than 1000');
});

test('counts no level for what is closed again, and none for brackets inside of strings', () => {
  expect(parseJson(`[${'[],{},'.repeat(1_000)}1]`)).toHaveLength(2_001);
  expect(parseJson(`"\\"${'['.repeat(2_000)}"`)).toHaveLength(2_001);
});

test('refuses a text that ends inside of a string', () => {
  expect(() => parseJson('"\\')).toThrow(SyntaxError);
});

test('keeps a field named like the prototype a field', () => {
  const value = parseJson('{"__proto__": {"polluted": true}}');

  expect(Object.keys(value as object)).toEqual(['__proto__']);
  expect((value as { polluted?: boolean }).polluted).toBeUndefined();
});

test('minus zero is zero, at any depth; other numbers keep their sign', () => {
  expect(parseJson('-0')).toBe(0);
  expect(parseJson('{"a":[-0,-0.5,"-0"],"__proto__":-0}')).toEqual(
    JSON.parse('{"a":[0,-0.5,"-0"],"__proto__":0}') as object,
  );
});
