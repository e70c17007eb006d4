// e2e [case]: the examples in moto, which speaks AWS, and on this machine, held against each other.
import { join } from 'node:path';
import { close } from '../tools/src/closing-line.ts';
import { packagesOf } from '../tools/src/demo/demo.ts';
import { step } from '../tools/src/demo/step.ts';
import { runOrThrow, script } from '../tools/src/run.ts';
import { workspaceRoot } from '../tools/src/workspace.ts';
import { adaptations, undeployable } from './adaptations.ts';
import { cases } from './cases.ts';
import { differences } from './differences.ts';
import { machineStack } from './machines.ts';
import { adapted } from './src/adaptation.ts';
import type { Difference } from './src/difference.ts';
import { FunctionHost } from './src/function-host.ts';
import { Moto } from './src/moto.ts';
import { isNeeded } from './src/needed.ts';
import { pythonEnvironment } from './src/python-environment.ts';
import { runCase } from './src/run-case.ts';
import { appsIn, synthesise } from './src/synthesise.ts';
import { verdict } from './src/verdict.ts';

const asked = process.argv.slice(2);
const examples = join(workspaceRoot, 'docs/examples');
const out = join(workspaceRoot, '.work/e2e');
const print = (line: string): void => {
  console.log(line);
};
const progress = { print };
const counts = { passed: 0, failed: 0 };
const count = (isRight: boolean, otherwise: string): void => {
  counts[isRight ? 'passed' : 'failed'] += 1;
  if (!isRight) print(`✗ ${otherwise}`);
};

const bin = await step('Python environment', progress, (onLine) => pythonEnvironment({ onLine }));
await step('build of the packages', progress, (onLine) =>
  runOrThrow(script('build', '--projects', packagesOf(examples).join()), { cwd: workspaceRoot, onLine }),
);
const stacks = await step('synthesis of the examples', progress, async () => {
  const all = await Promise.all(appsIn(examples).map((app) => synthesise(app, join(out, app.slice(examples.length)))));
  return [...all.flat(), { name: 'Machines', template: machineStack, folder: out }];
});
const stackNamed = (name: string) => {
  const found = stacks.find((stack) => stack.name === name);
  if (found === undefined) throw new Error(`No example has a stack ${name}`);
  return found;
};

const host = await FunctionHost.start();
const moto = await Moto.start({ bin, functions: host.url });
try {
  const shown = new Set<Difference>();
  for (const test of cases.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const stack = stackNamed(test.stack);
    const forMoto = adaptations.filter(({ stacks: names }) => names.includes(stack.name));
    try {
      const result = await runCase(test, { ...stack, template: adapted(stack.template, forMoto) }, { host, moto });
      const { faults, passed, shown: seen } = verdict(test, result, differences);
      counts.passed += passed;
      counts.failed += faults.size;
      seen.forEach((difference) => shown.add(difference));
      print(`${faults.size === 0 ? '✓' : '✗'} ${test.name}: ${result.ours.status}`);
      for (const { moto: theirs, ours, path } of [...faults.values()].flat()) {
        print(`    ${path.join('.')}\n      moto: ${JSON.stringify(theirs)}\n      ours: ${JSON.stringify(ours)}`);
      }
    } catch (error) {
      count(false, `${test.name}: ${(error as Error).stack ?? String(error)}\n${moto.log().slice(-2_000)}`);
    }
  }
  if (asked.length === 0) {
    for (const difference of differences) {
      count(shown.has(difference), `No case shows any more: ${difference.cases.join(', ')}: ${difference.moto}`);
    }
    for (const adaptation of [...adaptations, ...undeployable]) {
      for (const name of adaptation.stacks) {
        const needed = await isNeeded(adaptation, stackNamed(name), adaptations, moto);
        count(needed, `${name} comes up, although moto is said not to have ${adaptation.lack}`);
      }
    }
  }
} finally {
  await moto.stop();
  await host.stop();
}
print('');
print('moto and our engine do not agree on:');
for (const { at, cases: names, moto: theirs, ours, why } of differences) {
  print(`  ${names.join(', ')} (${at})\n    moto: ${theirs}\n    ours: ${ours}\n    ${why}`);
}
print('');
print('moto cannot deploy:');
for (const { lack, stacks: names } of adaptations) print(`  ${lack} (${names.join(', ')}, adapted)`);
for (const { lack, stacks: names } of undeployable) print(`  ${lack} (${names.join(', ')}, not run)`);
print('');
close(counts);
