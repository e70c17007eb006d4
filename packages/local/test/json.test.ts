import { describe, expect, test } from 'vitest';
import { isJsonObject, jsonType } from '../src/json';
import type { Json } from '../src/json';

describe('isJsonObject', () => {
  test.each<[Json | undefined, boolean]>([
    [{}, true],
    [{ length: 1 }, true],
    [[], false],
    [null, false],
    ['{}', false],
    [1, false],
    [undefined, false],
  ])('of %j is %s', (value, expected) => {
    expect(isJsonObject(value)).toBe(expected);
  });
});

describe('jsonType', () => {
  test.each<[Json | undefined, string]>([
    [null, 'null'],
    [undefined, 'null'],
    [true, 'boolean'],
    [0, 'number'],
    ['', 'string'],
    [[], 'array'],
    [{}, 'object'],
  ])('of %j is %s', (value, expected) => {
    expect(jsonType(value)).toBe(expected);
  });
});
