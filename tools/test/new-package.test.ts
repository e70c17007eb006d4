import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newPackage } from '../src/new-package.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('writes a package, its test and its changeset', () => {
  const root = temporaryFolder();

  const written = newPackage(root, { service: 'step-widgets', action: 'StartJobRun', title: 'AWS Step Widgets' });

  expect(written).toEqual([
    '.changeset/new-tasks-step-widgets.md',
    'packages/tasks-step-widgets/README.md',
    'packages/tasks-step-widgets/api-extractor.json',
    'packages/tasks-step-widgets/package.json',
    'packages/tasks-step-widgets/src/index.ts',
    'packages/tasks-step-widgets/src/start-job-run.ts',
    'packages/tasks-step-widgets/test/start-job-run.test.ts',
    'packages/tasks-step-widgets/tsconfig.json',
  ]);
  for (const file of written) expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/__\w+__/);
});

test('names the class after service and action', () => {
  const root = temporaryFolder();

  newPackage(root, { service: 'step-widgets', action: 'StartJobRun' });

  expect(readFileSync(join(root, 'packages/tasks-step-widgets/src/index.ts'), 'utf8')).toContain(
    "export { StepWidgetsStartJobRun } from './start-job-run';",
  );
});

test.each(['Glue', 'aws glue', '../glue', 'glue-', ''])('refuses %j as a service', (service) => {
  expect(() => newPackage(temporaryFolder(), { service })).toThrow(`"${service}" is no service name`);
});

test.each(['startJobRun', 'Start Job', ''])('refuses %j as an action', (action) => {
  expect(() => newPackage(temporaryFolder(), { service: 'glue', action })).toThrow(`"${action}" is no API action`);
});

test('does not write over a package', () => {
  const root = temporaryFolder();
  newPackage(root, { service: 'glue' });

  expect(() => newPackage(root, { service: 'glue' })).toThrow('packages/tasks-glue exists');
});
