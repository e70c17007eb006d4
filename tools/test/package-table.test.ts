import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPackageTableCurrent, writePackageTable } from '../src/package-table.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

const manifest = (name: string, description: string) => JSON.stringify({ name: `@cdk-sfn/${name}`, description });

function workTree(readme = 'Hello\n\n<!-- packages -->\n<!-- /packages -->\n\nBye\n'): string {
  return temporaryFolder({
    'README.md': readme,
    'packages/core/package.json': manifest('core', 'The core'),
    'packages/tasks-x/package.json': manifest('tasks-x', 'Tasks for X'),
    'packages/own/package.json': '{ "private": true }',
  });
}

test('the table that was written is current', () => {
  const root = workTree();
  expect(isPackageTableCurrent(root)).toBe(false);

  writePackageTable(root);

  expect(isPackageTableCurrent(root)).toBe(true);
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(
    [
      'Hello',
      '',
      '<!-- packages -->',
      '',
      '| Package | What it is |',
      '| --- | --- |',
      '| [`@cdk-sfn/core`](packages/core/README.md) | The core |',
      '| [`@cdk-sfn/tasks-x`](packages/tasks-x/README.md) | Tasks for X |',
      '',
      '<!-- /packages -->',
      '',
      'Bye',
      '',
    ].join('\n'),
  );
});

test('how wide the columns are does not matter', () => {
  const root = workTree();
  writePackageTable(root);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  writeFiles(root, { 'README.md': readme.replaceAll(' |', '     |').replaceAll('---', '--------') });

  expect(isPackageTableCurrent(root)).toBe(true);
});

test.each([
  ['a package more', { 'packages/tasks-y/package.json': manifest('tasks-y', 'Tasks for Y') }],
  ['another description', { 'packages/core/package.json': manifest('core', 'The very core') }],
])('with %s the table is not current', (_, files) => {
  const root = workTree();
  writePackageTable(root);

  writeFiles(root, files);

  expect(isPackageTableCurrent(root)).toBe(false);
});

test.each(['', '<!-- packages -->', '<!-- /packages --> <!-- packages -->'])(
  'a README with %j has no place for it',
  (readme) => {
    expect(() => {
      writePackageTable(workTree(readme));
    }).toThrow('README.md must have the marks <!-- packages --> and <!-- /packages -->, once each');
  },
);
