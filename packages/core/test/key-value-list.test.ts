import { expect, test } from 'vitest';
import { hasEntries, JsonPath, keyValueList } from '../src';

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

test.each([
  { owner: 'me' },
  ['me'],
  JsonPath.objectAt('$.tags'),
  JsonPath.listAt('$.tags'),
  '{% $states.input.tags %}',
])('%j has entries', (entries) => {
  expect(hasEntries(entries)).toBe(true);
});

test('nothing, an empty object and an empty list have none', () => {
  expect([undefined, {}, []].map(hasEntries)).toEqual([false, false, false]);
});
