import { expect, test } from 'vitest';
import { fieldOf, isObject, textField } from '../../src/template/template-fields';

test('a field that is there', () => {
  expect(fieldOf({ a: 1 }, 'a')).toBe(1);
});

test.each(['constructor', '__proto__', 'toString'])('%s is no field that everything has', (name) => {
  expect(fieldOf({}, name)).toBe(undefined);
  expect(fieldOf(JSON.parse(`{ "${name}": 1 }`), name)).toBe(1);
});

test.each([[undefined], [null], ['text'], [['a']]])('%j has no fields', (value) => {
  expect(fieldOf(value, 'length')).toBe(undefined);
  expect(isObject(value)).toBe(false);
});

test('text and nothing else', () => {
  expect(textField({ a: 'x' }, 'a')).toBe('x');
  expect(textField({ a: 1 }, 'a')).toBe(undefined);
});
