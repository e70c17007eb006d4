import type { JsonObject } from '../json';
import { csvRows } from './csv-rows';
import { itemReaderFailure } from './item-reader-failure';

/** What tells how to read CSV. */
export interface CsvFormat {
  /** The character between fields. */
  readonly delimiter: string;
  /** The names of the fields; default: the first row has them. */
  readonly headers?: readonly string[];
}

/** In bytes of UTF-8, all names together. */
const HEADER_LIMIT = 10 * 1024;

/** Bounds what a long header makes of many short rows. */
const FIELD_LIMIT = 50_000_000;

/**
 * The items of CSV text: one object a row, with text for each name of the header.
 *
 * Fields that a row does not have are empty text; fields beyond the header are dropped.
 *
 * @param limit how many items to read at most
 * @throws StatesError `States.ItemReaderFailed` when the header or a row cannot be read
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function csvItems(text: string, format: CsvFormat, limit = Infinity): JsonObject[] {
  const given = format.headers;
  const rows = csvRows(text, format.delimiter, given === undefined ? limit + 1 : limit);
  const headers = given ?? rows.shift() ?? [];
  if (new Set(headers).size < headers.length) {
    throw itemReaderFailure('CSV headers cannot contain duplicates.');
  }
  if (Buffer.byteLength(headers.join('')) > HEADER_LIMIT) {
    throw itemReaderFailure(`CSV headers cannot be larger than ${HEADER_LIMIT} bytes.`);
  }
  if (rows.length * headers.length > FIELD_LIMIT) {
    throw itemReaderFailure(`The CSV has ${rows.length} rows of ${headers.length} fields: too many to run locally.`);
  }
  return rows.map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
}
