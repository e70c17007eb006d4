import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageManifest } from '../src/package-manifest.ts';
import { umbrellaProblems, writeUmbrella } from '../src/umbrella.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

const core = "export { JsonPath } from '@cdk-sfn/core';\n";
const manifest = (folder: string, dependencies?: Record<string, string>) =>
  JSON.stringify(packageManifest({ folder, description: 'Tasks', keywords: [], dependencies }));

function workTree(index = core, dependencies: Record<string, string> = {}): string {
  return temporaryFolder({
    'packages/core/package.json': manifest('core'),
    'packages/tasks/package.json': manifest('tasks', dependencies),
    'packages/tasks/src/index.ts': index,
    'packages/tasks-sqs/package.json': manifest('tasks-sqs'),
    'packages/tasks-sns/package.json': manifest('tasks-sns'),
    'packages/tasks-own/package.json': '{ "name": "@cdk-sfn/tasks-own", "private": true }',
    'packages/local/package.json': manifest('local'),
  });
}

const read = (root: string, file: string) => readFileSync(join(root, 'packages/tasks', file), 'utf8');
const dependenciesOf = (root: string) =>
  Object.entries((JSON.parse(read(root, 'package.json')) as { dependencies: object }).dependencies);

test('every public tasks package is passed on, after the names of the core', () => {
  const root = workTree();

  expect(writeUmbrella(root)).toEqual(['packages/tasks/package.json', 'packages/tasks/src/index.ts']);

  expect(read(root, 'src/index.ts')).toBe(
    `${core}export * from '@cdk-sfn/tasks-sns';\nexport * from '@cdk-sfn/tasks-sqs';\n`,
  );
  expect(dependenciesOf(root)).toEqual([
    ['@cdk-sfn/core', 'workspace:^'],
    ['@cdk-sfn/tasks-sns', 'workspace:^'],
    ['@cdk-sfn/tasks-sqs', 'workspace:^'],
  ]);
});

test('what was written is right, and is not written again', () => {
  const root = workTree();
  writeUmbrella(root);

  expect(umbrellaProblems(root)).toEqual([]);
  expect(writeUmbrella(root)).toEqual([]);
});

test('a package more or less has to be written', () => {
  const root = workTree();
  writeUmbrella(root);
  const problems = [
    { about: 'dependencies', message: expect.stringMatching(/run `pnpm tasks:update`$/) as string },
    { about: 'src/index.ts', message: expect.stringMatching(/run `pnpm tasks:update`$/) as string },
  ];

  writeFiles(root, { 'packages/tasks-glue/package.json': manifest('tasks-glue') });
  expect(umbrellaProblems(root)).toEqual(problems);
  writeUmbrella(root);
  expect(umbrellaProblems(root)).toEqual([]);

  writeFiles(root, { 'packages/tasks-glue/package.json': '{ "private": true }' });
  expect(umbrellaProblems(root)).toEqual(problems);
  writeUmbrella(root);
  expect(read(root, 'src/index.ts')).not.toContain('glue');
});

test('the API report has what a build would write', () => {
  const root = workTree();
  const before = 'export { JsonPath }\n\n';
  const line = (name: string) => `export * from "@cdk-sfn/tasks-${name}";\n`;
  writeFiles(root, { 'packages/tasks/etc/tasks.api.md': `${before}${line('old')}${line('sqs')}\n// end\n` });

  expect(writeUmbrella(root)).toContain('packages/tasks/etc/tasks.api.md');

  expect(read(root, 'etc/tasks.api.md')).toBe(`${before}${line('sns')}${line('sqs')}\n// end\n`);
  expect(writeUmbrella(root)).toEqual([]);
});

test('another order, or another range, has to be written', () => {
  const root = workTree();
  writeUmbrella(root);
  const index = read(root, 'src/index.ts');

  writeFiles(root, { 'packages/tasks/src/index.ts': `${index}${core}` });
  expect(umbrellaProblems(root).map(({ about }) => about)).toEqual(['src/index.ts']);

  writeFiles(root, {
    'packages/tasks/src/index.ts': index,
    'packages/tasks/package.json': manifest('tasks', {
      ...Object.fromEntries(dependenciesOf(root)),
      '@cdk-sfn/tasks-sqs': '^1.0.0',
    }),
  });
  expect(umbrellaProblems(root).map(({ about }) => about)).toEqual(['dependencies']);
});
