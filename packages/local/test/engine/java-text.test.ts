import { describe, expect, test } from 'vitest';
import { javaJson, javaNumber, javaText } from '../../src/engine/java-text';
import type { Json } from '../../src/json';

const nested = (depth: number): Json => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json;

test.each<[Json, string, string]>([
  ['it\'s "x"\n', 'it\'s "x"\n', '"it\'s \\"x\\"\\n"'],
  [null, 'null', 'null'],
  [true, 'true', 'true'],
  [1.5, '1.5', '1.5'],
  [[], '[]', '[]'],
  [{}, '{}', '{}'],
  [{ a: 1, b: [], 'c d': { e: null } }, '{a=1, b=[], c d={e=null}}', '{"a":1,"b":[],"c d":{"e":null}}'],
  [['a', [0.00001, false]], '[a, [1.0E-5, false]]', '["a",[1.0E-5,false]]'],
  [JSON.parse('{"__proto__": 1}') as Json, '{__proto__=1}', '{"__proto__":1}'],
])('%j', (value, text, json) => {
  expect([javaText(value), javaJson(value)]).toEqual([text, json]);
});

test.each([
  [0, '0'],
  [-0, '0'],
  [1, '1'],
  [-12, '-12'],
  [9007199254740991, '9007199254740991'],
  [1e20, '100000000000000000000'],
  [1e21, '1.0E21'],
  [1.25e300, '1.25E300'],
  [0.1, '0.1'],
  [0.001, '0.001'],
  [0.0009, '9.0E-4'],
  [-0.000125, '-1.25E-4'],
  [9999999.5, '9999999.5'],
  [12345678.5, '1.23456785E7'],
])('the number %d', (value, text) => {
  expect(javaNumber(value)).toBe(text);
});

describe('nesting', () => {
  test('goes 1,000 deep', () => {
    expect(javaText(nested(1000))).toHaveLength(2000);
  });

  test.each([javaText, javaJson])('and not beyond', (print) => {
    expect(() => print(nested(1002))).toThrow(new RangeError('JSON is nested deeper than 1000'));
  });
});
