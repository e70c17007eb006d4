import { expect, test } from 'vitest';
import { durationText } from '../../src/desk/duration-text';

test.each([
  [-5, '0 ms'],
  [0, '0 ms'],
  [12.9, '12 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [1250, '1.2 s'],
  [59_999, '59.9 s'],
  [60_000, '1 min'],
  [250_000, '4 min 10 s'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
  [86_400_000, '1 d'],
  [31_536_000_000, '365 d'],
  [90_000_000, '1 d 1 h'],
])('%d milliseconds', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
