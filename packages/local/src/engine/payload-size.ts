import type { Json, JsonObject } from '../json';
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
  if (surelyLeft(value, limit, 0) >= 0) {
    return undefined;
  }
  const left = bytesLeft(value, limit, 0);
  return left >= 0 ? undefined : left === TOO_DEEP ? 'depth' : 'size';
}

const TOO_DEEP = -Infinity;

/**
 * What is surely left of so many bytes, if each character were written as an escape and each number as long as can be:
 * negative when the value may take more.
 */
function surelyLeft(value: Json, bytes: number, depth: number): number {
  if (typeof value === 'string') {
    return bytes - escapedSize(value);
  }
  if (typeof value !== 'object' || value === null) {
    return bytes - LONGEST_NUMBER;
  }
  if (depth >= JSON_DEPTH_LIMIT || ArrayBuffer.isView(value)) {
    return TOO_DEEP;
  }
  let left = bytes - 2;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && left >= 0; index++) {
      left = surelyLeft(value[index] as Json, left - 1, depth + 1);
    }
    return left;
  }
  const members = value as { readonly [key: string]: Json };
  for (const key in members) {
    left = surelyLeft(members[key] as Json, left - escapedSize(key) - 2, depth + 1);
    if (left < 0) {
      return left;
    }
  }
  return left;
}

/** Such as -0.0000012345678901234567. */
const LONGEST_NUMBER = 25;

function escapedSize(text: string): number {
  return text.length * 6 + 2;
}

/** What is left of so many bytes: negative when the value takes more, `TOO_DEEP` when it goes down too far. */
function bytesLeft(value: Json, bytes: number, depth: number): number {
  if (typeof value === 'string') {
    return bytes - textSize(value, bytes);
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
      left = bytesLeft(item, left, depth + 1);
    }
    return left;
  }
  const keys = Object.keys(value);
  left -= Math.max(2, keys.length + 1);
  for (const key of keys) {
    left -= textSize(key, left) + 1;
    if (left < 0) {
      return left;
    }
    left = bytesLeft((value as JsonObject)[key] as Json, left, depth + 1);
  }
  return left;
}

/** How many bytes the JSON text of a text takes, quotes included. */
function textSize(text: string, left: number): number {
  // The shortest that it can be is more than what is left: the exact size does not matter.
  if (text.length + 2 > left) {
    return left + 1;
  }
  return PLAIN.test(text) ? text.length + 2 : Buffer.byteLength(JSON.stringify(text));
}

/** ASCII that JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;
