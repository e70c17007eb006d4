import { tmpdir } from 'node:os';
import { runOrThrow } from './run.ts';

/** A version of Node.js other than the one that runs us. */
export interface NodeVersion {
  /** The program. */
  path: string;
  /** What it says of itself, such as `v24.1.0`. */
  version: string;
}

/** Has npm bring the newest Node.js of a major version. */
export async function fetchNode(major: string): Promise<NodeVersion> {
  // Outside the work tree, so that npx takes nothing from it.
  const printed = await runOrThrow(['npx', '-y', `node@${major}`, '-p', 'process.execPath'], { cwd: tmpdir() });
  const path = printed.trimEnd().split('\n').at(-1) ?? '';
  const version = (await runOrThrow([path, '--version'])).trim();
  if (!version.startsWith(`v${major}.`)) throw new Error(`npx brought ${version} for Node.js ${major}`);
  return { path, version };
}
