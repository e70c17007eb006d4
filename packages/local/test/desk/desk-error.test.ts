import { expect, test } from 'vitest';
import { DeskError } from '../../src/desk/desk-error';

test('says what to mend, under its own name', () => {
  expect(String(new DeskError('orders.json is not there'))).toBe('DeskError: orders.json is not there');
});
