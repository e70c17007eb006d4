import { expect, test } from 'vitest';
import { documentation, readmesOfPackages, readSnippets } from '../../src/snippets/snippet.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const fence = (code: string, language = 'ts') => `\`\`\`${language}\n${code}\n\`\`\`\n`;

test('the documentation is the README, those of public packages, and docs', () => {
  const root = temporaryFolder({
    'README.md': '',
    'CONTRIBUTING.md': '',
    'docs/guide/paths.md': '',
    'docs/examples/node_modules/x/README.md': '',
    'packages/tasks-x/package.json': '{ "name": "@cdk-sfn/tasks-x" }',
    'packages/tasks-x/README.md': '',
    'packages/own/package.json': '{ "private": true }',
    'packages/own/README.md': '',
  });

  expect(documentation(root)).toEqual(['README.md', 'packages/tasks-x/README.md', 'docs/guide/paths.md']);
  expect(readmesOfPackages(root)).toEqual(['packages/tasks-x/README.md']);
});

test('a snippet is a block marked ts', () => {
  const root = temporaryFolder({ 'docs/a.md': `${fence('one();')}${fence('ls', 'sh')}${fence('two();')}` });

  expect(readSnippets(root, ['docs/a.md'])).toEqual([
    { id: 'docs-a-L2', file: 'docs/a.md', line: 2, code: 'one();', fixtures: [] },
    { id: 'docs-a-L8', file: 'docs/a.md', line: 8, code: 'two();', fixtures: [] },
  ]);
});

test('a comment right above says what a snippet needs', () => {
  const root = temporaryFolder({
    'a.md': `<!-- snippet: fixture=table,queue throws="is not supported" -->\n\n${fence('one();')}`,
  });

  expect(readSnippets(root, ['a.md'])).toMatchObject([{ fixtures: ['table', 'queue'], throws: 'is not supported' }]);
});

test('an unknown option is an error', () => {
  const root = temporaryFolder({ 'a.md': `<!-- snippet: skip -->\n${fence('one();')}` });

  expect(() => readSnippets(root, ['a.md'])).toThrow('a.md:2: a snippet has no option "skip"');
});
