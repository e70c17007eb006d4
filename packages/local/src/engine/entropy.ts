import { createHash } from 'node:crypto';
import type { Entropy } from './scope';

/**
 * Chance that repeats: the same seed gives the same numbers and UUIDs.
 *
 * @param seed any number or text
 * @param now the clock that expressions see
 */
export function seededEntropy(seed: number | string, now: () => number): Entropy {
  let state = createHash('sha256').update(String(seed)).digest().readUInt32LE(0);
  // The generator is mulberry32: one 32-bit word of state, enough for jitter and UUIDs of a test.
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const hex = (digits: number): string => word().toString(16).padStart(8, '0').slice(0, digits);
  return {
    now,
    random: () => word() / 2 ** 32,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'.charAt(word() % 4)}${hex(3)}-${hex(8)}${hex(4)}`,
  };
}
