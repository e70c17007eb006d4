import { Lazy } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { countProblem, JsonPath, Jsonata, lengthProblem, numberProblem } from '../src';

test.each([
  [1, { min: 2, max: 10 }, 'is 1', 'give 2 to 10'],
  [11, { min: 2, max: 10, unit: 'seconds' }, 'is 11 seconds', 'give 2 to 10 seconds'],
  [-1, { min: 0 }, 'is -1', 'give at least 0'],
  [11, { max: 10 }, 'is 11', 'give at most 10'],
])('the number %j', (value, limits, problem, fix) => {
  expect(numberProblem('size', value, limits)).toEqual({ prop: 'size', problem, fix });
});

test.each([
  undefined,
  2,
  10,
  JsonPath.numberAt('$.n'),
  Jsonata.number('$states.input.n'),
  Lazy.number({ produce: () => 1 }),
])('the number %s passes', (value) => {
  expect(numberProblem('size', value, { min: 2, max: 10 })).toBeUndefined();
});

test('a text of the wrong length', () => {
  expect(lengthProblem('name', '', { min: 1, max: 3 })).toEqual({
    prop: 'name',
    problem: 'has 0 characters',
    fix: 'give 1 to 3 characters',
  });
  expect(lengthProblem('name', 'abcd', { max: 3 })).toEqual({
    prop: 'name',
    problem: 'has 4 characters',
    fix: 'give at most 3 characters',
  });
});

test.each([
  undefined,
  'abc',
  JsonPath.stringAt('$.name'),
  '{% $states.input.name %}',
  Lazy.string({ produce: () => '' }),
])('the text %s passes', (text) => {
  expect(lengthProblem('name', text, { min: 1, max: 3 })).toBeUndefined();
});

test('lists and objects with too few or too many entries', () => {
  expect(countProblem('dependsOn', [1, 2], { max: 1, unit: 'jobs' })).toEqual({
    prop: 'dependsOn',
    problem: 'has 2 jobs',
    fix: 'give at most 1 job',
  });
  expect(countProblem('tags', {}, { min: 1 })).toEqual({
    prop: 'tags',
    problem: 'has 0 entries',
    fix: 'give at least 1 entry',
  });
});

test.each([undefined, [1], { a: 1 }, JsonPath.listAt('$.l'), JsonPath.objectAt('$.o')])('%j passes', (entries) => {
  expect(countProblem('tags', entries, { min: 1, max: 1 })).toBeUndefined();
});
