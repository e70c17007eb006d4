import type { CommandIo } from '../../src/command/command-io';

/** Surroundings of the command for tests, which keep what it prints. */
export function testIo(cwd: string): CommandIo & { output(): string; errors(): string } {
  const output: string[] = [];
  const errors: string[] = [];
  return {
    stdout: { write: (text) => output.push(text) },
    stderr: { write: (text) => errors.push(text) },
    cwd,
    output: () => output.join(''),
    errors: () => errors.join(''),
  };
}
