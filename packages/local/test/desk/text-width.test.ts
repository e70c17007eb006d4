import { expect, test } from 'vitest';
import { textWidth } from '../../src/desk/text-width';

test('wide characters take more room than narrow ones', () => {
  expect(textWidth('iii', 10)).toBeLessThan(textWidth('aaa', 10));
  expect(textWidth('aaa', 10)).toBeLessThan(textWidth('AAA', 10));
  expect(textWidth('AAA', 10)).toBeLessThan(textWidth('注文書', 10));
});

test('it grows with the font', () => {
  expect(textWidth('abc', 20)).toBeCloseTo(2 * textWidth('abc', 10));
  expect(textWidth('', 20)).toBe(0);
});
