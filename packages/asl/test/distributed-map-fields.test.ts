import { describe, expect, test } from 'vitest';
import type { QueryLanguage } from '../src/state-scope';
import { problemsOf } from './problems-of';

const ItemProcessor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'I',
  States: { I: { Type: 'Succeed' } },
};
const map = (state: object, language?: QueryLanguage) =>
  problemsOf({ Type: 'Map', ItemProcessor, End: true, ...state }, { language });

describe('ItemReader', () => {
  const Resource = 'arn:aws:states:::s3:getObject';

  test('names what reads, with arguments in the language', () => {
    expect(map({ ItemReader: { Resource, Parameters: { 'Bucket.$': '$.bucket' } } })).toEqual([]);
    expect(map({ ItemReader: { Resource, Arguments: { Bucket: '{% $bucket %}' } } }, 'JSONata')).toEqual([]);
    expect(map({ ItemReader: { Parameters: {} } })).toEqual(["ItemReader: Field 'Resource' is required"]);
    expect(map({ ItemReader: { Resource: 's3' } })).toEqual([
      "ItemReader/Resource: Value is not a valid resource ARN: 's3'",
    ]);
    expect(map({ ItemReader: { Resource, Arguments: {} } })).toEqual([
      "ItemReader/Arguments: Field 'Arguments' is not supported",
    ]);
  });

  const config = (ReaderConfig: unknown, language?: QueryLanguage) =>
    map({ ItemReader: { Resource, ReaderConfig } }, language);

  test('has a configuration', () => {
    expect(
      config({
        Comment: 'x',
        InputType: 'CSV',
        CSVHeaderLocation: 'GIVEN',
        CSVHeaders: ['a'],
        CSVDelimiter: 'TAB',
        MaxItems: 0,
      }),
    ).toEqual([]);
    expect(config({ InputType: 'MANIFEST', ManifestType: 'ATHENA_DATA' })).toEqual([]);
    expect(config({ InputType: 'JSON', ItemsPointer: '/a/b' })).toEqual([]);
    expect(config({ Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSONL' })).toEqual([]);
    expect(config([])).toEqual(['ItemReader/ReaderConfig: Value is not an object']);
  });

  test.each([
    ['InputType', 'csv', 'Value is not one of CSV, JSON, JSONL, MANIFEST, PARQUET'],
    ['CSVHeaderLocation', 'LAST_ROW', 'Value is not one of FIRST_ROW, GIVEN'],
    ['CSVHeaders', 'a,b', 'Value is not an array'],
    ['CSVDelimiter', ';', 'Value is not one of COMMA, PIPE, SEMICOLON, SPACE, TAB'],
    ['MaxItems', -1, 'Value is less than 0'],
    ['MaxItems', 100_000_001, 'Value is more than 100000000'],
    ['Delimiter', ';', "Field 'Delimiter' is not supported"],
  ])('has no %s %j', (name, value, message) => {
    expect(config({ [name]: value })).toEqual([`ItemReader/ReaderConfig/${name}: ${message}`]);
  });

  test('takes the number of items from the state', () => {
    expect(config({ MaxItemsPath: '$.most' })).toEqual([]);
    expect(config({ MaxItems: '{% $most %}' }, 'JSONata')).toEqual([]);
    expect(config({ MaxItemsPath: '$.most' }, 'JSONata')).toEqual([
      "ItemReader/ReaderConfig/MaxItemsPath: Field 'MaxItemsPath' is not supported",
    ]);
    expect(config({ MaxItems: 1, MaxItemsPath: '$.most' })).toEqual([
      'ItemReader/ReaderConfig: There is more than one of the fields MaxItems, MaxItemsPath',
    ]);
  });
});

describe('ItemBatcher', () => {
  test('has a limit', () => {
    expect(map({ ItemBatcher: { MaxItemsPerBatch: 10, MaxInputBytesPerBatch: 262_144 } })).toEqual([]);
    expect(map({ ItemBatcher: { MaxInputBytesPerBatchPath: '$.bytes' } })).toEqual([]);
    expect(map({ ItemBatcher: { MaxItemsPerBatch: '{% $items %}' } }, 'JSONata')).toEqual([]);
    expect(map({ ItemBatcher: { BatchInput: {} } })).toEqual([
      'ItemBatcher: One of the fields MaxItemsPerBatch, MaxInputBytesPerBatch is required',
    ]);
    expect(map({ ItemBatcher: { MaxInputBytesPerBatch: 262_145 } })).toEqual([
      'ItemBatcher/MaxInputBytesPerBatch: Value is more than 262144',
    ]);
  });

  test.each(['MaxItemsPerBatch', 'MaxInputBytesPerBatch'])('has %s once', (name) => {
    expect(map({ ItemBatcher: { [name]: 1, [`${name}Path`]: '$.a' } })).toEqual([
      `ItemBatcher: There is more than one of the fields ${name}, ${name}Path`,
    ]);
  });

  test('has an input for all batches, in the language', () => {
    const MaxItemsPerBatch = 1;
    expect(map({ ItemBatcher: { MaxItemsPerBatch, BatchInput: { 'a.$': '$.b' } } })).toEqual([]);
    expect(map({ ItemBatcher: { MaxItemsPerBatch, BatchInput: '{% $a %}' } }, 'JSONata')).toEqual([]);
    expect(map({ ItemBatcher: { MaxItemsPerBatch, BatchInput: '$.b' } })).toEqual([
      'ItemBatcher/BatchInput: Value is not an object',
    ]);
  });
});

describe('ResultWriter', () => {
  test('says where to, or how, or both', () => {
    const target = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'results' } };
    const WriterConfig = { OutputType: 'JSONL', Transformation: 'FLATTEN' };
    expect(map({ ResultWriter: target })).toEqual([]);
    expect(map({ ResultWriter: { WriterConfig } })).toEqual([]);
    expect(map({ ResultWriter: { ...target, WriterConfig } })).toEqual([]);
    expect(map({ ResultWriter: {} })).toEqual(['ResultWriter: Value is an empty object']);
    expect(map({ ResultWriter: { WriterConfig: { OutputType: 'CSV' } } })).toEqual([
      'ResultWriter/WriterConfig/OutputType: Value is not one of JSON, JSONL',
    ]);
  });
});

describe('Label', () => {
  test.each(['Orders-2_a', 'a'.repeat(40)])('may be %s', (Label) => {
    expect(map({ Label })).toEqual([]);
  });

  test('has at most 40 characters', () => {
    expect(map({ Label: 'a'.repeat(41) })).toEqual(['Label: Value has more than 40 characters']);
  });

  test.each(['a b', 'a*', 'a/[b]', 'a:b', 'a\u0007'])('may not be %j', (Label) => {
    expect(map({ Label })).toEqual(['Label: Value has whitespace or special characters']);
  });

  test('is text', () => {
    expect(map({ Label: 1 })).toEqual(['Label: Value is not a string']);
  });
});
