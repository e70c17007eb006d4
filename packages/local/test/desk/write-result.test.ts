import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeResult } from '../../src/desk/write-result';
import { testIo } from './test-io';

const cwd = mkdtempSync(join(tmpdir(), 'write-'));

test('to a file, or to the standard output', () => {
  const io = testIo({ cwd });
  writeResult('one', 'a.txt', io);
  expect([readFileSync(join(cwd, 'a.txt'), 'utf8'), io.output()]).toEqual(['one', '']);
  writeResult('two', undefined, io);
  expect(io.output()).toBe('two');
});

test('a file that cannot be written', () => {
  expect(() => writeResult('one', 'no/where.txt', testIo({ cwd }))).toThrow(
    /^The file no\/where\.txt cannot be written: ENOENT/,
  );
});
