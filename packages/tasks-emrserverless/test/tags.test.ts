import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { tagPermissions, tagsProblem } from '../src/tags';

const tags = (count: number) => Object.fromEntries([...Array(count).keys()].map((i) => [`tag${i}`, 'x']));

test('permission to tag is for who has tags', () => {
  expect(tagPermissions({ team: 'data' }, ['arn'])).toEqual([
    { actions: ['emr-serverless:TagResource'], resources: ['arn'] },
  ]);
  expect(tagPermissions(JsonPath.objectAt('$.tags') as never, ['arn'])).toHaveLength(1);
  expect(tagPermissions({}, ['arn'])).toEqual([]);
  expect(tagPermissions(undefined, ['arn'])).toEqual([]);
});

test('there are at most 200', () => {
  expect(tagsProblem(tags(200))).toBeUndefined();
  expect(tagsProblem(tags(201))).toEqual({ prop: 'tags', problem: 'has 201 tags', fix: 'give at most 200 tags' });
});
