import { JsonPath } from '@cdk-sfn/core';
import { Aws } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { nameProblem } from '../src/resource-name';

test.each(['a', 'Jobs-of_2', 'a'.repeat(100), Aws.REGION, JsonPath.stringAt('$.name'), '{% $states.input.name %}'])(
  '%j may be the name of a cluster',
  (name) => {
    expect(nameProblem('clusterName', name)).toBeUndefined();
  },
);

test.each([
  ['', { problem: 'has 0 characters', fix: 'give 1 to 100 characters' }],
  ['a'.repeat(101), { problem: 'has 101 characters', fix: 'give 1 to 100 characters' }],
  ['-jobs', { problem: 'is "-jobs"', fix: 'write it of letters, digits, - and _, with a letter or a digit first' }],
  ['my jobs', { problem: 'is "my jobs"', fix: 'write it of letters, digits, - and _, with a letter or a digit first' }],
])('%j may not', (name, problem) => {
  expect(nameProblem('clusterName', name, 'cluster.clusterName')).toEqual({ prop: 'cluster.clusterName', ...problem });
});

test('names of node groups are shorter', () => {
  expect(nameProblem('nodegroupName', 'a'.repeat(63))).toBeUndefined();
  expect(nameProblem('nodegroupName', 'a'.repeat(64))).toEqual({
    prop: 'nodegroupName',
    problem: 'has 64 characters',
    fix: 'give 1 to 63 characters',
  });
});
