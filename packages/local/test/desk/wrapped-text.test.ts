import { expect, test } from 'vitest';
import { wrappedText } from '../../src/desk/wrapped-text';

const wrap = (text: string, lines = 9) => wrappedText(text, { fontSize: 10, width: 62, lines });

test('lines break at spaces', () => {
  expect(wrap('Send the invoice to all')).toEqual(['Send the', 'invoice to', 'all']);
});

test('what fits is one line', () => {
  expect(wrap('Send')).toEqual(['Send']);
});

test('a word that is wider than a line is broken', () => {
  expect(wrap('aaaaaaaaaaaaaaa')).toEqual(['aaaaaaaaaa', 'aaaaa']);
});

test('a path is not broken behind its dollar', () => {
  expect(wrap('it has $.country')).toEqual(['it has', '$.country']);
});

test('what is left over ends in dots', () => {
  expect(wrap('Send the invoice to all', 2)).toEqual(['Send the', 'invoice to…']);
});

test('no text has no lines', () => {
  expect(wrap('')).toEqual([]);
});

test('a name of 100,000 characters takes no time', () => {
  const before = performance.now();
  expect(wrap('a '.repeat(50_000), 4)).toHaveLength(4);
  expect(performance.now() - before).toBeLessThan(1000);
});

test('a single line is filled before it is cut', () => {
  expect(wrap('to aaaaaaaaaaaaaaaaaaaa', 1)).toEqual(['to aaaaaa…']);
});
