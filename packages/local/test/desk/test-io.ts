import { Readable } from 'node:stream';
import type { DeskIo } from '../../src/desk/desk-io';

/** Surroundings of the command for tests, which keep what it prints. */
export interface TestIo extends DeskIo {
  output(): string;
  errors(): string;
}

export function testIo(parts: Partial<DeskIo> = {}): TestIo {
  const output: string[] = [];
  const errors: string[] = [];
  return {
    stdout: { write: (text) => output.push(text) },
    stderr: { write: (text) => errors.push(text) },
    stdin: Readable.from([]),
    cwd: process.cwd(),
    env: {},
    signal: new AbortController().signal,
    ...parts,
    output: () => output.join(''),
    errors: () => errors.join(''),
  };
}
