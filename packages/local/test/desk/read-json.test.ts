import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeskError } from '../../src/desk/desk-error';
import { parseJsonText, readJson } from '../../src/desk/read-json';

const folder = mkdtempSync(join(tmpdir(), 'read-'));

test('a file, with the mark that some editors write', () => {
  writeFileSync(join(folder, 'a.json'), '\ufeff{"a":1}');
  expect(readJson('a.json', folder, 'input')).toEqual({ a: 1 });
});

test('a file that is not there, or cannot be read', () => {
  expect(() => readJson('none.json', folder, 'input')).toThrow(
    new DeskError('The input cannot be read: there is no file none.json.'),
  );
  expect(() => readJson('.', folder, 'input')).toThrow(/^The input cannot be read: EISDIR/);
});

test('text that is no JSON', () => {
  expect(() => parseJsonText('{', 'input')).toThrow(DeskError);
  expect(() => parseJsonText('{', 'input')).toThrow(/^The input is no JSON: /);
  expect(parseJsonText('{}', 'input')).toEqual({});
});
