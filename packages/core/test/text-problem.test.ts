import { Aws } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { JsonPath, textProblem } from '../src';

const RULES = { min: 1, max: 4, pattern: /^[a-z]+$/, of: 'small letters' };

test.each([undefined, 'a', 'abcd', JsonPath.stringAt('$.a'), '{% $states.input.a %}', Aws.REGION])(
  '%j passes',
  (text) => {
    expect(textProblem('name', text, RULES)).toBeUndefined();
  },
);

test.each([
  ['', { problem: 'has 0 characters', fix: 'give 1 to 4 characters' }],
  ['abcde', { problem: 'has 5 characters', fix: 'give 1 to 4 characters' }],
  ['A B C', { problem: 'has 5 characters', fix: 'give 1 to 4 characters' }],
  ['a b', { problem: 'is "a b"', fix: 'write it of small letters' }],
])('%j does not', (text, problem) => {
  expect(textProblem('name', text, RULES)).toEqual({ prop: 'name', ...problem });
});

test('a pattern without words speaks for itself', () => {
  expect(textProblem('name', 'a b', { pattern: /^[a-z]+$/ })).toEqual({
    prop: 'name',
    problem: 'is "a b"',
    fix: 'write it of what matches /^[a-z]+$/',
  });
});

test('without a pattern only the length counts', () => {
  expect(textProblem('name', 'a b', { max: 3 })).toBeUndefined();
  expect(textProblem('name', 'a bc', { max: 3 })).toMatchObject({ problem: 'has 4 characters' });
});
