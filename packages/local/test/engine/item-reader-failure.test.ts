import { expect, test } from 'vitest';
import { itemReaderFailure } from '../../src/engine/item-reader-failure';

test('has the name that Catch matches', () => {
  expect(itemReaderFailure('no such key')).toMatchObject({ error: 'States.ItemReaderFailed', problem: 'no such key' });
});
