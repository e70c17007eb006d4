import { describe, expect, test } from 'vitest';
import { enteringValue, ValueRefused } from '../../src/engine/entering-value';

describe('a value that comes in', () => {
  test('is a copy that does not change with the original', () => {
    const original = { list: [1], more: { deep: true } };
    const value = enteringValue(original, 1000);
    original.list.push(2);
    original.more.deep = false;
    expect(value).toEqual({ list: [1], more: { deep: true } });
  });

  test.each<[unknown, unknown]>([
    ['text', 'text'],
    [true, true],
    [1.5, 1.5],
    [null, null],
    [undefined, null],
    [NaN, null],
    [() => 1, null],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [
      [undefined, 1],
      [null, 1],
    ],
    [new Map([['a', 1]]), {}],
  ])('%o is %j as JSON carries it', (value, expected) => {
    expect(enteringValue(value, 1000)).toStrictEqual(expected);
  });

  test('has no members that are undefined', () => {
    expect(Object.keys(enteringValue({ a: undefined, b: 1 }, 1000) as object)).toEqual(['b']);
  });

  test('keeps a key that is named like the prototype as a key', () => {
    const value = enteringValue(JSON.parse('{"__proto__":{"admin":true}}'), 1000) as { admin?: boolean };
    expect(JSON.stringify(value)).toBe('{"__proto__":{"admin":true}}');
    expect(value.admin).toBeUndefined();
  });

  test('may be as large as the limit', () => {
    expect(enteringValue('12345678', 10)).toBe('12345678');
    expect(() => enteringValue('123456789', 10)).toThrow(ValueRefused);
  });

  test('tells what it has too much of', () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(() => enteringValue(ring, Infinity)).toThrow(expect.objectContaining({ excess: 'depth' }) as Error);
    expect(() => enteringValue([1, 2, 3], 5)).toThrow(expect.objectContaining({ excess: 'size' }) as Error);
  });

  test('cannot be a bigint', () => {
    expect(() => enteringValue({ count: 1n }, 1000)).toThrow(TypeError);
  });
});
