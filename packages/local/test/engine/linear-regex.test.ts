import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EvaluationBudget, EvaluationFailure } from '../../src/engine/evaluation-budget';
import { LinearRegex } from '../../src/engine/linear-regex';
import { jsonataScope } from './jsonata-scope';

function linear(pattern: RegExp): LinearRegex {
  return new LinearRegex(pattern, new EvaluationBudget(jsonataScope().entropy, false));
}

/** All matches: where each begins, and its groups. */
function matches(regex: RegExp | LinearRegex, text: string): unknown[] {
  const found: unknown[] = [];
  for (let match = regex.exec(text); match !== null && found.length < 20; match = regex.exec(text)) {
    found.push([match.index, regex.lastIndex, ...match]);
    if (match[0] === '') {
      regex.lastIndex++;
    }
  }
  return found;
}

describe('a regular expression', () => {
  test('finds one match after the other', () => {
    expect(matches(linear(/(\d)-(\w+)?/g), 'a1-b 2-')).toEqual([
      [1, 4, '1-b', '1', 'b'],
      [5, 7, '2-', '2', undefined],
    ]);
  });

  test('begins at lastIndex, and sees what is before', () => {
    const regex = linear(/^b|\Bc/g);
    regex.lastIndex = 1;
    expect(regex.exec('abc')?.index).toBe(2);
  });

  test('begins anew when there is no more match', () => {
    const regex = linear(/a/g);
    expect([regex.exec('a')?.index, regex.exec('a'), regex.exec('a')?.index]).toEqual([0, null, 0]);
  });

  test.each([
    ['ignores case with i', /ab/gi, 'xAB'],
    ['has lines with m', /^b$/gm, 'a\nb\nc'],
    ['has one end without m', /a$/g, 'a\n'],
    ['escapes what needs no escape', new RegExp('^hello\\ \\-', 'g'), 'hello -'],
    ['has named groups', /(?<year>\d{4})/g, 'in 2024'],
    ['looks behind', /(?<=\$)\d+/g, '5 $12'],
    ['looks behind for what is not there', /(?<!\$)\b\d+/g, '5 $12'],
    ['takes JavaScript spaces', /a\sb/g, 'a\u00a0b a\u2028b a\ufeffb'],
    ['takes JavaScript spaces in a class', /a[\s,]b/g, 'a\u3000b a,b axb'],
    ['takes what is no space in JavaScript', /\S+/g, 'a\u00a0b\u2003c'],
    ['takes what is no space in a class', /[^\S]/g, 'a\u00a0b'],
    ['has a dot that ends at the ends of lines', /.+/g, 'a\rb\u2028c\u0085d\ne'],
    ['has a dot in a class', /[.]/g, 'a.b'],
    ['has a class of everything', /[^]/g, '\n'],
    ['has brackets in a class', /[[\]]+/g, '[]a'],
    ['has code units', /\u0041\x42/g, 'AB'],
  ])('%s', (_, pattern, text) => {
    expect(matches(linear(pattern), text)).toEqual(matches(new RegExp(pattern), text));
  });

  test('sees a character outside of the basic plane as one', () => {
    expect(linear(/^.$/g).exec('\u{1f600}')?.[0]).toBe('\u{1f600}');
  });

  test.each([
    [/foo(?=bar)/, 'lookahead is not supported'],
    [/foo(?!bar)/, 'lookahead is not supported'],
    [/(a)\1/, 'backreferences are not supported'],
    [/(?<x>a)\k<x>/, 'backreferences are not supported'],
    [/[\]](?<x>a)[(]\k<x>/, 'backreferences are not supported'],
    [/a{2000}/, 'invalid repeat count'],
  ])('cannot be %s', (pattern, reason) => {
    expect(() => linear(pattern)).toThrow(EvaluationFailure);
    expect(() => linear(pattern)).toThrow(reason);
  });

  test.each([
    ['nested repetition', /^(a+)+$/, `${'a'.repeat(100_000)}b`],
    ['alternatives that overlap', /^(a|a|aa)*$/, `${'a'.repeat(100_000)}b`],
    ['many optional parts', new RegExp(`^${'a?'.repeat(50)}${'a'.repeat(50)}$`), 'a'.repeat(49)],
  ])('ends with %s', (_, pattern, text) => {
    expect(linear(pattern).exec(text)).toBeNull();
  });

  test('that goes through the whole text for each match takes more steps than there are', () => {
    const regex = linear(/x[^z]*z|x/g);
    const text = 'x'.repeat(100_000);
    const search = (): void => {
      while (regex.exec(text) !== null) {
        // The next one.
      }
    };
    expect(search).toThrow(EvaluationFailure);
  });

  test('that does not may match as often', () => {
    const regex = linear(/x/g);
    const text = 'x'.repeat(20_000);
    let count = 0;
    while (regex.exec(text) !== null) {
      count++;
    }
    expect(count).toBe(20_000);
  });

  test('matches what JavaScript matches', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\d',
      '\\s',
      '\\w',
      '[ab]',
      '[^a]',
      '[\\s1]',
      '\\.',
      '^',
      '$',
      '\\b',
      '(?:a|b1)',
      '(a|b)',
      '(b)?',
    );
    const part = fc.tuple(atom, fc.constantFrom('', '', '', '*', '+', '?', '*?', '{1,2}'));
    const source = fc
      .array(part, { minLength: 1, maxLength: 5 })
      // What may be empty is not repeated: how often is different in each engine.
      .map((parts) =>
        parts.map(([what, times]) => (/^(\^|\$|\\b|\(b\)\?)$/.test(what) ? what : what + times)).join(''),
      );
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n', '\u00a0', '.', 'z'), maxLength: 12 });
    const flags = fc.constantFrom('g', 'gi', 'gm');
    fc.assert(
      fc.property(source, flags, text, (pattern, flag, subject) => {
        const regex = new RegExp(pattern, flag);
        expect(matches(linear(regex), subject)).toEqual(matches(regex, subject));
      }),
      { numRuns: 2_000 },
    );
  });
});
