import { expect, test } from 'vitest';
import { disagreements } from '../src/disagreements.ts';

test('values that are alike do not disagree', () => {
  expect(disagreements({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
});

test('names the deepest place', () => {
  expect(disagreements({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toEqual([
    { path: ['a', '1', 'b'], moto: 2, ours: 3 },
  ]);
});

test('a field that only one has', () => {
  expect(disagreements({ a: 1 }, { constructor: 1 })).toEqual([
    { path: ['a'], moto: 1, ours: undefined },
    { path: ['constructor'], moto: undefined, ours: 1 },
  ]);
});

test('a list is no object', () => {
  expect(disagreements({ a: [] }, { a: {} })).toEqual([{ path: ['a'], moto: [], ours: {} }]);
});
