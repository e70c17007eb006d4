import type { Json } from '../json';
import { JSON_DEPTH_LIMIT } from './parse-json';

/** What a state may take and give, in bytes of UTF-8. */
export const PAYLOAD_LIMIT = 262_144;

/** What a payload has too much of. */
export type PayloadExcess = 'size' | 'depth';

/**
 * What is too much of a value: that its JSON text takes more than so many bytes of UTF-8, or that it is nested deeper
 * than `JSON_DEPTH_LIMIT`.
 *
 * Stops as soon as it knows, and needs no text to be made.
 */
export function payloadExcess(value: Json, limit: number): PayloadExcess | undefined {
  // Most payloads are so small that no text needs to be looked at.
  if (bytesLeft(value, limit, 0, mostBytes) >= 0) {
    return undefined;
  }
  const left = bytesLeft(value, limit, 0, textBytes);
  return left >= 0 ? undefined : left === TOO_DEEP ? 'depth' : 'size';
}

const TOO_DEEP = -Infinity;

/** What is left of so many bytes: negative when the value takes more, `TOO_DEEP` when it goes down too far. */
function bytesLeft(value: Json, bytes: number, depth: number, bytesOf: TextBytes): number {
  if (typeof value === 'string') {
    return bytes - bytesOf(value, bytes);
  }
  if (typeof value !== 'object' || value === null) {
    return bytes - String(value).length;
  }
  if (ArrayBuffer.isView(value)) {
    // What a handler answers may have bytes in it, which are no JSON, but no reason to count them one by one.
    return bytes - (value as ArrayBufferView).byteLength;
  }
  if (depth >= JSON_DEPTH_LIMIT) {
    return TOO_DEEP;
  }
  let left = bytes;
  if (Array.isArray(value)) {
    left -= Math.max(2, value.length + 1);
    for (const item of value as readonly Json[]) {
      if (left < 0) {
        return left;
      }
      left = bytesLeft(item, left, depth + 1, bytesOf);
    }
    return left;
  }
  const entries = Object.entries(value);
  left -= Math.max(2, entries.length + 1);
  for (const [key, item] of entries) {
    left -= bytesOf(key, left) + 1;
    if (left < 0) {
      return left;
    }
    left = bytesLeft(item, left, depth + 1, bytesOf);
  }
  return left;
}

/** How many bytes the JSON text of a text takes, quotes included. */
type TextBytes = (text: string, left: number) => number;

/** As if each character were written as an escape. */
const mostBytes: TextBytes = (text) => text.length * 6 + 2;

const textBytes: TextBytes = (text, left) =>
  // The shortest that it can be is more than what is left: the exact size does not matter.
  text.length + 2 > left ? left + 1 : Buffer.byteLength(JSON.stringify(text));
