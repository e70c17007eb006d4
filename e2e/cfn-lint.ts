// cfn-lint: what cfn-lint says about the templates of the examples, and about templates with each of our tasks.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close } from '../tools/src/closing-line.ts';
import { packagesOf } from '../tools/src/demo/demo.ts';
import { step } from '../tools/src/demo/step.ts';
import { run, runOrThrow, script } from '../tools/src/run.ts';
import { workspaceRoot } from '../tools/src/workspace.ts';
import { lintExceptions } from './lint-exceptions.ts';
import type { LintException } from './lint-exceptions.ts';
import { machineStack } from './machines.ts';
import { isExpected, lintLine } from './src/lint-match.ts';
import type { LintMatch } from './src/lint-match.ts';
import { pythonEnvironment } from './src/python-environment.ts';
import { renderedTemplates } from './src/rendered-templates.ts';
import { appsIn, synthesise } from './src/synthesise.ts';

const examples = join(workspaceRoot, 'docs/examples');
const out = join(workspaceRoot, '.work/cfn-lint');
const templates = join(out, 'templates');
const print = (line: string): void => {
  console.log(line);
};
const progress = { print };

rmSync(out, { recursive: true, force: true });
mkdirSync(templates, { recursive: true });
const bin = await step('Python environment', progress, (onLine) => pythonEnvironment({ onLine }));
await step('build of the packages', progress, (onLine) =>
  runOrThrow(script('build', '--projects', packagesOf(examples).join()), { cwd: workspaceRoot, onLine }),
);
const stacks = await step('synthesis of the examples', progress, async () => {
  const all = await Promise.all(appsIn(examples).map((app) => synthesise(app, join(out, app.slice(examples.length)))));
  return [...all.flat(), { name: 'Machines', template: machineStack }];
});
const rendered = await step('templates of the tasks', progress, () => Promise.resolve(renderedTemplates()));
const files = [...stacks, ...rendered].map(({ name, template }) => {
  const file = join(templates, `${name}.json`);
  writeFileSync(file, JSON.stringify(template));
  return file;
});

const matches = await step(`cfn-lint of ${files.length} templates`, progress, async () => {
  // Two at a time: one of them takes one processor.
  const halves = [0, 1].map((half) => files.filter((_, index) => index % 2 === half));
  const results = await Promise.all(halves.map((some) => run([join(bin, 'cfn-lint'), '--format', 'json', ...some])));
  return results.flatMap(({ output }) => readMatches(output));
});
const counts = { passed: 0, failed: 0 };
const seen = new Set<LintException>();
const faults = matches.filter((match) => {
  const expected = lintExceptions.filter((exception) => isExpected(exception, match));
  expected.forEach((exception) => seen.add(exception));
  return expected.length === 0;
});
for (const match of faults) print(`✗ ${lintLine(match)}`);
const faulty = new Set(faults.map(({ Filename }) => Filename));
counts.failed += faulty.size;
counts.passed += files.length - faulty.size;
for (const exception of lintExceptions) {
  if (!seen.has(exception)) print(`✗ cfn-lint says no more: ${exception.rule} ${String(exception.message)}`);
  counts[seen.has(exception) ? 'passed' : 'failed'] += 1;
}
print('');
print('What cfn-lint says that stays as it is:');
for (const { message, rule, why } of lintExceptions) print(`  ${rule} ${String(message)}\n    ${why}`);
print('');
close(counts);

function readMatches(output: string): LintMatch[] {
  try {
    return JSON.parse(output) as LintMatch[];
  } catch {
    throw new Error(`cfn-lint broke off: ${output.slice(-2_000)}`);
  }
}
