import { expect, it } from 'vitest';
import { table } from '../src/table.ts';

it('aligns numbers to the right, and the first and the last column to the left', () => {
  expect(
    table([
      ['', 'ms', 'aim'],
      ['one', '1', ''],
      ['fifteen', '15', 'holds'],
    ]).split('\n'),
  ).toEqual(['         ms  aim', 'one       1', 'fifteen  15  holds']);
});
