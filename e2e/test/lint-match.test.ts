import { expect, test } from 'vitest';
import { isExpected, lintLine } from '../src/lint-match.ts';

const match = {
  Filename: '/tmp/templates/Orders.json',
  Level: 'Warning',
  Message: 'dependency already enforced',
  Rule: { Id: 'W3005' },
  Location: { Path: ['Resources', 'Queue', 0] },
};
const exception = { rule: 'W3005', message: /already enforced/, why: '' };

test('rule and message say whether an exception is for a finding', () => {
  expect(isExpected(exception, match)).toBe(true);
  expect(isExpected({ ...exception, rule: 'W3006' }, match)).toBe(false);
  expect(isExpected({ ...exception, message: /other/ }, match)).toBe(false);
});

test('an exception may be for some places', () => {
  expect(isExpected({ ...exception, at: /^Orders Resources\/Queue\// }, match)).toBe(true);
  expect(isExpected({ ...exception, at: /^Batch/ }, match)).toBe(false);
});

test('a line tells where', () => {
  expect(lintLine(match)).toBe('Orders Resources/Queue/0: W3005 dependency already enforced');
});
