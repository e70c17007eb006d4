// test-packed: packs every package, looks at the tarballs, and uses them in throw-away apps.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Catalog } from '../src/catalog.ts';
import { runChecks, type Check } from '../src/check-run.ts';
import { close } from '../src/closing-line.ts';
import { writeApp } from '../src/packed/app.ts';
import { packAll } from '../src/packed/pack.ts';
import { writePlainApp } from '../src/packed/plain-app.ts';
import { tarballProblems } from '../src/packed/tarball-problems.ts';
import type { Command } from '../src/run.ts';
import { readmesOfPackages, readSnippets } from '../src/snippets/snippet.ts';
import { workspaceRoot } from '../src/workspace.ts';

const catalog = Catalog.read(workspaceRoot);
const floor = { 'aws-cdk-lib': catalog.floor('aws-cdk-lib'), constructs: catalog.floor('constructs') };
const newest = { 'aws-cdk-lib': catalog.pinned('aws-cdk-lib'), constructs: catalog.pinned('constructs') };
const initFloor = catalog.all('cdk-init-floor');
const initNewest = catalog.all('cdk-init-newest');
const vitest = catalog.pinned('vitest');
const apps = [
  { name: 'floor CDK, its toolchain', template: 'cdk-init-floor', dependencies: floor, devDependencies: initFloor },
  {
    name: 'newest CDK, toolchain of the floor',
    template: 'cdk-init-floor',
    dependencies: newest,
    devDependencies: initFloor,
  },
  {
    name: 'newest CDK, its toolchain and vitest',
    template: 'cdk-init-newest',
    dependencies: newest,
    devDependencies: { ...initNewest, vitest },
  },
];

const quick = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'];

const nodeTest = 'esm/node-test/simulate.test.js';
const vitestRun: Command = ['npx', 'vitest', 'run', '--root', 'esm/vitest'];
const desk: Command = ['node', 'desk/desk.js'];
const migrate: Command = ['node', 'migrate/migrate.js'];

const dir = mkdtempSync(join(tmpdir(), 'cdk-sfn-packed-'));
try {
  console.log('▸ packing');
  const tarballs = await packAll(workspaceRoot, join(dir, 'tarballs'));

  const counts = { passed: 0, failed: 0 };
  for (const { name, path } of tarballs) {
    const problems = await tarballProblems(path);
    for (const problem of problems) console.error(`${name}: ${problem}`);
    counts[problems.length === 0 ? 'passed' : 'failed'] += 1;
  }

  const root = workspaceRoot;
  // The complete one of each package: a state shows up in a template only as part of a machine. `pnpm snippets` tries all.
  const complete = readSnippets(root, readmesOfPackages(root)).filter(
    ({ code, throws }) => throws === undefined && code.includes('new sfn.StateMachine('),
  );
  const examples = complete.filter(({ file }, i) => complete.findIndex((first) => first.file === file) === i);
  const checks = apps.map(({ name, template, dependencies, devDependencies }, at): Check[] => {
    const app = join(dir, `app-${at}`);
    writeApp({ dir: app, template, dependencies, devDependencies, tarballs, root, examples });
    const install = `${name}: install`;
    const synth = `${name}: synth`;
    return [
      { name: install, command: ['npm', 'install', ...quick], cwd: app },
      { name: synth, command: ['npm', 'run', '--silent', 'synth'], cwd: app, needs: [install] },
      { name: `${name}: one import`, command: ['npm', 'run', '--silent', 'one-import'], cwd: app, needs: [install] },
      { name: `${name}: jest`, command: ['npm', 'test', '--silent'], cwd: app, needs: [install] },
      { name: `${name}: names in ES modules`, command: ['node', 'esm/names.js'], cwd: app, needs: [install] },
      { name: `${name}: ES modules`, command: ['node', 'esm/app.js'], cwd: app, needs: [install] },
      { name: `${name}: node --test`, command: ['node', '--test', nodeTest], cwd: app, needs: [install] },
      ...('vitest' in devDependencies
        ? [
            { name: `${name}: vitest`, command: vitestRun, cwd: app, needs: [install] },
            { name: `${name}: cdk-sfn-local`, command: desk, cwd: app, needs: [synth] },
            { name: `${name}: cdk-sfn-migrate`, command: migrate, cwd: app, needs: [install] },
          ]
        : []),
    ];
  });

  const plain = join(dir, 'plain');
  const { typescript = '', '@types/node': node = '' } = initFloor;
  writePlainApp({ dir: plain, devDependencies: { typescript, '@types/node': node }, tarballs });
  const name = 'no CDK, oldest TypeScript';
  const install = `${name}: install`;
  const build = `${name}: build`;
  const plainChecks: Check[] = [
    { name: install, command: ['npm', 'install', ...quick], cwd: plain },
    { name: build, command: ['npm', 'run', '--silent', 'build'], cwd: plain, needs: [install] },
    { name: `${name}: node --test`, command: ['npm', 'test', '--silent'], cwd: plain, needs: [build] },
  ];
  const { passed, failed } = await runChecks([...checks.flat(), ...plainChecks], { print: console.log });
  close({ passed: counts.passed + passed, failed: counts.failed + failed });
} finally {
  rmSync(dir, { recursive: true, force: true });
}
