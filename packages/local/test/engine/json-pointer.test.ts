import { describe, expect, test } from 'vitest';
import { valueAtPointer } from '../../src/engine/json-pointer';

const DOCUMENT = {
  orders: [{ id: 1 }, { id: 2 }],
  'a/b': 'slash',
  'm~n': 'tilde',
  '~1': 'both',
  '': 'empty',
  0: 'zero',
};

describe('a pointer finds', () => {
  test.each([
    ['', DOCUMENT],
    ['/orders', [{ id: 1 }, { id: 2 }]],
    ['/orders/1/id', 2],
    ['/a~1b', 'slash'],
    ['/m~0n', 'tilde'],
    ['/~01', 'both'],
    ['/', 'empty'],
    ['/0', 'zero'],
  ])('with %j', (pointer, value) => {
    expect(valueAtPointer(DOCUMENT, pointer)).toEqual(value);
  });
});

describe('a pointer finds nothing', () => {
  test.each([
    '/none',
    '/orders/2',
    '/orders/01',
    '/orders/-',
    '/orders/length',
    '/a~1b/0',
    '/constructor',
    '/__proto__',
  ])('with %j', (pointer) => {
    expect(valueAtPointer(DOCUMENT, pointer)).toBeUndefined();
  });
});

describe('no pointer is', () => {
  test.each(['orders', '$.orders', '/a~', '/a~2'])('%j', (pointer) => {
    expect(() => valueAtPointer(DOCUMENT, pointer)).toThrow(
      new SyntaxError(`${JSON.stringify(pointer)} is not a JSON pointer`),
    );
  });
});
