import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Module } from '../src/parity/modules.ts';
import { homesFile, homesModule, rangeProblems, taskHomes, untypedNames } from '../src/task-homes.ts';
import type { Manifest } from '../src/workspace.ts';
import { temporaryFolder } from './temporary-folder.ts';

const timeout = 120_000;

function homes(sources: Readonly<Record<string, string>>) {
  const root = temporaryFolder({
    'tasks/index.d.ts': "export * from './lib/glue/start';",
    'tasks/lib/glue/start.d.ts':
      'export declare class Start {}\nexport declare enum Kind { A = "a" }\nexport interface StartProps {}\nexport declare class Stop {}\n',
    ...Object.fromEntries(Object.entries(sources).map(([name, text]) => [`${name}/index.d.ts`, text])),
  });
  const module = (name: string): Module => ({ name, index: join(root, name, 'index.d.ts') });
  return taskHomes({ tasks: module('tasks'), ours: Object.keys(sources).map(module) });
}

test('each name by the package that exports it, in order', { timeout }, () => {
  expect(
    homes({
      'tasks-glue': 'export interface StartProps {}\nexport declare class Start {}\nexport declare class Other {}\n',
      'tasks-kinds': 'declare class Stop {}\ndeclare enum Kind { A = "a" }\nexport { Kind };\nexport type { Stop };\n',
    }),
  ).toEqual({
    '@cdk-sfn/tasks-glue': { values: ['Start'], types: ['StartProps'] },
    '@cdk-sfn/tasks-kinds': { values: ['Kind'], types: ['Stop'] },
  });
});

test('the module that is made can be read', async () => {
  const made = await homesModule({ '@cdk-sfn/tasks-glue': { values: ['Start'], types: [] } });
  expect(made).toContain("'@cdk-sfn/tasks-glue': { values: ['Start'], types: [] }");
  expect(made.split('\n').slice(0, 5)).toEqual(readFileSync(homesFile, 'utf8').split('\n').slice(0, 5));
});

describe('ranges', () => {
  const manifest = (devDependencies: Record<string, string>): Manifest => ({
    name: 'a',
    version: '1.0.0',
    devDependencies,
  });

  test('of every package are known', () => {
    const homes = { '@cdk-sfn/tasks-glue': { values: ['Start'], types: [] } };
    expect(
      rangeProblems(homes, manifest({ '@cdk-sfn/tasks': 'workspace:^', '@cdk-sfn/tasks-glue': 'workspace:^' })),
    ).toEqual([]);
    expect(rangeProblems(homes, manifest({ '@cdk-sfn/tasks': 'workspace:^' }))).toEqual([
      'packages/migrate/package.json: must have "@cdk-sfn/tasks-glue": "workspace:^" in devDependencies',
    ]);
    expect(rangeProblems({}, manifest({}))).toHaveLength(1);
  });
});

test('names that have no types any more', { timeout }, () => {
  expect(untypedNames()).toContain('RunLambdaTask');
  expect(untypedNames()).not.toContain('LambdaInvoke');
});
