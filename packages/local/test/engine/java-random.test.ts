import { expect, test } from 'vitest';
import { javaRandom } from '../../src/engine/java-random';

// As `new java.util.Random(seed).nextDouble()` prints them.
test.each([
  [42, 0.7275636800328681],
  [0, 0.730967787376657],
  [1, 0.7308781907032909],
])('the number for the seed %i', (seed, expected) => {
  expect(javaRandom(seed)).toBeCloseTo(expected, 15);
});

test('is the same each time', () => {
  expect(javaRandom(12345)).toBe(javaRandom(12345));
});

test.each([-1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])('the number for the seed %i is in range', (seed) => {
  expect(javaRandom(seed)).toBeGreaterThanOrEqual(0);
  expect(javaRandom(seed)).toBeLessThan(1);
});
