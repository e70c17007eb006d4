import { expect, test } from 'vitest';
import { readerConfigOf } from '../../src/engine/reader-config';

test('has defaults', () => {
  expect(readerConfigOf({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' })).toEqual({
    inputType: 'CSV',
    manifestType: undefined,
    transformation: 'NONE',
    csvDelimiter: ',',
    csvHeaders: undefined,
    itemsPointer: undefined,
  });
});

test('has what is given', () => {
  expect(
    readerConfigOf({
      InputType: 'CSV',
      ManifestType: 'ATHENA_DATA',
      Transformation: 'LOAD_AND_FLATTEN',
      CSVDelimiter: 'TAB',
      CSVHeaderLocation: 'GIVEN',
      CSVHeaders: ['a', 'b'],
      ItemsPointer: '/items',
    }),
  ).toEqual({
    inputType: 'CSV',
    manifestType: 'ATHENA_DATA',
    transformation: 'LOAD_AND_FLATTEN',
    csvDelimiter: '\t',
    csvHeaders: ['a', 'b'],
    itemsPointer: '/items',
  });
});

test.each([
  ['COMMA', ','],
  ['PIPE', '|'],
  ['SEMICOLON', ';'],
  ['SPACE', ' '],
  ['TAB', '\t'],
])('%s stands for %j', (name, delimiter) => {
  expect(readerConfigOf({ CSVDelimiter: name }).csvDelimiter).toBe(delimiter);
});

test.each([
  [{ InputType: 'XML' }, 'InputType must be one of CSV, JSON, JSONL, MANIFEST, PARQUET, but was: XML'],
  [{ InputType: 1 }, 'InputType must be a string, but was: 1'],
  [{ ManifestType: 'x' }, 'ManifestType must be one of ATHENA_DATA, S3_INVENTORY, but was: x'],
  [{ Transformation: 'x' }, 'Transformation must be one of NONE, LOAD_AND_FLATTEN, but was: x'],
  [{ CSVDelimiter: ',' }, 'CSVDelimiter must be one of COMMA, PIPE, SEMICOLON, SPACE, TAB, but was: ,'],
  [{ CSVHeaderLocation: 'x' }, 'CSVHeaderLocation must be one of FIRST_ROW, GIVEN, but was: x'],
  [{ CSVHeaderLocation: 'GIVEN' }, 'CSVHeaders must be an array of strings when CSVHeaderLocation is GIVEN.'],
  [
    { CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 1] },
    'CSVHeaders must be an array of strings when CSVHeaderLocation is GIVEN.',
  ],
  [{ ItemsPointer: null }, 'ItemsPointer must be a string, but was: null'],
])('%j fails', (config, problem) => {
  expect(() => readerConfigOf(config)).toThrow(`States.ItemReaderFailed: ${problem}`);
});
