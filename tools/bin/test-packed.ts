// test-packed: packs every package, looks at the tarballs, and uses them in throw-away apps.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Catalog } from '../src/catalog.ts';
import { runChecks, type Check } from '../src/check-run.ts';
import { close } from '../src/closing-line.ts';
import { writeApp } from '../src/packed/app.ts';
import { packAll } from '../src/packed/pack.ts';
import { tarballProblems } from '../src/packed/tarball-problems.ts';
import { readmesOfPackages, readSnippets } from '../src/snippets/snippet.ts';
import { workspaceRoot } from '../src/workspace.ts';

const catalog = Catalog.read(workspaceRoot);
const floor = { 'aws-cdk-lib': catalog.floor('aws-cdk-lib'), constructs: catalog.floor('constructs') };
const newest = { 'aws-cdk-lib': catalog.pinned('aws-cdk-lib'), constructs: catalog.pinned('constructs') };
const apps = [
  { name: 'floor CDK, its toolchain', template: 'cdk-init-floor', dependencies: floor },
  { name: 'newest CDK, toolchain of the floor', template: 'cdk-init-floor', dependencies: newest },
  { name: 'newest CDK, its toolchain', template: 'cdk-init-newest', dependencies: newest },
];

const quick = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'];

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
  const checks = apps.map(({ name, template, dependencies }, at): Check[] => {
    const app = join(dir, `app-${at}`);
    writeApp({ dir: app, template, dependencies, devDependencies: catalog.all(template), tarballs, root, examples });
    const install = `${name}: install`;
    return [
      { name: install, command: ['npm', 'install', ...quick], cwd: app },
      { name: `${name}: synth`, command: ['npm', 'run', '--silent', 'synth'], cwd: app, needs: [install] },
      { name: `${name}: jest`, command: ['npm', 'test', '--silent'], cwd: app, needs: [install] },
      { name: `${name}: names in ES modules`, command: ['node', 'esm/names.js'], cwd: app, needs: [install] },
      { name: `${name}: ES modules`, command: ['node', 'esm/app.js'], cwd: app, needs: [install] },
    ];
  });
  const { passed, failed } = await runChecks(checks.flat(), { print: console.log });
  close({ passed: counts.passed + passed, failed: counts.failed + failed });
} finally {
  rmSync(dir, { recursive: true, force: true });
}
