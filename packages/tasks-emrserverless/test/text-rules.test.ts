import { textProblem } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { CLIENT_TOKEN, NAME } from '../src/text-rules';

test('names', () => {
  expect(textProblem('jobName', 'aZ09._/#-', NAME)).toBeUndefined();
  expect(textProblem('jobName', 'a'.repeat(256), NAME)).toBeUndefined();
  expect(textProblem('jobName', 'a'.repeat(257), NAME)?.fix).toBe('give 1 to 256 characters');
  expect(textProblem('jobName', 'a b', NAME)?.fix).toBe('write it of letters, digits and . _ / # -');
});

test('client tokens', () => {
  expect(textProblem('clientToken', 'aZ09._-', CLIENT_TOKEN)).toBeUndefined();
  expect(textProblem('clientToken', 'a'.repeat(64), CLIENT_TOKEN)).toBeUndefined();
  expect(textProblem('clientToken', 'a'.repeat(65), CLIENT_TOKEN)?.fix).toBe('give 1 to 64 characters');
  expect(textProblem('clientToken', 'a/b', CLIENT_TOKEN)?.fix).toBe('write it of letters, digits and . _ -');
});
