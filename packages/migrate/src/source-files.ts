import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MigrationError } from './migration-error';

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const DECLARATIONS = /\.d\.[cm]?ts$/;
/** What others made, and what is made anew. */
const SKIPPED = new Set(['node_modules', 'dist', 'cdk.out', 'coverage']);

/**
 * The files of an app that its developers wrote.
 *
 * @param path a folder, or one file
 * @throws MigrationError when there is no such path, or the file is nothing that could be moved over
 */
export function sourceFiles(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    throw new MigrationError(`There is no file or folder ${path}.`);
  }
  if (stats.isDirectory()) {
    return [...filesBelow(path)].sort();
  }
  if (!SOURCE.test(path) || DECLARATIONS.test(path)) {
    throw new MigrationError(
      `${path} is no TypeScript or JavaScript that one writes: give a folder, or a source file.`,
    );
  }
  return [path];
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) {
        yield* filesBelow(path);
      }
    } else if (entry.isFile() && SOURCE.test(entry.name) && !DECLARATIONS.test(entry.name) && !isGenerated(path)) {
      yield path;
    }
  }
}

/** Whether a file is JavaScript that a compiler wrote. */
function isGenerated(path: string): boolean {
  const script = /\.([cm]?)jsx?$/.exec(path);
  if (!script) {
    return false;
  }
  const stem = path.slice(0, script.index);
  const kind = script[1] ?? '';
  const beside = [`${stem}.${kind}ts`, `${stem}.d.${kind}ts`, `${path}.map`, ...(kind === '' ? [`${stem}.tsx`] : [])];
  return beside.some((file) => existsSync(file)) || /^\/\/# sourceMappingURL=/m.test(readFileSync(path, 'utf8'));
}

/** The folders from the one of a file up to the root. */
export function foldersAbove(file: string): string[] {
  const folder = dirname(file);
  return folder === dirname(folder) ? [folder] : [folder, ...foldersAbove(folder)];
}
