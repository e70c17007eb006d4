import { describe, expect, test } from 'vitest';
import { NotJson, plainValue } from '../../src/engine/plain-value';

const sequence = (...items: unknown[]): unknown[] => Object.assign(items, { sequence: true });

describe('a plain value', () => {
  test('is the value itself when it is plain already', () => {
    const value = { a: [1, { b: null }] };
    expect(plainValue(value)).toBe(value);
  });

  test('has no flags on its arrays', () => {
    expect(Object.keys(plainValue({ a: sequence(1, 2) }) as object)).toEqual(['a']);
    expect(plainValue({ a: sequence(1, 2) })).toEqual({ a: [1, 2] });
    expect(Object.keys(plainValue(sequence(1)) as object)).toEqual(['0']);
  });

  test('has ordinary objects', () => {
    const bare = Object.assign(Object.create(null) as object, { a: 1 });
    expect(plainValue(bare)).toStrictEqual({ a: 1 });
  });

  test('keeps __proto__ as a key', () => {
    const bare = Object.create(null) as Record<string, unknown>;
    bare.__proto__ = { x: 1 };
    const value = plainValue(bare);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"x":1}}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('shares what was shared', () => {
    const shared = sequence(1);
    const [first, second] = plainValue([shared, shared]) as unknown[];
    expect(first).toBe(second);
  });

  test('has null for nothing in an array, and no field for nothing in an object', () => {
    expect(plainValue([undefined, { a: undefined, b: 1 }])).toStrictEqual([null, { b: 1 }]);
  });

  test('has no negative zero', () => {
    expect(plainValue([-0])).toEqual([0]);
    expect(plainValue(-0)).toBe(0);
  });

  test.each([Infinity, -Infinity, NaN])('cannot be %d', (value) => {
    expect(() => plainValue([value])).toThrow(NotJson);
  });

  test('can be a large number', () => {
    expect(plainValue([Number.MAX_VALUE])).toEqual([Number.MAX_VALUE]);
  });

  test.each([
    ['a function', () => 1],
    ['a lambda', { _jsonata_lambda: true, environment: { lookup: () => 1 } }],
  ])('cannot have %s in it', (_, value) => {
    expect(() => plainValue({ a: value })).toThrow(NotJson);
  });
});
