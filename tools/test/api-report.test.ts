import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apiReport } from '../src/api-report.ts';
import { workspaceRoot } from '../src/workspace.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

/** A built package. */
function builtPackage(declarations: string): string {
  return temporaryFolder({
    'package.json': '{ "name": "@cdk-sfn/tasks-x", "version": "1.0.0", "types": "dist/index.d.ts" }',
    'tsconfig.json': JSON.stringify({ compilerOptions: { types: [] }, files: ['dist/index.d.ts'] }),
    'api-extractor.json': JSON.stringify({ extends: join(workspaceRoot, 'api-extractor.base.json') }),
    'dist/index.d.ts': declarations,
  });
}

const api = 'export declare function size(name: string): number;\n';

test('the report that was written is the API that was built', () => {
  const dir = builtPackage(api);

  expect(apiReport(dir, { update: true })).toEqual([]);
  expect(apiReport(dir)).toEqual([]);
  expect(readFileSync(join(dir, 'etc/tasks-x.api.md'), 'utf8')).toContain(
    'export function size(name: string): number;',
  );
});

test('another API is a problem that names the command which mends it', () => {
  const dir = builtPackage(api);
  apiReport(dir, { update: true });
  const report = readFileSync(join(dir, 'etc/tasks-x.api.md'), 'utf8');
  writeFiles(dir, { 'dist/index.d.ts': api.replace('number', 'string') });

  const [problem, ...more] = apiReport(dir);

  expect(more).toEqual([]);
  expect(problem).toContain('run `pnpm api:update` and commit etc/tasks-x.api.md');
  expect(problem).toContain('+export function size(name: string): string;');
  expect(readFileSync(join(dir, 'etc/tasks-x.api.md'), 'utf8')).toBe(report);
});

test('a package without a report is a problem', () => {
  expect(apiReport(builtPackage(api))).toEqual([expect.stringContaining('run `pnpm api:update`')]);
});

test('a type that is used but not exported is a problem, also when the report is written', () => {
  const dir = builtPackage('interface Size { value: number }\nexport declare function size(): Size;\nexport {};\n');

  expect(apiReport(dir, { update: true })).toEqual([
    expect.stringMatching(/index\.d\.ts:2: .*Size.*ae-forgotten-export/),
  ]);
});
