import type { Choice, Dimension, Language, Value } from './case.ts';
import { MAIN_LANGUAGES } from './surroundings.ts';

/** All cases of some dimensions, by name: each value by itself in each language, and every two values together. */
export function combinations(dimensions: readonly Dimension[]): ReadonlyMap<string, Choice> {
  const languages = dimensions.find(({ name }) => name === 'language')!.values;
  const choices = (['JSONPath', 'JSONata'] as const)
    .filter((language) => dimensions.every(({ values }) => values.some((value) => fits(value, language))))
    .flatMap((language) => [
      ...languages.filter((value) => fits(value, language)).flatMap((value) => oneAtATime(dimensions, value)),
      ...pairwise(dimensions.map((dimension) => combinable(dimension, language))),
    ]);
  return new Map(choices.map((choice) => [nameOf(choice, dimensions), choice]));
}

/**
 * The plain case in a language, and each value in it, those of the other language too. Where the language comes from
 * matters little to a value: that is left to the pairs, but for a language of the machine alone.
 */
export function oneAtATime(dimensions: readonly Dimension[], language: Value): Choice[] {
  const plain: Choice = new Map([
    ...dimensions.map(({ name, values }) => [name, values.find((value) => fits(value, language.language))!] as const),
    ['language', language],
  ]);
  return !MAIN_LANGUAGES.includes(language.name)
    ? [plain]
    : dimensions
        .filter(({ name }) => name !== 'language')
        .flatMap(({ name, values }) => values.map((value) => new Map([...plain, [name, value]])));
}

function combinable({ values, ...dimension }: Dimension, language: Language): Dimension {
  return { ...dimension, values: values.filter((value) => !value.alone && fits(value, language)) };
}

function fits(value: Value, language: Language | undefined): boolean {
  return value.language === undefined || value.language === language;
}

function nameOf(choice: Choice, dimensions: readonly Dimension[]): string {
  const said = dimensions.filter(({ name, values }) => name === 'language' || choice.get(name) !== values[0]);
  return said.map(({ name }) => `${name} ${choice.get(name)!.name}`).join(', ');
}

/**
 * Few choices in which every two values of different dimensions meet: most faults of combinations take two.
 *
 * Greedy: each choice starts with two values that have not met, and takes from the other dimensions what meets most of
 * the chosen ones for the first time.
 */
export function pairwise(dimensions: readonly Dimension[]): Choice[] {
  const slots = dimensions.flatMap(({ values }, d) => values.map((value) => ({ d, value })));
  type Slot = (typeof slots)[number];
  const ids = new Map(slots.map(({ value }, id) => [value, id]));
  const met = new Set<number>();
  const pair = (one: Slot, other: Slot): number => {
    const [low, high] = [ids.get(one.value)!, ids.get(other.value)!].sort((a, b) => a - b);
    return low! * slots.length + high!;
  };
  const choices: Choice[] = [];
  for (const first of slots) {
    for (const second of slots) {
      if (first.d >= second.d || met.has(pair(first, second))) {
        continue;
      }
      const chosen = [first, second];
      dimensions.forEach((_, d) => {
        if (d !== first.d && d !== second.d) {
          const gain = (slot: Slot): number => chosen.filter((other) => !met.has(pair(slot, other))).length;
          const candidates = slots.filter((slot) => slot.d === d);
          chosen.push(candidates.reduce((best, slot) => (gain(slot) > gain(best) ? slot : best)));
        }
      });
      chosen.forEach((one, i) => chosen.slice(i + 1).forEach((other) => met.add(pair(one, other))));
      choices.push(new Map(chosen.map(({ d, value }) => [dimensions[d]!.name, value])));
    }
  }
  return choices;
}
