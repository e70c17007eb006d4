import { gunzipSync } from 'node:zlib';
import type { Json } from '../json';
import { itemReaderFailure } from './item-reader-failure';

/** What an object may be when it is unpacked, in bytes. */
const UNPACKED_LIMIT = 256 * 1024 * 1024;

/**
 * The text of an object, from the answer of `GetObject`.
 *
 * `Body` is text, or bytes of UTF-8 that may be packed with gzip. An array or an object is taken for the JSON document
 * that it is, so that a test can answer with items.
 *
 * @param uri names the object, for the errors
 * @throws TypeError when there is no `Body`: nobody but the handler of the call can have forgotten it
 * @throws StatesError `States.ItemReaderFailed` when the bytes cannot be unpacked
 */
export function objectBody(answer: Json | undefined, uri: string): string {
  const body: unknown = isAnswer(answer) ? answer.Body : undefined;
  if (typeof body === 'string') {
    return body;
  }
  if (ArrayBuffer.isView(body)) {
    return textOf(Buffer.from(body.buffer, body.byteOffset, body.byteLength), uri);
  }
  if (typeof body === 'object' && body !== null) {
    return JSON.stringify(body);
  }
  throw new TypeError(`Reading ${uri} was answered without a Body: answer { Body: '…' }, the text of the object`);
}

function isAnswer(answer: Json | undefined): answer is { readonly [key: string]: Json } {
  return typeof answer === 'object' && answer !== null && Object.hasOwn(answer, 'Body');
}

function textOf(bytes: Buffer, uri: string): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked) {
    return bytes.toString('utf8');
  }
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACKED_LIMIT }).toString('utf8');
  } catch (error) {
    throw itemReaderFailure(`${uri} cannot be unpacked: ${(error as Error).message}`);
  }
}
