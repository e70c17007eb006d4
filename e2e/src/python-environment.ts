import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, runOrThrow } from '../../tools/src/run.ts';
import { workspaceRoot } from '../../tools/src/workspace.ts';

/** What is installed: every package with its version. */
const REQUIREMENTS = join(import.meta.dirname, '../python/requirements.txt');

export interface PythonEnvironmentOptions {
  /** Where the environment is made. What is there of other requirements is removed. */
  readonly dir?: string;
  readonly requirements?: string;
  /** Takes what pip says. */
  readonly onLine?: (line: string) => void;
}

/**
 * The folder of the programs of a Python environment with the pinned packages, which is made if need be.
 *
 * @throws Error when there is no Python 3.10 or later, or pip fails
 */
export async function pythonEnvironment(options: PythonEnvironmentOptions = {}): Promise<string> {
  const { dir = join(workspaceRoot, 'node_modules/.cache/e2e-python'), requirements = REQUIREMENTS, onLine } = options;
  const python = await run(['python3', '-c', 'import sys; print(sys.version); sys.exit(sys.version_info < (3, 10))']);
  if (python.exitCode !== 0) {
    throw new Error(`This needs python3, 3.10 or later, with venv: ${python.output.trim()}`);
  }
  const stamp = stampOf(python.output, readFileSync(requirements, 'utf8'));
  const stampFile = join(dir, 'stamp');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    rmSync(dir, { recursive: true, force: true });
    await runOrThrow(['python3', '-m', 'venv', dir]);
    const pip = join(dir, 'bin/pip');
    await runOrThrow([pip, 'install', '--no-deps', '--requirement', requirements], onLine ? { onLine } : {});
    await runOrThrow([pip, 'check']);
    // Written last: an environment without it is not complete.
    writeFileSync(stampFile, stamp);
  }
  return join(dir, 'bin');
}

function stampOf(...texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex');
}
