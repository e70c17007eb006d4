import { expect, test } from 'vitest';
import { importedModules, isTypesOnly, parseSource } from '../src/source-file.ts';

const parse = (text: string) => parseSource('file.ts', text);

test.each([
  "import { a } from 'there';",
  "import type { A } from 'there';",
  "import 'there';",
  "export { a } from 'there';",
  "type A = import('there').A;",
  "const a = import('there');",
  "const a = require('there');",
])('%s', (line) => {
  expect(importedModules(parse(`\n${line}`))).toEqual([{ module: 'there', line: 2 }]);
});

test('a call of something else imports nothing', () => {
  expect(importedModules(parse("requires('there'); const text = \"from 'there'\";"))).toEqual([]);
});

test.each([
  'export interface A {}',
  "import type { B } from './b';\nexport type A = B;",
  "export type { B } from './b';",
  'declare const a: 1;',
])('%j only declares types', (text) => {
  expect(isTypesOnly(parse(text))).toBe(true);
});

test.each(['export enum A {}', 'export const a = 1;', 'export class A {}', "export { b } from './b';", 'f();'])(
  '%j is code',
  (text) => {
    expect(isTypesOnly(parse(text))).toBe(false);
  },
);
