import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageManifest } from '../../src/package-manifest.ts';
import { tarballProblems } from '../../src/packed/tarball-problems.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const manifest = {
  ...packageManifest({ folder: 'tasks-x', description: 'x', keywords: [] }),
  peerDependencies: {},
  devDependencies: {},
};
const good: Record<string, string | undefined> = {
  LICENSE: 'Apache-2.0',
  'README.md': '# x',
  'package.json': JSON.stringify(manifest),
  'dist/index.js': "'use strict';\nexports.size = 1;\n",
  'dist/index.d.ts': 'export declare const size = 1;\n',
};

/** What is wrong with a package that has these files. */
async function problems(files: Record<string, string | undefined>): Promise<string[]> {
  const present = Object.entries({ ...good, ...files }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const dir = temporaryFolder(Object.fromEntries(present));
  const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts'], {
    cwd: dir,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const [{ filename }] = JSON.parse(printed) as [{ filename: string }];
  return tarballProblems(join(dir, filename));
}

const withFields = (fields: object) => ({ 'package.json': JSON.stringify({ ...manifest, ...fields }) });

test('a package of the mould has no problem', async () => {
  expect(await problems({})).toEqual([]);
});

test('a package may bring data along', async () => {
  const files = { ...withFields({ files: ['dist', 'data'] }), 'data/names.json': '{}' };
  expect(await problems(files)).toEqual([]);
  expect(await problems({ ...files, 'data/names.txt': '' })).toEqual(['ships data/names.txt']);
});

test('what must be in it', async () => {
  expect(await problems({ LICENSE: undefined })).toEqual(['lacks LICENSE']);
});

test('what may not be in it', async () => {
  expect(await problems({ ...withFields({ files: ['dist', 'src'] }), 'src/index.ts': '' })).toEqual([
    'ships src/index.ts',
  ]);
});

test('the protocols of the workspace may not be left', async () => {
  expect(await problems(withFields({ dependencies: { '@cdk-sfn/core': 'workspace:^' } }))).toContain(
    'depends on "workspace:^"',
  );
});

test('types may not come from the inside of aws-cdk-lib', async () => {
  const declarations = "export declare const size: import('aws-cdk-lib/aws-sns/lib/topic').Topic;\n";

  expect(await problems({ 'dist/index.d.ts': declarations })).toContain(
    'types of dist/index.d.ts come from the inside of aws-cdk-lib',
  );
});

test('publint speaks', async () => {
  expect(await problems(withFields({ main: './dist/main.js' }))).toEqual([expect.stringContaining('publint: ')]);
});

test('attw speaks', async () => {
  const esm = { 'dist/index.d.ts': 'declare const size: number;\nexport default size;\n' };

  expect(await problems(esm)).toEqual([expect.stringContaining('attw: ')]);
});
