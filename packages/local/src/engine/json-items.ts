import { isJsonObject } from '../json';
import type { Json } from '../json';
import { itemReaderFailure } from './item-reader-failure';
import { valueAtPointer } from './json-pointer';
import { parseJson } from './parse-json';

/** An item of a JSON document, with its name when the items are the members of an object. */
export interface JsonItem {
  readonly key?: string;
  readonly value: Json;
}

/**
 * The items of a JSON document: what its array holds, or the members of the object that the pointer finds.
 *
 * @param pointer where the items are, as a JSON pointer; default: the document, which is an array then
 * @throws StatesError `States.ItemReaderFailed` when there are no items
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function jsonItems(text: string, pointer?: string): JsonItem[] {
  const document = read('The JSON file cannot be parsed', () => parseJson(withoutMark(text)));
  const items = pointer === undefined ? document : read('ItemsPointer', () => valueAtPointer(document, pointer));
  if (items === undefined) {
    throw itemReaderFailure(`ItemsPointer ${JSON.stringify(pointer)} finds nothing in the JSON file.`);
  }
  if (Array.isArray(items)) {
    return (items as readonly Json[]).map((value) => ({ value }));
  }
  if (pointer !== undefined && isJsonObject(items)) {
    return Object.entries(items).map(([key, value]) => ({ key, value }));
  }
  throw itemReaderFailure('Attempting to map over non-iterable node.');
}

/**
 * The items of JSON Lines: the value of each line that is not blank.
 *
 * @param limit how many items to read at most
 * @throws StatesError `States.ItemReaderFailed` when a line is no JSON
 * @see https://jsonlines.org/
 */
export function jsonLinesItems(text: string, limit = Infinity): Json[] {
  const items: Json[] = [];
  let line = 0;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length && items.length < limit) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed === -1 ? text.length : lineFeed;
    const content = text.slice(start, end).trim();
    line++;
    start = end + 1;
    if (content !== '') {
      items.push(read(`Line ${line} of the JSONL file cannot be parsed`, () => parseJson(content)));
    }
  }
  return items;
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function read<T>(what: string, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw itemReaderFailure(`${what}: ${error.message}`);
    }
    throw error;
  }
}
