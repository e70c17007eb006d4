import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationError } from './migration-error';
import type { MigrationPlan } from './plan-migration';

/**
 * Writes what a plan says: all files, or none.
 *
 * @throws MigrationError when a file cannot be written, or is not what it was when the plan was made
 */
export function applyMigration(plan: MigrationPlan): void {
  writeAll(plan, writeFileSync);
}

/** @param write writes a file; what it wrote is taken back when it fails */
export function writeAll({ changes, folder }: MigrationPlan, write: (path: string, text: string) => void): void {
  for (const { before, file } of changes) {
    attempted(file, () => {
      accessSync(join(folder, file), constants.W_OK);
      if (readFileSync(join(folder, file), 'utf8') !== before) {
        throw new Error('it was changed in the meantime');
      }
    });
  }
  const written: MigrationPlan['changes'][number][] = [];
  try {
    for (const change of changes) {
      written.push(change);
      attempted(change.file, () => write(join(folder, change.file), change.after));
    }
  } catch (error) {
    for (const { before, file } of written) {
      restore(join(folder, file), before);
    }
    throw error;
  }
}

/** What cannot be written cannot have been changed. */
function restore(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch {
    // The first error says which file it is.
  }
}

function attempted(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new MigrationError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
