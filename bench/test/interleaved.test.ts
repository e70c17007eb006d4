import { expect, it } from 'vitest';
import { interleaved, median } from '../src/interleaved.ts';

it('takes turns and leaves the first round out', async () => {
  const turns: string[] = [];
  const measurement = (name: string, times: number[]) => () => {
    turns.push(name);
    return Promise.resolve(times[turns.filter((turn) => turn === name).length - 1]!);
  };
  const medians = await interleaved({ a: measurement('a', [99, 1, 5, 3]), b: measurement('b', [99, 2, 2, 8]) }, 3);
  expect(turns.join('')).toBe('abababab');
  expect(medians).toEqual({ a: 3, b: 2 });
});

it('takes the middle, or the mean of the two in the middle', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([5, 1, 3, 4])).toBe(3.5);
});
