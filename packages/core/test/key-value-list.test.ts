import { expect, test } from 'vitest';
import { JsonPath, keyValueList } from '../src';

test('the entries of an object as a list', () => {
  const place = JsonPath.stringAt('$.place');

  expect(keyValueList({ owner: 'me', place })).toEqual([
    { Key: 'owner', Value: 'me' },
    { Key: 'place', Value: place },
  ]);
});

test('under the names of the service', () => {
  expect(keyValueList({ owner: 'me' }, { key: 'Name', value: 'Content' })).toEqual([{ Name: 'owner', Content: 'me' }]);
});

test('nothing, and what comes from the state, as it is', () => {
  const tags = JsonPath.objectAt('$.tags');

  expect(keyValueList(undefined)).toBeUndefined();
  expect(keyValueList(tags)).toBe(tags);
});
