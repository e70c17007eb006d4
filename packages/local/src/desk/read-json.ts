import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Json } from '../json';
import { DeskError } from './desk-error';

/**
 * Reads a file of JSON.
 *
 * @param what the file is for, such as `input`, for the message
 * @throws DeskError when it is not there, or is no JSON
 */
export function readJson(file: string, cwd: string, what: string): Json {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new DeskError(`The ${what} cannot be read: ${code === 'ENOENT' ? `there is no file ${file}` : message}.`);
  }
  return parseJsonText(text, `${what} in ${file}`);
}

/** @throws DeskError when the text is no JSON */
export function parseJsonText(text: string, what: string): Json {
  try {
    // Editors on Windows begin files with a mark of their own.
    return JSON.parse(text.replace(/^\ufeff/, '')) as Json;
  } catch (error) {
    throw new DeskError(`The ${what} is no JSON: ${(error as Error).message}.`);
  }
}
