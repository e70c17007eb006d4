import { describe, expect, test } from 'vitest';
import type { DefinitionProblem } from '../src';
import { DefinitionPlace } from '../src/definition-place';

function root(value: unknown): { place: DefinitionPlace; problems: DefinitionProblem[] } {
  const problems: DefinitionProblem[] = [];
  return { place: DefinitionPlace.root(value, problems), problems };
}

describe('a problem', () => {
  test('has a code, a message and a JSON pointer', () => {
    const { place, problems } = root({ States: { A: { Choices: [{}] } } });
    place.field('States').field('A').field('Choices').items()[0]?.problem('Wrong');
    expect(problems).toEqual([{ code: 'SCHEMA_VALIDATION_FAILED', message: 'Wrong', location: '/States/A/Choices/0' }]);
  });

  test('of the definition itself is at /', () => {
    const { place, problems } = root(1);
    place.problem('Wrong', 'INVALID_JSON_DESCRIPTION');
    expect(problems).toEqual([{ code: 'INVALID_JSON_DESCRIPTION', message: 'Wrong', location: '/' }]);
  });

  test('escapes ~ and / in its pointer', () => {
    const { place, problems } = root({});
    place.field('a/b~c').problem('Wrong');
    expect(problems[0]?.location).toBe('/a~1b~0c');
  });

  test('is cut where it would be far too long', () => {
    const { place, problems } = root({});
    place.field('n'.repeat(200)).problem('m'.repeat(3000));
    expect(problems).toEqual([
      { code: 'SCHEMA_VALIDATION_FAILED', message: `${'m'.repeat(2000)}…`, location: `/${'n'.repeat(128)}…` },
    ]);
  });

  test('is put on the list as long as somebody would read it', () => {
    const { place, problems } = root({});
    for (let i = 0; i < 1001; i++) {
      place.problem(`Wrong ${i}`);
    }
    expect(problems.length).toBe(1000);
    expect(problems.at(-1)?.message).toBe('Wrong 999');
  });
});

describe('fields', () => {
  test('are those of the object itself', () => {
    const { place } = root(JSON.parse('{"__proto__": 1, "a": 2}'));
    expect(place.fields().map(({ segment, value }) => [segment, value])).toEqual([
      ['__proto__', 1],
      ['a', 2],
    ]);
    expect(place.field('__proto__').value).toBe(1);
    expect(place.field('constructor').value).toBeUndefined();
    expect(place.has('constructor')).toBe(false);
  });

  test.each([[['a']], ['a'], [null], [1]])('%j has none', (value) => {
    const { place } = root(value);
    expect(place.isObject).toBe(false);
    expect(place.fields()).toEqual([]);
    expect(place.field('0').value).toBeUndefined();
  });
});

test('items are those of an array', () => {
  expect(
    root(['a', 'b'])
      .place.items()
      .map(({ value }) => value),
  ).toEqual(['a', 'b']);
  expect(root({ length: 1 }).place.items()).toEqual([]);
});

test('a quote is short', () => {
  expect(DefinitionPlace.quote('a')).toBe("'a'");
  expect(DefinitionPlace.quote('a'.repeat(101))).toBe(`'${'a'.repeat(100)}…'`);
});
