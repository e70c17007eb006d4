import { expect, test } from 'vitest';
import { DynamoItemCollectionMetrics } from '../src';

test('has the values of the service', () => {
  expect(DynamoItemCollectionMetrics).toEqual({ SIZE: 'SIZE', NONE: 'NONE' });
});
