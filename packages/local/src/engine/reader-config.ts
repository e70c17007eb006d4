import type { Json, JsonObject } from '../json';
import { itemReaderFailure } from './item-reader-failure';

/**
 * The `ReaderConfig` of an item reader.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export interface ReaderConfig {
  /** What the objects hold; there has to be one, unless the list of objects itself is what is mapped over. */
  readonly inputType?: InputType;
  /** What the object at `Key` is, when it only names the objects with the items. */
  readonly manifestType?: ManifestType;
  /** `LOAD_AND_FLATTEN` reads the items of each listed object. */
  readonly transformation: 'NONE' | 'LOAD_AND_FLATTEN';
  /** The character between fields. */
  readonly csvDelimiter: string;
  /** The names of the fields, or `undefined` when the first row has them. */
  readonly csvHeaders?: readonly string[];
  /** Where the items are in a JSON document; default: the document. */
  readonly itemsPointer?: string;
}

export type InputType = 'CSV' | 'JSON' | 'JSONL' | 'MANIFEST' | 'PARQUET';
export type ManifestType = 'ATHENA_DATA' | 'S3_INVENTORY';

const INPUT_TYPES: readonly InputType[] = ['CSV', 'JSON', 'JSONL', 'MANIFEST', 'PARQUET'];
const MANIFEST_TYPES: readonly ManifestType[] = ['ATHENA_DATA', 'S3_INVENTORY'];
const TRANSFORMATIONS = ['NONE', 'LOAD_AND_FLATTEN'] as const;
const HEADER_LOCATIONS = ['FIRST_ROW', 'GIVEN'] as const;
const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['COMMA', ','],
  ['PIPE', '|'],
  ['SEMICOLON', ';'],
  ['SPACE', ' '],
  ['TAB', '\t'],
]);

/**
 * Reads a `ReaderConfig` whose expressions are evaluated.
 *
 * `MaxItems` is not part of it: it may come from a path, and is given on its own.
 *
 * @throws StatesError `States.ItemReaderFailed` when a field has a value that it cannot have
 */
export function readerConfigOf(config: JsonObject): ReaderConfig {
  const delimiter = oneOf(config, 'CSVDelimiter', [...DELIMITERS.keys()]) ?? 'COMMA';
  const headerLocation = oneOf(config, 'CSVHeaderLocation', HEADER_LOCATIONS);
  return {
    inputType: oneOf(config, 'InputType', INPUT_TYPES),
    manifestType: oneOf(config, 'ManifestType', MANIFEST_TYPES),
    transformation: oneOf(config, 'Transformation', TRANSFORMATIONS) ?? 'NONE',
    csvDelimiter: DELIMITERS.get(delimiter) ?? ',',
    csvHeaders: headerLocation === 'GIVEN' ? headersOf(config.CSVHeaders) : undefined,
    itemsPointer: textOf(config, 'ItemsPointer'),
  };
}

function oneOf<T extends string>(config: JsonObject, field: string, allowed: readonly T[]): T | undefined {
  const value = textOf(config, field);
  if (value !== undefined && !(allowed as readonly string[]).includes(value)) {
    throw itemReaderFailure(`${field} must be one of ${allowed.join(', ')}, but was: ${value}`);
  }
  return value as T | undefined;
}

function textOf(config: JsonObject, field: string): string | undefined {
  const value = Object.hasOwn(config, field) ? config[field] : undefined;
  if (value !== undefined && typeof value !== 'string') {
    throw itemReaderFailure(`${field} must be a string, but was: ${JSON.stringify(value)}`);
  }
  return value;
}

function headersOf(headers: Json | undefined): readonly string[] {
  if (!Array.isArray(headers) || !headers.every((header) => typeof header === 'string')) {
    throw itemReaderFailure('CSVHeaders must be an array of strings when CSVHeaderLocation is GIVEN.');
  }
  return headers;
}
