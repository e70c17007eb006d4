import { expect, test } from 'vitest';
import { printableText } from '../../src/desk/printable-text';

test.each([
  ['Get the order – näh 注文', 'Get the order – näh 注文'],
  ['a\nb\tc\r', 'a\\nb\\tc\\r'],
  ['\u001b[2J', '\\u001b[2J'],
  ['\u009b2J', '\\u009b2J'],
  ['a\u202eb', 'a\\u202eb'],
])('%j', (text, printed) => {
  expect(printableText(text)).toBe(printed);
});

test('what is too long is cut, and what fits is not', () => {
  expect(printableText('abcdef', 3)).toBe('abc… (3 more characters)');
  expect(printableText('abc', 3)).toBe('abc');
});
