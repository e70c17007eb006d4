import { expect, it } from 'vitest';
import { dimension } from '../src/case.ts';
import type { Choice, Values } from '../src/case.ts';
import { combinations, pairwise } from '../src/combinations.ts';
import { surroundings } from '../src/surroundings.ts';

const numbered = (count: number): Values<number> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`v${i}`, () => i]));

const namesOf = (choice: Choice): string[] => [...choice].map(([name, value]) => `${name}=${value.name}`);

it('lets every two values meet, in far fewer choices than there are combinations', () => {
  const dimensions = [4, 3, 5, 2, 3, 4].map((count, i) => dimension(`d${i}`, 'prop', numbered(count)));
  const choices = pairwise(dimensions);
  const met = new Set(choices.map(namesOf).flatMap((names) => names.flatMap((a) => names.map((b) => `${a} ${b}`))));
  const missing = dimensions.flatMap((one, i) =>
    dimensions
      .slice(i + 1)
      .flatMap((other) =>
        one.values.flatMap((a) =>
          other.values.map((b) => `${one.name}=${a.name} ${other.name}=${b.name}`).filter((pair) => !met.has(pair)),
        ),
      ),
  );
  expect(missing).toEqual([]);
  expect(choices.length).toBeLessThan(40);
});

it('tries a value of the other language by itself and combines it with nothing', () => {
  const prop = dimension('prop', 'prop', {
    absent: () => undefined,
    path: { language: 'JSONPath', make: () => '$.a' },
  });
  const names = [...combinations([prop, ...surroundings]).keys()].filter((name) => name.startsWith('prop path'));
  expect(names.filter((name) => name.includes('JSONata of'))).toEqual([
    'prop path, language JSONata of the state',
    'prop path, language JSONata of the machine',
  ]);
});

it('tries a value that stands alone in each language and combines it with nothing', () => {
  const prop = dimension('prop', 'prop', { absent: () => undefined, odd: { alone: true, make: () => 1 } });
  expect([...combinations([prop, ...surroundings]).keys()].filter((name) => name.startsWith('prop odd'))).toEqual([
    'prop odd, language JSONPath by default',
    'prop odd, language JSONata of the state',
    'prop odd, language JSONata of the machine',
  ]);
});
