import { describe, expect, test } from 'vitest';
import { isJsonataCallable } from '../../src/engine/jsonata-callable';

describe('what JSONata can call', () => {
  test.each([
    ['a function', () => 1],
    ['a function of the library', { _jsonata_function: true, implementation: () => 1 }],
    ['a lambda', { _jsonata_lambda: true, environment: { lookup: () => 1 } }],
  ])('is %s', (_, value) => {
    expect(isJsonataCallable(value)).toBe(true);
  });

  test.each([
    ['an object', { a: 1 }],
    ['null', null],
    ['text', 'implementation'],
    ['nothing', undefined],
    ['data with the flag of a function', { _jsonata_function: true, implementation: 'x' }],
    ['data with the flag of a lambda', { _jsonata_lambda: true, environment: { lookup: 1 } }],
    ['data with an environment', { environment: null }],
  ])('is not %s', (_, value) => {
    expect(isJsonataCallable(value)).toBe(false);
  });
});
