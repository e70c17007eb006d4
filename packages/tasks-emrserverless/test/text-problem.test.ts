import { JsonPath } from '@cdk-sfn/core';
import { Aws } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { textProblem } from '../src/text-problem';

const RULES = { min: 1, max: 4, pattern: /^[a-z]+$/, of: 'small letters' };

test.each([undefined, 'abcd', JsonPath.stringAt('$.a'), '{% $states.input.a %}', Aws.REGION])('%j passes', (text) => {
  expect(textProblem('name', text, RULES)).toBeUndefined();
});

test.each([
  ['', { problem: 'has 0 characters', fix: 'give 1 to 4 characters' }],
  ['abcde', { problem: 'has 5 characters', fix: 'give 1 to 4 characters' }],
  ['a b', { problem: 'is "a b"', fix: 'write it of small letters' }],
])('%j does not', (text, problem) => {
  expect(textProblem('name', text, RULES)).toEqual({ prop: 'name', ...problem });
});
