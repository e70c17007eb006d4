/** Something to time: gives back milliseconds. */
export type Measurement = () => Promise<number>;

/**
 * Runs measurements in turn, round after round, and gives the median of each: what else the machine does at a time hits
 * all of them alike. A first round warms the disk cache up and does not count.
 */
export async function interleaved<N extends string>(
  measurements: Readonly<Record<N, Measurement>>,
  rounds: number,
): Promise<Record<N, number>> {
  const names = Object.keys(measurements) as N[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<N, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const time = await measurements[name]();
      if (round > 0) {
        times[name].push(time);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<N, number>;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
