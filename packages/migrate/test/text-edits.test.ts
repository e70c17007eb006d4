import { expect, test } from 'vitest';
import { TextEdits } from '../src/text-edits';

test('what is replaced, removed and inserted, in any order', () => {
  const edits = new TextEdits();
  edits.replace(8, 11, 'SHIP');
  edits.insert(0, '>');
  edits.replace(3, 4, '');
  edits.insert(8, '(');
  expect(edits.applyTo('the old one')).toBe('>theold (SHIP');
});

test('what is inserted at one place keeps its order', () => {
  const edits = new TextEdits();
  edits.insert(1, 'b');
  edits.insert(1, 'c');
  expect(edits.applyTo('ad')).toBe('abcd');
});

test('nothing is replaced twice', () => {
  const edits = new TextEdits();
  edits.replace(2, 5, '');
  expect(() => edits.replace(4, 6, '')).toThrow('4 to 6 is replaced twice: 2 to 5 was before');
  edits.replace(5, 6, '!');
  expect(edits.applyTo('abcdefg')).toBe('ab!g');
});
