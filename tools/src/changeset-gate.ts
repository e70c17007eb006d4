import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import parseChangeset from '@changesets/parse';
import { changedSince, git } from './git.ts';
import { listPublicPackages, type Package } from './workspace.ts';

interface Changeset {
  file: string;
  summary: string;
  packages: string[];
}

/**
 * Every public package that changed must be named in a changeset; one that changes nothing for its users is named
 * with the bump `none`.
 *
 * With a base, what changed since the base must be named in a changeset that is new or edited since the base.
 * Without one, what changed since its last release must be named in any changeset that waits for the next.
 */
export function changesetGate(root: string, base: string | undefined): { checked: number; problems: string[] } {
  const packages = listPublicPackages(root);
  const { changesets, problems } = readChangesets(root);

  for (const { file, summary, packages: named } of changesets) {
    if (!/\p{L}+\P{L}+\p{L}+\P{L}+\p{L}+/u.test(summary)) {
      problems.push(`${file} must say in a sentence what changes for the user, and what the user has to do`);
    }
    if (named.length === 0) {
      problems.push(`${file} names no package: for a change without a release, name the package with the bump "none"`);
    }
    for (const name of named.filter((name) => !packages.some(({ manifest }) => manifest.name === name))) {
      problems.push(`${file} names ${name}, which is no public package of this work tree`);
    }
  }

  const changedSinceBase = base === undefined ? [] : changedSince(root, base);
  const counted = base === undefined ? changesets : changesets.filter(({ file }) => changedSinceBase.includes(file));
  const named = new Set(counted.flatMap((changeset) => changeset.packages));
  for (const pkg of packages) {
    const { name } = pkg.manifest;
    const releasedHere = changedSinceBase.includes(`packages/${pkg.folder}/CHANGELOG.md`);
    const changed =
      base === undefined || releasedHere ? changedSinceRelease(root, pkg) : changedSinceBase.filter(isOf(pkg));
    const [first] = changed;
    if (first === undefined || named.has(name)) continue;
    problems.push(
      `${name} changed (${first}${changed.length > 1 ? ` and ${changed.length - 1} more` : ''}) and no ` +
        `${base === undefined ? '' : 'new '}changeset names it: run \`pnpm changeset\`, or name it with the bump "none"`,
    );
  }
  return { checked: packages.length + changesets.length, problems };
}

/** What to compare with: the base of a pull request, or where this branch left origin's main; none on main itself. */
export function findBase(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const target = env.GITHUB_BASE_REF ? `origin/${env.GITHUB_BASE_REF}` : 'origin/main';
  const [fork] = git(root, 'merge-base', target, 'HEAD') ?? [];
  const [head] = git(root, 'rev-parse', 'HEAD') ?? [];
  return fork === head ? undefined : fork;
}

function readChangesets(root: string): { changesets: Changeset[]; problems: string[] } {
  const dir = join(root, '.changeset');
  const changesets: Changeset[] = [];
  const problems: string[] = [];
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.md') && name !== 'README.md') : [];
  for (const name of names) {
    const file = `.changeset/${name}`;
    try {
      const { summary, releases } = parseChangeset(readFileSync(join(root, file), 'utf8'));
      changesets.push({ file, summary, packages: releases.map((release) => release.name) });
    } catch (error) {
      problems.push(`${file} is no changeset: ${(error as Error).message}`);
    }
  }
  return { changesets, problems };
}

/** A release writes the changelog, so what is newer than the changelog is not released. */
function changedSinceRelease(root: string, pkg: Package): string[] {
  const changelog = `packages/${pkg.folder}/CHANGELOG.md`;
  const text = existsSync(join(root, changelog)) ? readFileSync(join(root, changelog), 'utf8') : '';
  if (!text.split('\n').includes(`## ${pkg.manifest.version}`)) return [`packages/${pkg.folder}/package.json`];
  const [release] = git(root, 'log', '-1', '--format=%H', '--', changelog) ?? [];
  return release === undefined ? [] : changedSince(root, release).filter(isOf(pkg));
}

/** What users get of a package: all but its tests, its changelog and what only the build reads. */
const isOf = (pkg: Package) => (path: string) => {
  const dir = `packages/${pkg.folder}/`;
  return path.startsWith(dir) && /^(src\/|README\.md$|package\.json$)/.test(path.slice(dir.length));
};
