import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from './git.ts';

/** Copies what git would see of a work tree to a temporary folder, for the time of some work. */
export async function withWorkTreeCopy<T>(root: string, work: (copy: string) => Promise<T>): Promise<T> {
  const files = git(root, 'ls-files', '--cached', '--others', '--exclude-standard');
  if (files === undefined) throw new Error(`${root} is no git work tree`);
  const copy = mkdtempSync(join(tmpdir(), 'cdk-sfn-copy-'));
  try {
    for (const file of files.filter((path) => existsSync(join(root, path)))) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(root, file), join(copy, file));
    }
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
