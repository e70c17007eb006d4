import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { tagPermissions, tagsArgument, tagsProblems } from '../src/tags';

const tags = (count: number) => Object.fromEntries([...Array(count).keys()].map((i) => [`tag${i}`, 'x']));
const fromState = JsonPath.objectAt('$.tags') as never;

test('permission to tag is for who has tags', () => {
  expect(tagPermissions({ team: 'data' }, ['arn'])).toEqual([{ actions: ['eks:TagResource'], resources: ['arn'] }]);
  expect(tagPermissions(fromState, ['arn'])).toHaveLength(1);
  expect(tagPermissions({}, ['arn'])).toEqual([]);
  expect(tagPermissions(undefined, ['arn'])).toEqual([]);
});

test('no tags are none', () => {
  expect(tagsArgument({ team: 'data' })).toEqual({ team: 'data' });
  expect(tagsArgument(fromState)).toBe(fromState);
  expect(tagsArgument({})).toBeUndefined();
});

test('there are at most 50, of some length', () => {
  const longest = { ['k'.repeat(128)]: 'v'.repeat(256), reference: JsonPath.stringAt('$.a') };

  expect(tagsProblems(tags(50)).filter(Boolean)).toEqual([]);
  expect(tagsProblems(longest).filter(Boolean)).toEqual([]);
  expect(tagsProblems(fromState)).toEqual([]);
  expect(tagsProblems(undefined)).toEqual([]);
  expect(tagsProblems(tags(51)).filter(Boolean)).toEqual([
    { prop: 'tags', problem: 'has 51 tags', fix: 'give at most 50 tags' },
  ]);
  expect(tagsProblems({ '': 'v'.repeat(257) }).filter(Boolean)).toEqual([
    { prop: 'the key of tags[""]', problem: 'has 0 characters', fix: 'give 1 to 128 characters' },
    { prop: 'tags[""]', problem: 'has 257 characters', fix: 'give at most 256 characters' },
  ]);
});
