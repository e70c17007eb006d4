import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withWorkTreeCopy } from '../src/work-tree-copy.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('copies what git would see, and takes the copy away', async () => {
  const root = temporaryFolder({ '.gitignore': 'dist/', 'dist/a.js': '', 'src/a.ts': '', 'gone.ts': '', 'new.ts': '' });
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  execFileSync('git', ['add', 'src', 'gone.ts', '.gitignore'], { cwd: root });
  rmSync(join(root, 'gone.ts'));

  let place = '';
  const files = await withWorkTreeCopy(root, (copy) => {
    place = copy;
    return Promise.resolve(readdirSync(copy, { recursive: true }));
  });

  expect(files.sort()).toEqual(['.gitignore', 'new.ts', 'src', 'src/a.ts']);
  expect(existsSync(place)).toBe(false);
});

test('takes the copy away when the work fails', async () => {
  const root = temporaryFolder({ 'a.ts': '' });
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  let place = '';

  await expect(
    withWorkTreeCopy(root, (copy) => {
      place = copy;
      return Promise.reject(new Error('no'));
    }),
  ).rejects.toThrow('no');
  expect(existsSync(place)).toBe(false);
});

test('a folder without git is an error', async () => {
  await expect(withWorkTreeCopy(temporaryFolder(), () => Promise.resolve())).rejects.toThrow('is no git work tree');
});
