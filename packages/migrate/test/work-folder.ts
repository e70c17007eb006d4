import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const root = join(__dirname, '../../..');

/** A folder with these files for the time of a test, inside of the work tree: what they import is found there. */
export function workFolder(files: Readonly<Record<string, string>> = {}): string {
  mkdirSync(join(root, '.work'), { recursive: true });
  const dir = mkdtempSync(join(root, '.work/migrate-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
}

/** A copy of a folder of the work tree, without what is installed or made. */
export function workCopy(folder: string): string {
  const dir = workFolder();
  cpSync(join(root, folder), dir, {
    recursive: true,
    filter: (source) => !/\/(?:node_modules|cdk\.out|test)$/.test(source),
  });
  return dir;
}
