import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { hasTags, tagList, tagProblems } from '../src/custom-model-tag';

const one = { key: 'team', value: 'search' };
const fromState = JsonPath.listAt('$.tags') as never;

test('tags are written as the service has them', () => {
  expect(tagList([one])).toEqual([{ Key: 'team', Value: 'search' }]);
});

test('tags from the state stay as they are', () => {
  expect(tagList(fromState)).toBe(fromState);
});

test('tags may be left out', () => {
  expect(tagList(undefined)).toBeUndefined();
});

test.each([
  [undefined, false],
  [[], false],
  [[one], true],
  [fromState, true],
])('are there tags in %j?', (tags, are) => {
  expect(hasTags(tags)).toBe(are);
});

test.each([
  [Array.from({ length: 200 }, () => one), []],
  [[{ key: 'a'.repeat(128), value: 'a'.repeat(256) }], []],
  [fromState, []],
])('has nothing against tags within the limits', (tags, problems) => {
  expect(tagProblems('tags', tags).filter(Boolean)).toEqual(problems);
});

test.each([
  [Array.from({ length: 201 }, () => one), 'tags', 'has 201 tags'],
  [[{ key: '', value: '' }], 'tags[0].key', 'has 0 characters'],
  [[one, { key: 'a'.repeat(129), value: '' }], 'tags[1].key', 'has 129 characters'],
  [[{ key: 'a', value: 'a'.repeat(257) }], 'tags[0].value', 'has 257 characters'],
])('refuses tags beyond the limits', (tags, prop, problem) => {
  expect(tagProblems('tags', tags).filter(Boolean)).toEqual([expect.objectContaining({ prop, problem })]);
});
