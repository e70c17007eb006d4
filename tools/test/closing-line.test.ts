import { expect, test } from 'vitest';
import { closingLine, readClosingLine } from '../src/closing-line.ts';

test('what is written can be read', () => {
  expect(readClosingLine(closingLine({ passed: 12, failed: 3 }))).toEqual({ passed: 12, failed: 3 });
});

test('the last line counts', () => {
  expect(readClosingLine('1 passed, 0 failed\nmore\n5 passed, 2 failed\nbye\n')).toEqual({ passed: 5, failed: 2 });
});

test.each(['', 'all passed', 'Tests 5 passed, 2 failed', '5 passed, 2 failed, 1 skipped'])(
  '%j is no closing line',
  (text) => {
    expect(readClosingLine(text)).toBeUndefined();
  },
);
