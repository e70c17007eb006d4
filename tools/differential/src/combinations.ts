import type { Choice, Dimension, Value } from './case.ts';

/** Every value once, with the first value of all other dimensions; the plain case first. */
export function oneAtATime(dimensions: readonly Dimension[]): Choice[] {
  const plain = new Map(dimensions.map(({ name, values }) => [name, values[0]!]));
  return [
    plain,
    ...dimensions.flatMap(({ name, values }) => values.slice(1).map((value) => new Map([...plain, [name, value]]))),
  ];
}

/**
 * Few choices in which every two values of different dimensions meet: most faults of combinations take two.
 *
 * Greedy: each choice starts with a pair that has not met and goes on with what meets the most new values.
 */
export function pairwise(dimensions: readonly Dimension[]): Choice[] {
  const open = new Set<string>();
  const pairs: [number, Value, number, Value][] = [];
  dimensions.forEach((first, i) => {
    dimensions.slice(i + 1).forEach((second, offset) => {
      for (const a of first.values) {
        for (const b of second.values) {
          const j = i + 1 + offset;
          open.add(key(i, a, j, b));
          pairs.push([i, a, j, b]);
        }
      }
    });
  });
  const choices: Choice[] = [];
  for (const [i, a, j, b] of pairs) {
    if (!open.has(key(i, a, j, b))) {
      continue;
    }
    const chosen = new Map<number, Value>([
      [i, a],
      [j, b],
    ]);
    dimensions.forEach(({ values }, d) => {
      if (!chosen.has(d)) {
        const gains = values.map((value) => [...chosen].filter(([e, other]) => open.has(key(d, value, e, other))).length);
        chosen.set(d, values[gains.indexOf(Math.max(...gains))]!);
      }
    });
    for (const [d, value] of chosen) {
      for (const [e, other] of chosen) {
        open.delete(key(d, value, e, other));
      }
    }
    choices.push(new Map(dimensions.map(({ name }, d) => [name, chosen.get(d)!])));
  }
  return choices;
}

function key(i: number, a: Value, j: number, b: Value): string {
  return i < j ? `${i}:${a.name}|${j}:${b.name}` : `${j}:${b.name}|${i}:${a.name}`;
}
