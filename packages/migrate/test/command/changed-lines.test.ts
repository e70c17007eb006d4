import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines } from '../../src/command/changed-lines';

test('lines that differ, where they are', () => {
  expect(changedLines('a\nb\nc\nd\n', 'a\nB\nc\nd\ne\n')).toEqual([
    { line: 2, removed: ['b'], added: ['B'] },
    { line: 5, removed: [], added: ['e'] },
  ]);
  expect(changedLines('a\nb\nc', 'c')).toEqual([{ line: 1, removed: ['a', 'b'], added: [] }]);
  expect(changedLines('a\r\nb', 'a\r\nx\r\nb')).toEqual([{ line: 2, removed: [], added: ['x'] }]);
  expect(changedLines('a', 'a')).toEqual([]);
});

test('put one into the other', () => {
  const text = fc.array(fc.constantFrom<string>('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = [...before];
      for (const { added, line, removed } of changedLines(before.join('\n'), after.join('\n')).reverse()) {
        expect(lines.splice(line - 1, removed.length, ...added)).toEqual(removed);
      }
      expect(lines).toEqual(after);
    }),
  );
});
