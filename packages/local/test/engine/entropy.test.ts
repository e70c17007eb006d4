import { describe, expect, test } from 'vitest';
import { seededEntropy } from '../../src/engine/entropy';

const take = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);

describe('chance from a seed', () => {
  test('is the same for the same seed', () => {
    const [one, other] = [seededEntropy('a', () => 0), seededEntropy('a', () => 0)];
    expect(take(5, one.random)).toEqual(take(5, other.random));
    expect(take(5, one.uuid)).toEqual(take(5, other.uuid));
  });

  test('is another one for another seed', () => {
    const [one, other] = [seededEntropy(1, () => 0), seededEntropy(2, () => 0)];
    expect(one.uuid()).not.toBe(other.uuid());
  });

  test('takes a number for the text that it is', () => {
    expect(seededEntropy(7, () => 0).uuid()).toBe(seededEntropy('7', () => 0).uuid());
  });

  test('gives numbers from 0 up to 1, half of them below a half', () => {
    const numbers = take(10_000, seededEntropy('even', () => 0).random);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const low = numbers.filter((number) => number < 0.5).length;
    expect(Math.abs(low - 5000)).toBeLessThan(200);
  });

  test('gives UUIDs of version 4, each another one', () => {
    const uuids = take(1000, seededEntropy('ids', () => 0).uuid);
    const pattern = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    expect(uuids.filter((uuid) => !pattern.test(uuid))).toEqual([]);
    expect(new Set(uuids).size).toBe(1000);
  });

  test('has the time of the clock that it was given', () => {
    let now = 5;
    const { now: seen } = seededEntropy('time', () => now);
    now = 8;
    expect(seen()).toBe(8);
  });
});
