import { itemReaderFailure } from './item-reader-failure';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The rows of CSV text, in the dialect that Step Functions reads.
 *
 * Fields that begin with a double quote may hold delimiters, line ends, and double quotes written twice. Outside and
 * inside of quotes a backslash makes the next character plain, and is dropped itself. Lines without any character are
 * no rows.
 *
 * @param delimiter one character
 * @param limit how many rows to read at most
 * @throws StatesError `States.ItemReaderFailed` when a quote is not closed
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function csvRows(text: string, delimiter: string, limit = Infinity): string[][] {
  const rows: string[][] = [];
  const separator = delimiter.charCodeAt(0);
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  const isFieldEnd = (code: number): boolean => code === separator || code === LINE_FEED || code === CARRIAGE_RETURN;

  /** Reads up to a delimiter or the end of the line. */
  const plain = (): string => {
    let value = '';
    let start = at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) {
        value += text.slice(start, at);
        start = at + 1;
        at = isLineEnd(text.charCodeAt(start)) ? start : start + 1;
      } else if (isFieldEnd(code)) {
        break;
      } else {
        at++;
      }
    }
    return value + text.slice(start, at);
  };

  /** Reads up to the closing quote, from behind the opening one. */
  const quoted = (): string => {
    const opening = at;
    at++;
    let value = '';
    let start = at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH || (code === QUOTE && text.charCodeAt(at + 1) === QUOTE)) {
        value += text.slice(start, at);
        start = at + 1;
        at += 2;
      } else if (code === QUOTE) {
        value += text.slice(start, at);
        at++;
        return value;
      } else {
        at++;
      }
    }
    throw itemReaderFailure(`The CSV has a double quotation mark at character ${opening} that is never closed.`);
  };

  while (at < text.length && rows.length < limit) {
    if (isLineEnd(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const row: string[] = [];
    for (;;) {
      row.push(text.charCodeAt(at) === QUOTE ? quoted() + plain() : plain());
      if (text.charCodeAt(at) !== separator) {
        break;
      }
      at++;
    }
    rows.push(row);
    at++;
  }
  return rows;
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
