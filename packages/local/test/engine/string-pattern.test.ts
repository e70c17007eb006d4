import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileStringPattern } from '../../src/engine/string-pattern';

describe('a pattern', () => {
  test.each([
    ['log', 'log', true],
    ['log', 'logs', false],
    ['log', 'Log', false],
    ['', '', true],
    ['', 'log', false],
    ['*', '', true],
    ['*', 'anything\nat all', true],
    ['**', '', true],
    ['foo*.log', 'foo23.log', true],
    ['foo*.log', 'foo.log', true],
    ['foo*.log', 'foo23.logs', false],
    ['foo*.log', 'a foo23.log', false],
    ['*.log', 'zebra.log', true],
    ['foo*', 'foo', true],
    ['foo*.*', 'foobar.zebra', true],
    ['foo*.*', 'foobar', false],
    ['*a*b*c*', 'xaxbxcx', true],
    ['*a*b*c*', 'xaxcxbx', false],
    ['*aab*', 'aaab', true],
    ['*abcabd*', 'abcabcabd', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['ab*b*bc', 'abbc', false],
    ['ab*b*bc', 'abbbc', true],
    ['a.c', 'abc', false],
    ['a[b]?$', 'a[b]?$', true],
  ])('%j and %j: %s', (pattern, text, matches) => {
    expect(compileStringPattern(pattern)(text)).toBe(matches);
  });
});

describe('a backslash', () => {
  test.each([
    ['before an asterisk makes it plain', String.raw`foo\*.log`, 'foo*.log', true],
    ['before an asterisk takes its meaning', String.raw`foo\*.log`, 'foo23.log', false],
    ['before a backslash is one backslash', String.raw`a\\b`, String.raw`a\b`, true],
    ['that is escaped leaves the asterisk behind it alone', String.raw`a\\*`, String.raw`a\bc`, true],
    ['before another character stands for itself', String.raw`a\b`, String.raw`a\b`, true],
    ['at the end stands for itself', 'a\\', 'a\\', true],
  ])('%s', (_, pattern, text, matches) => {
    expect(compileStringPattern(pattern)(text)).toBe(matches);
  });
});

test('finds what a regular expression finds', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text);
      expect(compileStringPattern(pattern)(text)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('takes linear time when almost all of a long pattern matches everywhere', () => {
  const half = 'a'.repeat(200_000);
  const matches = compileStringPattern(`*${half}b${half}*`);
  const start = performance.now();

  expect(matches(half + half + half)).toBe(false);
  expect(matches(`${half}b${half}`)).toBe(true);
  expect(performance.now() - start).toBeLessThan(1000);
});
