import { expect, test } from 'vitest';
import { DynamoConsumedCapacity } from '../src';

test('has the values of the service', () => {
  expect(DynamoConsumedCapacity).toEqual({ INDEXES: 'INDEXES', TOTAL: 'TOTAL', NONE: 'NONE' });
});
