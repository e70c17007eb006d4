import { describe, expect, test } from 'vitest';
import { isMasked, matchesMasked } from '../../src/conformance/masked-text.ts';

describe('isMasked', () => {
  test.each(['<uuid:1>', '<<task_token>:1>', 'timestamp', 'date', 'start-date', 'snf_role_arn', [0]])(
    '%j stands for anything',
    (value) => {
      expect(isMasked(value)).toBe(true);
    },
  );

  test.each(['', 'a <uuid:1>', 'the date', '[0]', 0, [1], null])('%j does not', (value) => {
    expect(isMasked(value)).toBe(false);
  });
});

describe('matchesMasked', () => {
  const arn = 'arn:<partition>:states:<region>:111111111111:stateMachine:Orders';

  test('takes anything where there is a mask', () => {
    expect(matchesMasked(arn, 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders')).toBe(true);
  });

  test.each([
    ['something else behind it', 'arn:aws:states:us-east-1:123456789012:stateMachine:Others'],
    ['something else before it', 'ern:aws:states:us-east-1:123456789012:stateMachine:Orders'],
    ['something else between two', 'arn:aws:lambda:us-east-1:123456789012:stateMachine:Orders'],
  ])('does not take %s', (_, text) => {
    expect(matchesMasked(arn, text)).toBe(false);
  });

  test('takes no piece of the text twice', () => {
    expect(matchesMasked('aba<x>aba', 'ababa')).toBe(false);
    expect(matchesMasked('aba<x>aba', 'abaaba')).toBe(true);
  });

  test('takes only the same text where there is no mask', () => {
    expect(matchesMasked('updated', 'updated')).toBe(true);
    expect(matchesMasked('updated', 'updated twice')).toBe(false);
  });
});
