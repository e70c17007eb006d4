import { expect, test } from 'vitest';
import { ActionOnFailure } from '../src';

test('the values are those of the service', () => {
  expect(Object.values(ActionOnFailure)).toEqual(['TERMINATE_CLUSTER', 'CANCEL_AND_WAIT', 'CONTINUE']);
});
