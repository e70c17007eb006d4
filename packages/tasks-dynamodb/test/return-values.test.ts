import { expect, test } from 'vitest';
import { DynamoReturnValues } from '../src';

test('has the values of the service', () => {
  expect(DynamoReturnValues).toEqual({
    NONE: 'NONE',
    ALL_OLD: 'ALL_OLD',
    UPDATED_OLD: 'UPDATED_OLD',
    ALL_NEW: 'ALL_NEW',
    UPDATED_NEW: 'UPDATED_NEW',
  });
});
