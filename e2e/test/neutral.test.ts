import { expect, test } from 'vitest';
import { neutral } from '../src/neutral.ts';

test('ids and times in text have placeholders', () => {
  expect(neutral('at 2024-01-01T00:00:00.123Z for 123e4567-e89b-12d3-a456-426614174000')).toBe('at <time> for <id>');
});

test('headers that are never the same twice keep their type', () => {
  expect(neutral({ Date: ['Mon'], 'x-amzn-RequestId': 'a', RequestId: 'b', Status: 200 })).toEqual({
    Date: ['<string>'],
    'x-amzn-RequestId': '<string>',
    RequestId: '<string>',
    Status: 200,
  });
});

test('other values stay as they are', () => {
  expect(neutral({ a: [null, 1, true, 'text'] })).toEqual({ a: [null, 1, true, 'text'] });
});
