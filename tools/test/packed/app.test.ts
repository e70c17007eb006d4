import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeApp } from '../../src/packed/app.ts';
import { run } from '../../src/run.ts';
import { workspaceRoot } from '../../src/workspace.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';

const esm = join(workspaceRoot, 'tools/packed-apps/esm');

test('an app installs the tarballs and holds the examples', () => {
  const root = temporaryFolder({
    'docs/snippets/fixtures/topic.ts':
      'export function topicFixture(scope: unknown) {\n  const topic = scope;\n  return { topic };\n}\n',
  });
  const dir = join(root, 'app');
  const example = { id: 'tasks-x', file: 'README.md', line: 1, code: 'topic;', fixtures: ['topic'] };

  writeApp({
    dir,
    template: 'cdk-init-floor',
    dependencies: { 'aws-cdk-lib': '2.178.0' },
    devDependencies: { jest: '29.7.0' },
    tarballs: [{ name: '@cdk-sfn/tasks-x', version: '1.0.0', path: '/tarballs/x.tgz' }],
    root,
    examples: [example],
  });

  expect(JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))).toMatchObject({
    dependencies: { 'aws-cdk-lib': '2.178.0', '@cdk-sfn/tasks-x': 'file:/tarballs/x.tgz' },
    devDependencies: { jest: '29.7.0' },
  });
  for (const file of [
    'bin/app.ts',
    'bin/one-import.ts',
    'test/app.test.ts',
    'test/simulate.test.ts',
    'lib/tasks-x.ts',
    'lib/fixtures/topic.ts',
    'esm/vitest/orders-stack.ts',
  ]) {
    expect(existsSync(join(dir, file)), file).toBe(true);
  }
  expect(readFileSync(join(dir, 'esm/lib/tasks-x.js'), 'utf8')).toContain("from './fixtures/topic.js'");
  expect(readFileSync(join(dir, 'esm/lib/examples.js'), 'utf8')).toContain("from './tasks-x.js'");
  expect(readFileSync(join(dir, 'esm/lib/orders-stack.js'), 'utf8')).toContain('export class OrdersStack');
});

describe('the check of names', () => {
  const names = async (index: string) => {
    const dir = temporaryFolder({
      'packages.json': '["@cdk-sfn/tasks-x"]',
      'node_modules/@cdk-sfn/tasks-x/package.json': '{ "main": "index.js" }',
      'node_modules/@cdk-sfn/tasks-x/index.js': index,
    });
    cpSync(esm, dir, { recursive: true });
    return run(['node', 'names.js'], { cwd: dir });
  };

  test('passes when every name is seen', async () => {
    expect(await names('exports.size = 1;')).toMatchObject({ exitCode: 0 });
  });

  test('fails when a name is made where an ES module does not see it', async () => {
    const { exitCode, output } = await names('exports.size = 1;\nObject.assign(exports, { weight: 2 });');

    expect(exitCode).toBe(1);
    expect(output).toContain("import { weight } from '@cdk-sfn/tasks-x'");
  });

  test('fails when there are no names', async () => {
    expect(await names('')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('exports nothing') as string,
    });
  });
});

describe('the check of examples', () => {
  const examples = async (resource: string) => {
    const dir = temporaryFolder();
    cpSync(esm, dir, { recursive: true });
    writeFiles(dir, {
      'lib/examples.js': [
        "import { CfnResource, Stack } from 'aws-cdk-lib/core';",
        `export const examples = { one: (scope) => new CfnResource(new Stack(scope, 'S'), 'R', ${resource}) };`,
      ].join('\n'),
    });
    mkdirSync(join(dir, 'node_modules'));
    for (const name of ['aws-cdk-lib', 'constructs']) {
      symlinkSync(join(workspaceRoot, 'node_modules', name), join(dir, 'node_modules', name));
    }
    return run(['node', 'app.js'], { cwd: dir });
  };

  test('passes when there is a task', async () => {
    const machine = { type: 'X', properties: { DefinitionString: '{"Type":"Task"}' } };

    expect(await examples(JSON.stringify(machine))).toMatchObject({ exitCode: 0 });
  });

  test('fails when an example makes no task', async () => {
    const { exitCode, output } = await examples("{ type: 'X' }");

    expect(exitCode).toBe(1);
    expect(output).toContain('one has no task');
  });
});
