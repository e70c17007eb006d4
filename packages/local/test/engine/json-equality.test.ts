import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonEquals } from '../../src/engine/json-equality';
import type { Json } from '../../src/json';

const nested = (depth: number): Json => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json;

test.each<[Json, Json]>([
  [1, 1],
  [null, null],
  [[], []],
  [
    [1, [2]],
    [1, [2]],
  ],
  [
    { a: 1, b: { c: [] } },
    { b: { c: [] }, a: 1 },
  ],
])('%j is %j', (a, b) => {
  expect(jsonEquals(a, b)).toBe(true);
});

test.each<[Json, Json]>([
  [1, '1'],
  [0, false],
  [null, {}],
  [[], {}],
  [{}, []],
  [[1], [1, 2]],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { b: 1 }],
  [{ a: 1 }, { a: 1, b: 1 }],
  [{ toString: 1 }, { a: 1 }],
  [{ a: null }, { b: null }],
])('%j is not %j', (a, b) => {
  expect([jsonEquals(a, b), jsonEquals(b, a)]).toEqual([false, false]);
});

test('a value is its copy, and not what it was put into', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const copy = JSON.parse(JSON.stringify(value)) as Json;
      expect(jsonEquals(JSON.parse(JSON.stringify(value)) as Json, copy)).toBe(true);
      expect(jsonEquals([copy], copy)).toBe(false);
    }),
  );
});

test('very deep values end in an error', () => {
  expect(jsonEquals(nested(1000), nested(1000))).toBe(true);
  expect(() => jsonEquals(nested(1500), nested(1500))).toThrow(new RangeError('JSON is nested deeper than 1000'));
});
