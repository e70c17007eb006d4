import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DeskError } from './desk-error';
import type { DeskIo } from './desk-io';

/**
 * Writes to a file, or else to the standard output.
 *
 * @throws DeskError when the file cannot be written
 */
export function writeResult(text: string, file: string | undefined, io: DeskIo): void {
  if (file === undefined) {
    io.stdout.write(text);
    return;
  }
  try {
    writeFileSync(resolve(io.cwd, file), text);
  } catch (error) {
    throw new DeskError(`The file ${file} cannot be written: ${(error as Error).message}.`);
  }
}
