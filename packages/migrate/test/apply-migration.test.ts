import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyMigration, MigrationError, type MigrationPlan } from '../src';
import { writeAll } from '../src/apply-migration';
import { workFolder } from './work-folder';

function planFor(files: readonly string[]): { plan: MigrationPlan; texts: () => string[] } {
  const folder = workFolder(Object.fromEntries(files.map((file) => [file, `before ${file}`])));
  const changes = files.map((file) => ({ file, before: `before ${file}`, after: `after ${file}` }));
  const plan = { folder, files: files.length, changes, manifests: [], left: [], look: [] };
  return { plan, texts: () => files.map((file) => readFileSync(join(folder, file), 'utf8')) };
}

test('writes all files', () => {
  const { plan, texts } = planFor(['a', 'b/c']);
  applyMigration(plan);
  expect(texts()).toEqual(['after a', 'after b/c']);
});

test('writes none when one was changed in the meantime', () => {
  const { plan, texts } = planFor(['a', 'b']);
  writeFileSync(join(plan.folder, 'b'), 'other');
  expect(() => applyMigration(plan)).toThrow(new MigrationError('b cannot be written: it was changed in the meantime'));
  expect(texts()).toEqual(['before a', 'other']);
});

test('writes none when one is not there, or may not be written', () => {
  const { plan, texts } = planFor(['a', 'b']);
  expect(() => applyMigration({ ...plan, changes: [...plan.changes, { file: 'c', before: '', after: '' }] })).toThrow(
    /^c cannot be written: ENOENT/,
  );
  chmodSync(join(plan.folder, 'b'), 0o444);
  if (process.getuid?.() !== 0) {
    expect(() => applyMigration(plan)).toThrow(/^b cannot be written: EACCES/);
  }
  expect(texts()).toEqual(['before a', 'before b']);
});

test('puts back what it wrote when a later one fails', () => {
  const { plan, texts } = planFor(['a', 'b', 'c']);
  // A disk that is full in the middle of a file.
  const write = (path: string, text: string) => {
    writeFileSync(path, path.endsWith('/b') ? text.slice(0, 2) : text);
    if (path.endsWith('/b')) throw new Error('ENOSPC');
  };
  expect(() => writeAll(plan, write)).toThrow(new MigrationError('b cannot be written: ENOSPC'));
  expect(texts()).toEqual(['before a', 'before b', 'before c']);
});
