import { expect, test } from 'vitest';
import { differingEntries } from '../../src/aws-sdk-data/differing-entries.ts';

test('tells what is the same from what is not', () => {
  expect(differingEntries({ a: { x: 1 }, b: 1, gone: 1 }, { a: { x: 1 }, b: 2, extra: undefined })).toEqual({
    same: ['a'],
    different: ['b', 'gone', 'extra'],
  });
});
