import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { inputTextProblem } from '../src/input-text';

const RULES = { min: 1, max: 4, pattern: /^[a-z]+$/, of: 'small letters' };

test.each([undefined, 'abcd', JsonPath.stringAt('$.a'), '{% $states.input.a %}'])('%j passes', (input) => {
  expect(inputTextProblem('name', input, RULES)).toBeUndefined();
});

test.each([
  ['', { problem: 'has 0 characters', fix: 'give 1 to 4 characters' }],
  ['a b', { problem: 'is "a b"', fix: 'write it of small letters' }],
  [{ a: 1 }, { problem: 'is no text', fix: 'use TaskInput.fromText, or a reference to a text' }],
])('%j does not', (input, problem) => {
  expect(inputTextProblem('name', input, RULES)).toEqual({ prop: 'name', ...problem });
});
