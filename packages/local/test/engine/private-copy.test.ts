import { describe, expect, test } from 'vitest';
import { privateCopy } from '../../src/engine/private-copy';
import type { Json } from '../../src/json';

describe('a private copy', () => {
  test('is equal to the value', () => {
    const value = { a: [1, { b: 'x' }], c: null };
    expect(privateCopy(value)).toEqual(value);
  });

  test('shares nothing with the value', () => {
    const value = { a: [{ b: 'x' }] };
    const copy = privateCopy(value) as { a: { b: string }[] };
    copy.a[0]!.b = 'y';
    copy.a.push({ b: 'z' });
    expect(value).toEqual({ a: [{ b: 'x' }] });
  });

  test('takes __proto__ for a key like any other', () => {
    const copy = privateCopy(JSON.parse('{"__proto__":{"x":1}}') as Json);
    expect(Object.keys(copy as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(copy)).toBeNull();
  });

  test('has only what is read', () => {
    const reads = { fields: new Map([['a', { fields: new Map([['b', { fields: undefined }]]) }]]) };
    expect(privateCopy({ a: { b: { c: 1 }, d: 2 }, e: 3 }, reads)).toEqual({ a: { b: { c: 1 } } });
  });

  test('has what is read of each item of an array', () => {
    const reads = { fields: new Map([['a', { fields: undefined }]]) };
    expect(privateCopy([{ a: 1, b: 2 }, [{ b: 2 }], 5], reads)).toEqual([{ a: 1 }, [{}], 5]);
  });
});
