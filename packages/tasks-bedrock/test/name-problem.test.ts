import { JsonPath } from '@cdk-sfn/core';
import { Aws } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { nameProblem } from '../src/name-problem';

const rules = { min: 1, max: 3, pattern: /^[a-z]+$/, form: 'lowercase letters' };

test.each([undefined, 'abc', Aws.REGION, JsonPath.stringAt('$.name'), '{% $states.input.name %}'])(
  'has nothing against %s',
  (name) => {
    expect(nameProblem('name', name, rules)).toBeUndefined();
  },
);

test('refuses a name that is too long', () => {
  expect(nameProblem('name', 'ABCD', rules)).toEqual({
    prop: 'name',
    problem: 'has 4 characters',
    fix: 'give 1 to 3 characters',
  });
});

test('refuses a name of other characters', () => {
  expect(nameProblem('name', 'aB', rules)).toEqual({
    prop: 'name',
    problem: 'is "aB"',
    fix: 'write it of lowercase letters',
  });
});
