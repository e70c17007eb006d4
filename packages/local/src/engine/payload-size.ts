import type { Json } from '../json';

/** What a state may take and give, in bytes of UTF-8. */
export const PAYLOAD_LIMIT = 262_144;

/**
 * True when the JSON text of a value takes more than so many bytes of UTF-8.
 *
 * Stops counting as soon as it does, and needs no text to be made.
 */
export function isLarger(value: Json, limit: number): boolean {
  let left = limit;
  const pending: Json[] = [value];
  while (left >= 0) {
    const next = pending.pop();
    if (next === undefined) {
      return false;
    }
    if (typeof next === 'string') {
      left -= textSize(next, left);
    } else if (typeof next !== 'object' || next === null) {
      left -= String(next).length;
    } else if (Array.isArray(next)) {
      left -= Math.max(2, next.length + 1);
      for (const item of next as readonly Json[]) {
        pending.push(item);
      }
    } else {
      const entries = Object.entries(next);
      left -= Math.max(2, entries.length + 1);
      for (const [key, item] of entries) {
        left -= textSize(key, left) + 1;
        pending.push(item);
      }
    }
  }
  return true;
}

function textSize(text: string, left: number): number {
  // The shortest that it can be is more than what is left: the exact size does not matter.
  if (text.length + 2 > left) {
    return left + 1;
  }
  return Buffer.byteLength(JSON.stringify(text));
}
