import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { textListProblems } from '../src/text-list';

const problemsOf = (texts?: readonly string[]) =>
  textListProblems('list', texts, { count: { min: 1, max: 2 }, length: { max: 3 } }).filter(Boolean);

test('texts within the limits pass', () => {
  expect(problemsOf()).toEqual([]);
  expect(problemsOf(['abc'])).toEqual([]);
  expect(problemsOf(['', 'abc'])).toEqual([]);
});

test('so do a list and texts from the state', () => {
  expect(problemsOf(JsonPath.listAt('$.a.long.path'))).toEqual([]);
  expect(problemsOf([JsonPath.stringAt('$.a.long.path')])).toEqual([]);
});

test('a list that is too short or too long, and texts that are too long, are problems', () => {
  expect(problemsOf([])).toEqual([{ prop: 'list', problem: 'has 0 entries', fix: 'give 1 to 2 entries' }]);
  expect(problemsOf(['a', 'abcd', 'c'])).toEqual([
    { prop: 'list', problem: 'has 3 entries', fix: 'give 1 to 2 entries' },
    { prop: 'list[1]', problem: 'has 4 characters', fix: 'give at most 3 characters' },
  ]);
});
