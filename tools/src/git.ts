import { execFileSync } from 'node:child_process';

/** Runs git and gives the lines that it printed; undefined when git says no. */
export function git(root: string, ...args: string[]): string[] | undefined {
  try {
    const output = execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return output.split('\n').filter(Boolean);
  } catch {
    return undefined;
  }
}

/** Files that differ between a commit and the work tree, those that git does not know yet included. */
export function changedSince(root: string, commit: string): string[] {
  const changed = git(root, 'diff', '--name-only', '--no-renames', commit, '--') ?? [];
  const untracked = git(root, 'ls-files', '--others', '--exclude-standard') ?? [];
  return [...changed, ...untracked];
}
