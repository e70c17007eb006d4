// What the repository says about itself, held against what it does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Manifest } from '../src/workspace.ts';
import { workspaceRoot } from '../src/workspace.ts';

const read = (file: string) => readFileSync(join(workspaceRoot, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest & {
  scripts: Record<string, string>;
  packageManager: string;
};
const workflows = readdirSync(join(workspaceRoot, '.github/workflows')).map((name) => `.github/workflows/${name}`);

/** The scripts that CI runs: those that `.ci/run` names, and those that these run in turn. */
function scriptsOfCi(): Set<string> {
  const commands = /^for command in (.*); do$/m.exec(read('.ci/run'))?.[1]?.split(' ') ?? [];
  const found = new Set<string>();
  const add = (script: string) => {
    if (found.has(script)) return;
    found.add(script);
    const tool = /tools\/bin\/[\w-]+\.ts/.exec(manifest.scripts[script] ?? '')?.[0];
    for (const [, inner = ''] of tool ? read(tool).matchAll(/\bscript\('([\w:-]+)'/g) : []) add(inner);
  };
  commands.forEach(add);
  return found;
}

describe('CONTRIBUTING', () => {
  const commands = [...read('CONTRIBUTING.md').matchAll(/`pnpm ([\w:-]+)[^`]*`/g)].map(([, name = '']) => name);

  test('names commands', () => {
    expect(commands.length).toBeGreaterThan(10);
  });

  test.each([...new Set(commands)].filter((name) => name !== 'nx'))('pnpm %s exists, and CI runs it', (name) => {
    expect(Object.keys(manifest.scripts)).toContain(name);
    expect([...scriptsOfCi()]).toContain(name);
  });
});

test('every script but those of a release and the friendly ones is run by CI', () => {
  const others = ['release', 'release:version', 'bench'];

  expect(Object.keys(manifest.scripts).filter((name) => !others.includes(name) && !scriptsOfCi().has(name))).toEqual(
    [],
  );
});

test.each(workflows)('%s runs commands of this repository only', (file) => {
  const { jobs } = parse(read(file)) as {
    jobs: Record<
      string,
      { strategy?: { matrix: { command?: string[] } }; steps: { run?: string; with?: Record<string, unknown> }[] }
    >;
  };
  const lines = Object.values(jobs).flatMap(({ steps, strategy }) =>
    steps
      .flatMap(({ run, with: inputs = {} }) => [run, inputs.version, inputs.publish])
      .filter((line): line is string => line !== undefined)
      .flatMap((line) =>
        (strategy?.matrix.command ?? ['']).map((command) => line.replace('${{ matrix.command }}', command)),
      ),
  );

  expect(lines).not.toEqual([]);
  for (const line of lines) {
    const [, pnpm, script = ''] = /^npx -y (\S+) (\S+)$/.exec(line) ?? [];
    expect(pnpm, line).toBe(manifest.packageManager);
    expect(Object.keys(manifest.scripts), line).toContain(script);
  }
});

test.each(['README.md', 'CONTRIBUTING.md', '.ci/run'])('%s names the pnpm that package.json pins', (file) => {
  const named = [...read(file).matchAll(/pnpm@[\d.]+\d/g)].map(([name]) => name);

  expect(new Set(named)).toEqual(new Set([manifest.packageManager]));
});
