import { describe, expect, test } from 'vitest';
import { csvRows } from '../../src/engine/csv-rows';

describe('a row is', () => {
  test.each<[string, string, string[][]]>([
    [
      'a line',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a line that the text ends with', 'a\nb', [['a'], ['b']]],
    [
      'a line of Windows',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a line of nothing but delimiters', ',,\n', [['', '', '']]],
    ['a line with a delimiter at its end', 'a,', [['a', '']]],
    ['no line without a character', '\n\na\n\nb\n\n', [['a'], ['b']]],
    ['a line with an empty string in quotes', '""\n', [['']]],
    ['not the mark at the start of the text', '\uFEFFa\n', [['a']]],
  ])('%s', (_what, text, rows) => {
    expect(csvRows(text, ',')).toEqual(rows);
  });
});

describe('quotes', () => {
  test.each<[string, string, string[][]]>([
    ['hold delimiters', '"a,b",c', [['a,b', 'c']]],
    ['hold line ends', '"a\r\nb",c\nd', [['a\r\nb', 'c'], ['d']]],
    ['hold quotes that are written twice', '"say ""hi""",c', [['say "hi"', 'c']]],
    ['are plain inside of a field', '5" pipe,c', [['5" pipe', 'c']]],
    ['end before the rest of a field', '"a" b,c', [['a b', 'c']]],
    ['are double, not single', "'a,b'", [["'a", "b'"]]],
  ])('%s', (_what, text, rows) => {
    expect(csvRows(text, ',')).toEqual(rows);
  });

  test('have to be closed', () => {
    expect(() => csvRows('a\n"b,c\n', ',')).toThrow(
      'States.ItemReaderFailed: The CSV has a double quotation mark at character 2 that is never closed.',
    );
  });
});

describe('a backslash', () => {
  test.each<[string, string, string[][]]>([
    ['makes a delimiter plain', 'a\\,b,c', [['a,b', 'c']]],
    ['makes a backslash plain', 'C:\\\\Programs\\\\x', [['C:\\Programs\\x']]],
    ['makes a quote plain', '\\"a\\"', [['"a"']]],
    ['makes a quote plain inside of quotes', '"a\\"b",c', [['a"b', 'c']]],
    ['is dropped before anything else', '\\a\\1', [['a1']]],
    ['is dropped at the end of a line', 'a\\\nb', [['a'], ['b']]],
    ['is dropped at the end of the text', 'a\\', [['a']]],
  ])('%s', (_what, text, rows) => {
    expect(csvRows(text, ',')).toEqual(rows);
  });
});

test.each([';', '|', ' ', '\t'])('the delimiter may be %j', (delimiter) => {
  expect(csvRows(`a${delimiter}b,c`, delimiter)).toEqual([['a', 'b,c']]);
});

test('reads no more rows than asked for', () => {
  expect(csvRows('a\nb\n"never closed', ',', 2)).toEqual([['a'], ['b']]);
});

test.each([
  ['quotes', '"'],
  ['pairs of quotes', '""'],
  ['backslashes', '\\'],
  ['delimiters', ','],
  ['line ends', '\n'],
])('takes time in proportion to a million %s', (_what, part) => {
  const started = performance.now();
  csvRows(part.repeat(1_000_000), ',');

  expect(performance.now() - started).toBeLessThan(5_000);
});
