import { expect, test } from 'vitest';
import { nearestName } from '../src/nearest-name';

test.each([
  ['Maths', 'Math'],
  ['math', 'Math'],
  ['parsInt', 'parseInt'],
  ['Objcet', 'Object'],
])('takes %s for %s', (name, expected) => {
  expect(nearestName(name, ['Object', 'parseInt', 'Math'])).toBe(expected);
});

test('takes a name of two letters for another with one of them', () => {
  expect(nearestName('s4', ['sns', 'rds', 's3'])).toBe('s3');
});

test.each(['x', 'Promise', 'Mat'.repeat(4)])('takes %s for no other name', (name) => {
  expect(nearestName(name, ['Object', 'parseInt', 'Math', 'y'])).toBeUndefined();
});
