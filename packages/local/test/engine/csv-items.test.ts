import { describe, expect, test } from 'vitest';
import { csvItems } from '../../src/engine/csv-items';

const COMMA = { delimiter: ',' };

describe('the names of the fields', () => {
  test('are in the first row', () => {
    expect(csvItems('id,total\n1,true\n2,\n', COMMA)).toEqual([
      { id: '1', total: 'true' },
      { id: '2', total: '' },
    ]);
  });

  test('or are given', () => {
    expect(csvItems('1;2\n', { delimiter: ';', headers: ['id', 'total'] })).toEqual([{ id: '1', total: '2' }]);
  });

  test('cannot be there twice', () => {
    expect(() => csvItems('id,id\n1,2\n', COMMA)).toThrow(
      'States.ItemReaderFailed: CSV headers cannot contain duplicates.',
    );
    expect(() => csvItems('1,2\n', { ...COMMA, headers: ['id', 'id'] })).toThrow(
      'States.ItemReaderFailed: CSV headers cannot contain duplicates.',
    );
  });

  test('may take 10 KiB, and no more', () => {
    expect(csvItems(`${'é'.repeat(5_120)}\n1`, COMMA)).toHaveLength(1);
    expect(() => csvItems(`${'é'.repeat(5_120)}e\n1`, COMMA)).toThrow(
      'States.ItemReaderFailed: CSV headers cannot be larger than 10240 bytes.',
    );
  });

  test('may be names of the prototype', () => {
    const [item] = csvItems('__proto__,constructor\na,b\n', COMMA);

    expect(Object.entries(item!)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});

describe('a row', () => {
  test('that is shorter has empty text for the rest', () => {
    expect(csvItems('a,b,c\n1\n', COMMA)).toEqual([{ a: '1', b: '', c: '' }]);
  });

  test('that is longer loses the rest', () => {
    expect(csvItems('a\n1,2,3\n', COMMA)).toEqual([{ a: '1' }]);
  });

  test('keeps its blanks', () => {
    expect(csvItems('a,b\n   , x \n', COMMA)).toEqual([{ a: '   ', b: ' x ' }]);
  });
});

test('an empty text has no items', () => {
  expect(csvItems('', COMMA)).toEqual([]);
});

test('reads no more items than asked for, the header not counted', () => {
  expect(csvItems('a\n1\n2\n3\n', COMMA, 2)).toEqual([{ a: '1' }, { a: '2' }]);
  expect(csvItems('1\n2\n3\n', { ...COMMA, headers: ['a'] }, 2)).toEqual([{ a: '1' }, { a: '2' }]);
});

test('reads 100,000 rows within seconds', () => {
  const started = performance.now();
  const items = csvItems(`a,b,c,d,e\n${'1,"two",3,four,5.5\n'.repeat(100_000)}`, COMMA);

  expect(items).toHaveLength(100_000);
  expect(items[99_999]).toEqual({ a: '1', b: 'two', c: '3', d: 'four', e: '5.5' });
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('does not make a long header and many short rows into a table that fills the memory', () => {
  const headers = Array.from({ length: 2_000 }, (_, index) => `h${index}`).join(',');

  expect(() => csvItems(`${headers}\n${'x\n'.repeat(30_000)}`, COMMA)).toThrow(
    'States.ItemReaderFailed: The CSV has 30000 rows of 2000 fields: too many to run locally.',
  );
});
