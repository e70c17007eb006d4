import { expect, test } from 'vitest';
import { fencedBlocks } from '../src/markdown.ts';

test('finds blocks, their lines and what stands above them', () => {
  const markdown = ['# Title', '', '<!-- note -->', '', '```ts', 'one();', 'two();', '```', '```sh', 'ls', '```'].join(
    '\n',
  );

  expect(fencedBlocks(markdown)).toEqual([
    { language: 'ts', code: 'one();\ntwo();', line: 6, above: '<!-- note -->' },
    { language: 'sh', code: 'ls', line: 10, above: '' },
  ]);
});

test('takes the indent of a block in a list off', () => {
  expect(fencedBlocks('- item\n\n  ```ts\n  if (a) {\n    b();\n  }\n  ```')).toEqual([
    { language: 'ts', code: 'if (a) {\n  b();\n}', line: 4, above: '- item' },
  ]);
});

test('a longer fence holds a shorter one', () => {
  expect(fencedBlocks('````md\n```ts\na\n```\n````')).toEqual([
    { language: 'md', code: '```ts\na\n```', line: 2, above: '' },
  ]);
});

test('a block that never ends goes to the end', () => {
  expect(fencedBlocks('```ts\na')).toEqual([{ language: 'ts', code: 'a', line: 2, above: '' }]);
});
