import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { environmentProblems } from '../src/environment';

const problemsOf = (environment?: { [name: string]: string }) =>
  environmentProblems('environment', environment, { variables: 2, characters: 8 }).filter(Boolean);

test('variables have names and values', () => {
  expect(problemsOf()).toEqual([]);
  expect(problemsOf({})).toEqual([]);
  expect(problemsOf({ _STAGE_1: 'x'.repeat(8), s: '' })).toEqual([]);
});

test('values may come from the state, and all of them as well', () => {
  expect(problemsOf({ STAGE: JsonPath.stringAt('$.some.long.path') })).toEqual([]);
  expect(problemsOf(JsonPath.objectAt('$.environment') as never)).toEqual([]);
});

test('there may not be too many', () => {
  expect(problemsOf({ A: '', B: '', C: '' })).toEqual([
    { prop: 'environment', problem: 'has 3 variables', fix: 'give at most 2 variables' },
  ]);
});

test('a value may not be too long', () => {
  expect(problemsOf({ STAGE: 'x'.repeat(9) })).toEqual([
    { prop: 'environment.STAGE', problem: 'has 9 characters', fix: 'give at most 8 characters' },
  ]);
});

test.each(['1ST', 'a-b', 'A B', '', 'A23456789'])('%s is no name', (name) => {
  expect(problemsOf({ [name]: '' })).toEqual([
    {
      prop: `environment.${name}`,
      problem: 'has a name that no variable has',
      fix: 'give at most 8 letters, digits and underscores, no digit at the beginning',
    },
  ]);
});
