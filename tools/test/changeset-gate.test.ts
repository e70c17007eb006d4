import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { changesetGate, findBase } from '../src/changeset-gate.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

const git = (root: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: root,
    encoding: 'utf8',
  });

function commit(root: string, files: Record<string, string>): string {
  writeFiles(root, files);
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'change');
  return git(root, 'rev-parse', 'HEAD').trim();
}

const manifest = (name: string, version: string) => JSON.stringify({ name: `@cdk-sfn/${name}`, version });
const released = (name: string) => ({
  [`packages/${name}/package.json`]: manifest(name, '1.2.0'),
  [`packages/${name}/CHANGELOG.md`]: `# @cdk-sfn/${name}\n\n## 1.2.0\n\nA change.\n`,
  [`packages/${name}/src/index.ts`]: '',
});
const changeset = (text: string, ...names: string[]) =>
  ['---', ...names.map((name) => `'@cdk-sfn/${name}': patch`), '---', '', text, ''].join('\n');
const prose = 'The state machine may now do less.';

/** A repository with two packages that were just released. */
function repository(): { root: string; release: string } {
  const root = temporaryFolder();
  git(root, 'init', '--quiet', '--initial-branch', 'main');
  return { root, release: commit(root, { ...released('core'), ...released('tasks-sns') }) };
}

const gate = (root: string, base?: string) => changesetGate(root, base).problems;
const unnamed = /^@cdk-sfn\/core changed \(packages\/core\/src\/index.ts\) and no (new )?changeset names it/;

describe.each(['since a base', 'since the release'])('%s', (mode) => {
  const baseOf = (release: string) => (mode === 'since a base' ? release : undefined);

  test('nothing changed', () => {
    const { root, release } = repository();

    expect(gate(root, baseOf(release))).toEqual([]);
  });

  test('a change without a changeset', () => {
    const { root, release } = repository();
    commit(root, { 'packages/core/src/index.ts': '// new' });

    expect(gate(root, baseOf(release))).toEqual([expect.stringMatching(unnamed)]);
  });

  test('a change that is not committed yet', () => {
    const { root, release } = repository();
    writeFiles(root, { 'packages/core/src/index.ts': '// new' });

    expect(gate(root, baseOf(release))).toEqual([expect.stringMatching(unnamed)]);
  });

  test('a file that is not committed yet', () => {
    const { root, release } = repository();
    writeFiles(root, { 'packages/core/src/new.ts': '' });

    expect(gate(root, baseOf(release))).toEqual([expect.stringContaining('packages/core/src/new.ts')]);
  });

  test('a change that a changeset names', () => {
    const { root, release } = repository();
    commit(root, { 'packages/core/src/index.ts': '// new', '.changeset/a.md': changeset(prose, 'core') });

    expect(gate(root, baseOf(release))).toEqual([]);
  });

  test('a change that a changeset of another package does not cover', () => {
    const { root, release } = repository();
    commit(root, { 'packages/core/src/index.ts': '// new', '.changeset/a.md': changeset(prose, 'tasks-sns') });

    expect(gate(root, baseOf(release))).toEqual([expect.stringMatching(unnamed)]);
  });

  test('a change that is said to need no release', () => {
    const { root, release } = repository();
    const none = changeset('Only names inside the package changed.', 'core').replace('patch', 'none');
    commit(root, { 'packages/core/src/index.ts': '// new', '.changeset/a.md': none });

    expect(gate(root, baseOf(release))).toEqual([]);
  });

  test('the README counts', () => {
    const { root, release } = repository();
    commit(root, { 'packages/core/README.md': 'new' });

    expect(gate(root, baseOf(release))).toHaveLength(1);
  });

  test.each(['test/index.test.ts', 'etc/core.api.md', 'tsconfig.json'])('%s does not count', (file) => {
    const { root, release } = repository();
    commit(root, { [`packages/core/${file}`]: 'new' });

    expect(gate(root, baseOf(release))).toEqual([]);
  });

  test('a private package does not count', () => {
    const { root, release } = repository();
    commit(root, { 'packages/own/package.json': '{ "name": "own", "private": true }', 'packages/own/src/a.ts': '' });

    expect(gate(root, baseOf(release))).toEqual([]);
  });

  test('a new package needs a changeset', () => {
    const { root, release } = repository();
    commit(root, { 'packages/tasks-sqs/package.json': manifest('tasks-sqs', '0.0.0') });

    expect(gate(root, baseOf(release))).toEqual([expect.stringContaining('@cdk-sfn/tasks-sqs changed')]);
  });

  test('a release uses the changesets up', () => {
    const { root, release } = repository();
    commit(root, { 'packages/core/src/index.ts': '// new' });
    commit(root, {
      'packages/core/package.json': manifest('core', '1.2.1'),
      'packages/core/CHANGELOG.md': '# @cdk-sfn/core\n\n## 1.2.1\n\nNew.\n\n## 1.2.0\n\nA change.\n',
    });

    expect(gate(root, baseOf(release))).toEqual([]);
  });
});

test('a base asks for a changeset of its own', () => {
  const { root } = repository();
  const base = commit(root, { 'packages/core/src/index.ts': '// 1', '.changeset/a.md': changeset(prose, 'core') });
  commit(root, { 'packages/core/src/index.ts': '// 2' });

  expect(gate(root, base)).toEqual([expect.stringMatching(unnamed)]);
  expect(gate(root)).toEqual([]);
});

test('in a clone of one commit, a package without changelog needs a changeset', () => {
  const root = temporaryFolder();
  git(root, 'init', '--quiet');
  commit(root, { 'packages/core/package.json': manifest('core', '0.0.0'), ...released('tasks-sns') });

  expect(gate(root)).toEqual([expect.stringContaining('@cdk-sfn/core changed')]);
});

describe('the text of a changeset', () => {
  test.each(['', 'fix', 'fix bug', '- - -'])('%j says nothing', (text) => {
    const { root } = repository();
    writeFiles(root, { '.changeset/a.md': changeset(text, 'core') });

    expect(gate(root)).toEqual([expect.stringContaining('.changeset/a.md must say in a sentence what changes')]);
  });

  test('a package must be named', () => {
    const { root } = repository();
    writeFiles(root, { '.changeset/a.md': changeset(prose) });

    expect(gate(root)).toEqual([expect.stringContaining('.changeset/a.md names no package')]);
  });

  test('the package must exist', () => {
    const { root } = repository();
    writeFiles(root, { '.changeset/a.md': changeset(prose, 'tasks-nothing') });

    expect(gate(root)).toEqual([
      '.changeset/a.md names @cdk-sfn/tasks-nothing, which is no public package of this work tree',
    ]);
  });

  test('the file must be a changeset', () => {
    const { root } = repository();
    writeFiles(root, { '.changeset/a.md': prose, '.changeset/README.md': 'about changesets' });

    expect(gate(root)).toEqual([expect.stringContaining('.changeset/a.md is no changeset')]);
  });
});

describe('the base', () => {
  test('is where a branch left main', () => {
    const { root, release } = repository();
    git(root, 'update-ref', 'refs/remotes/origin/main', release);
    commit(root, { 'README.md': 'new' });

    expect(findBase(root, {})).toBe(release);
  });

  test('is the target of a pull request', () => {
    const { root, release } = repository();
    git(root, 'update-ref', 'refs/remotes/origin/next', release);
    commit(root, { 'README.md': 'new' });

    expect(findBase(root, { GITHUB_BASE_REF: 'next' })).toBe(release);
  });

  test('is nothing on main itself, and without a remote', () => {
    const { root, release } = repository();
    expect(findBase(root, {})).toBeUndefined();

    git(root, 'update-ref', 'refs/remotes/origin/main', release);
    expect(findBase(root, {})).toBeUndefined();
  });
});
