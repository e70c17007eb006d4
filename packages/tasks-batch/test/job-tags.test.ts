import { JsonPath } from '@cdk-sfn/core';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { submit } from './submitted-job';

function numbered(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag${i}`, 'x']));
}

describe('tags', () => {
  test.each([numbered(50), { ['k'.repeat(128)]: 'v'.repeat(256) }, { empty: '' }])('may be %j', (tags) => {
    expect(stateOf(submit({ tags }))).toMatchObject({ Parameters: { Tags: tags } });
  });

  test.each([
    [numbered(51), 'tags has 51 tags: give at most 50 tags'],
    [{ '': 'x' }, 'tags has a key of 0 characters: give 1 to 128 characters'],
    [{ ['k'.repeat(129)]: 'x' }, 'tags has a key of 129 characters: give 1 to 128 characters'],
    [{ owner: 'v'.repeat(257) }, 'tags.owner has 257 characters: give at most 256 characters'],
  ])('cannot be %j', (tags, problem) => {
    expect(messageOf(() => submit({ tags }))).toBe(`Default/Submit has a problem:\n  - ${problem}`);
  });

  test('may have values from the state, whose length is not known', () => {
    const tags = { owner: JsonPath.stringAt(`$.${'a'.repeat(300)}`) };

    expect(stateOf(submit({ tags }))).toMatchObject({ Parameters: { Tags: { 'owner.$': `$.${'a'.repeat(300)}` } } });
  });
});

describe('the permission to tag', () => {
  const tagging = expect.objectContaining({ Action: 'batch:TagResource' }) as unknown;

  test.each([{ owner: 'me' }, JsonPath.objectAt('$.tags') as never])('goes with tags, %#', (tags) => {
    expect(permissionsOf(submit({ tags }))).toContainEqual(tagging);
  });

  test.each([undefined, {}])('does not go with %j', (tags) => {
    expect(permissionsOf(submit({ tags }))).not.toContainEqual(tagging);
  });
});
