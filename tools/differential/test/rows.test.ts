import { expect, it } from 'vitest';
import { readRows } from '../src/rows.ts';

const table = (row: string): string =>
  ['# Title', '', "| id | input | upstream's output | ours | why |", '| --- | :-: | --- | --- | --- |', row, ''].join(
    '\n',
  );

it('reads the id and the cells of a row', () => {
  expect(readRows(table('| `an-id` | a \\| b | c | d | e |'))).toEqual([
    { id: 'an-id', cells: ['a \\| b', 'c', 'd', 'e'] },
  ]);
});

it.each(['| an-id | a | b | c | d |', '| `an-id` | a | b | c |', '| `an-id` | a | b |  | d |'])(
  'refuses a row that does not fill the columns: %s',
  (row) => {
    expect(() => readRows(table(row))).toThrow('The row does not fill the columns id, input');
  },
);
