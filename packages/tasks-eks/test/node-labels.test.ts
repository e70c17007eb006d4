import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { labelsProblems } from '../src/node-labels';

test('labels have some length', () => {
  const longest = { ['k'.repeat(63)]: 'v'.repeat(63), reference: JsonPath.stringAt('$.a') };

  expect(labelsProblems(longest).filter(Boolean)).toEqual([]);
  expect(labelsProblems(JsonPath.objectAt('$.labels') as never)).toEqual([]);
  expect(labelsProblems()).toEqual([]);
  expect(labelsProblems({ ['k'.repeat(64)]: '' }).filter(Boolean)).toEqual([
    {
      prop: `the key of labels["${'k'.repeat(64)}"]`,
      problem: 'has 64 characters',
      fix: 'give 1 to 63 characters',
    },
    { prop: `labels["${'k'.repeat(64)}"]`, problem: 'has 0 characters', fix: 'give 1 to 63 characters' },
  ]);
});
