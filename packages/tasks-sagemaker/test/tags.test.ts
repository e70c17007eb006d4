import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { addTagsPermissions, tagList, tagPermissions, tagsProblem } from '../src/tags';

const tags = (count: number) => Object.fromEntries([...Array(count).keys()].map((i) => [`tag${i}`, 'x']));

test('an object becomes a list', () => {
  expect(tagList({ team: 'ml', stage: 'test' })).toEqual([
    { Key: 'team', Value: 'ml' },
    { Key: 'stage', Value: 'test' },
  ]);
});

test('a list stays as it is', () => {
  expect(tagList([{ Key: 'team', Value: 'ml' }])).toEqual([{ Key: 'team', Value: 'ml' }]);
});

test('tags from the state stay as they are', () => {
  const reference = JsonPath.objectAt('$.tags');

  expect(tagList(reference)).toBe(reference);
});

test('there may be 50', () => {
  expect(tagsProblem(tags(50))).toBeUndefined();
});

test('there may not be 51', () => {
  expect(tagsProblem(tags(51))).toEqual({ prop: 'tags', problem: 'has 51 tags', fix: 'give at most 50 tags' });
});

test('tags may be put on what is made', () => {
  expect(tagPermissions({ team: 'ml' }, ['arn'])).toEqual([
    { actions: ['sagemaker:ListTags'], resources: ['*'] },
    { actions: ['sagemaker:AddTags'], resources: ['arn'] },
  ]);
});

test('without tags none may be put on it', () => {
  for (const none of [undefined, {}, []]) {
    expect(tagPermissions(none, ['arn'])).toEqual([{ actions: ['sagemaker:ListTags'], resources: ['*'] }]);
  }
});

test('what AWS has no policy for lists no tags', () => {
  expect(addTagsPermissions(undefined, ['arn'])).toEqual([]);
  expect(addTagsPermissions({}, ['arn'])).toEqual([]);
  expect(addTagsPermissions({ team: 'ml' }, ['arn'])).toEqual([{ actions: ['sagemaker:AddTags'], resources: ['arn'] }]);
});
