import { mkdirSync, symlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { foldersAbove, sourceFiles } from '../src/source-files';
import { workFolder } from './work-folder';

const below = (dir: string) => sourceFiles(dir).map((file) => file.slice(dir.length + 1));

test('TypeScript and JavaScript of every kind', () => {
  const names = ['.projenrc.ts', 'a.cjs', 'b.cts', 'c.js', 'd.jsx', 'e.mjs', 'f.mts', 'g.ts', 'h/i/j.tsx'];
  expect(
    below(workFolder(Object.fromEntries([...names, 'k.json', 'l.md', 'm.d.ts', 'n.d.mts'].map((name) => [name, ''])))),
  ).toEqual(names);
});

test('not what others made', () => {
  const folders = ['node_modules', 'dist', 'cdk.out', 'coverage', '.git', '.yarn', 'lib/node_modules'];
  expect(
    below(
      workFolder(
        Object.fromEntries(['lib/a.ts', ...folders.map((folder) => `${folder}/b.ts`)].map((name) => [name, ''])),
      ),
    ),
  ).toEqual(['lib/a.ts']);
});

test('not JavaScript that a compiler wrote', () => {
  const files = {
    'a.ts': '',
    'a.js': '',
    'b.mts': '',
    'b.mjs': '',
    'c.d.ts': '',
    'c.js': '',
    'd.js': '',
    'd.js.map': '',
    'e.js': 'let a;\n//# sourceMappingURL=data:application/json;base64,e30=\n',
    'f.tsx': '',
    'f.js': '',
    'g.js': '// sourceMappingURL of others',
    'h.cjs': '',
    'h.ts': '',
  };
  expect(below(workFolder(files))).toEqual(['a.ts', 'b.mts', 'f.tsx', 'g.js', 'h.cjs', 'h.ts']);
});

test('not what is linked to', () => {
  const dir = workFolder({ 'a/b.ts': '' });
  mkdirSync(join(dir, 'c'));
  symlinkSync(join(dir, 'a'), join(dir, 'c/d'));
  expect(below(dir)).toEqual(['a/b.ts']);
});

test('one file', () => {
  const dir = workFolder({ 'dist/a.js': '', 'b.d.ts': '', 'c.py': '' });
  expect(sourceFiles(join(dir, 'dist/a.js'))).toEqual([join(dir, 'dist/a.js')]);
  expect(() => sourceFiles(join(dir, 'b.d.ts'))).toThrow('is no TypeScript or JavaScript that one writes');
  expect(() => sourceFiles(join(dir, 'c.py'))).toThrow('is no TypeScript or JavaScript that one writes');
  expect(() => sourceFiles(join(dir, 'd.ts'))).toThrow(`There is no file or folder ${join(dir, 'd.ts')}.`);
});

test('the folders above a file', () => {
  const [first, second, ...others] = foldersAbove(join(sep, 'a', 'b', 'c.ts'));
  expect([first, second]).toEqual([join(sep, 'a', 'b'), join(sep, 'a')]);
  expect(others).toHaveLength(1);
});
