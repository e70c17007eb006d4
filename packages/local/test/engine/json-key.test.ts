import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonEquals } from '../../src/engine/json-equality';
import { jsonKey } from '../../src/engine/json-key';
import type { Json } from '../../src/json';

test('does not depend on the order of keys', () => {
  expect(jsonKey({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
});

test('is the same for the same values only', () => {
  const value = fc.jsonValue({ maxDepth: 2 }).map((json) => JSON.parse(JSON.stringify(json)) as Json);
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(jsonKey(a) === jsonKey(b)).toBe(jsonEquals(a, b));
    }),
  );
});

test('of very deep values is an error', () => {
  const deep = JSON.parse('['.repeat(1500) + ']'.repeat(1500)) as Json;

  expect(() => jsonKey(deep)).toThrow(new RangeError('JSON is nested deeper than 1000'));
});
