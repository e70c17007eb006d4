import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePath } from '../../src/engine/path';
import { compileResultPath } from '../../src/engine/result-path';
import type { Json } from '../../src/json';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { scopeOf } from './path-scope';

test.each<[string | null | undefined, Json, Json, Json]>([
  [undefined, { a: 1 }, 'r', 'r'],
  ['$', { a: 1 }, 'r', 'r'],
  [null, { a: 1 }, 'r', { a: 1 }],
  [null, 5, 'r', 5],
  ['$.r', { a: 1 }, 'r', { a: 1, r: 'r' }],
  ['$.a', { a: 1, b: 2 }, null, { a: null, b: 2 }],
  ['$.a.b.c', {}, 'r', { a: { b: { c: 'r' } } }],
  ['$.a.b', { a: { c: 1 } }, 'r', { a: { c: 1, b: 'r' } }],
  ["$['a b']", {}, 'r', { 'a b': 'r' }],
  ['$.a[1]', { a: [1, 2, 3] }, 'r', { a: [1, 'r', 3] }],
  ['$[0].b', [{ a: 1 }], 'r', [{ a: 1, b: 'r' }]],
  ['$.a[0]', { a: [null] }, 'r', { a: ['r'] }],
])('%s puts the result into %j', (path, input, result, output) => {
  expect(compileResultPath(path)(input, result)).toEqual(output);
});

test.each<[string, Json]>([
  ['$.a', 5],
  ['$.a', 'text'],
  ['$.a', null],
  ['$.a', [1]],
  ['$.a.b', { a: 5 }],
  ['$.a.b', { a: null }],
  ['$.a[1]', { a: [1] }],
  ['$.a[0]', { a: { '0': 1 } }],
  ['$.a[0]', {}],
  ['$[0]', {}],
])('%s does not fit %j', (path, input) => {
  expect(messageOf(() => compileResultPath(path)(input, 'r'))).toBe(
    `States.ResultPathMatchFailure: Unable to apply ReferencePath ${path} to input ${JSON.stringify(input)}`,
  );
});

test.each(['$.a[*]', '$$.a', '$variable', 'a'])('%s is no reference path', (path) => {
  expect(() => compileResultPath(path)).toThrow(path);
});

describe('names that every object has', () => {
  test.each(['__proto__', 'constructor', 'toString'])('%s is a key as any other', (key) => {
    const output = compileResultPath(`$.${key}.x`)({}, 'r');

    expect(JSON.stringify(output)).toBe(`{"${key}":{"x":"r"}}`);
    expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
  });
});

test('the input stays as it was, and what is beside the path is shared', () => {
  const input = Object.freeze({ a: Object.freeze({ b: 1 }), c: Object.freeze([1]) });

  const output = compileResultPath('$.a.b')(input, 2) as typeof input;

  expect(output).toEqual({ a: { b: 2 }, c: [1] });
  expect(output.c).toBe(input.c);
});

test('the path finds the result that it put', () => {
  const name = fc.string().map((text) => `['${text.replace(/[\\']/g, '\\$&')}']`);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.jsonValue(), (names, result) => {
      const path = `$${names.join('')}`;
      const output = compileResultPath(path)({}, result as Json);
      expect(compilePath(path).evaluate(scopeOf(output))).toEqual(result);
    }),
  );
});

test('a path of 10,000 characters takes little time', () => {
  const start = performance.now();

  const output = compileResultPath(`$${'.a'.repeat(4999)}`)({}, 'r');

  expect(Object.keys(output as object)).toEqual(['a']);
  expect(performance.now() - start).toBeLessThan(500);
});
