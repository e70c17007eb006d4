import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { blockOf, elementName, firstName, importedName, isAtTop, keywordOf, statementOf } from '../src/syntax-parts';

function find<T extends ts.Node>(text: string, is: (node: ts.Node) => node is T): T {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  let found: T | undefined;
  const visit = (node: ts.Node): void => {
    if (is(node)) found ??= node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found!;
}

test('names as they are exported', () => {
  expect(importedName(find("import { a as b } from 'x';", ts.isImportSpecifier))).toBe('a');
  expect(importedName(find("export { a } from 'x';", ts.isExportSpecifier))).toBe('a');
  expect(firstName(find('let a: b.c.d;', ts.isQualifiedName))).toBe('b');
});

test.each([
  ['const { a } = x;', 'a'],
  ['const { a: b } = x;', 'a'],
  ["const { 'a': b } = x;", 'a'],
  ['const { [a]: b } = x;', undefined],
  ['const { ...a } = x;', undefined],
])('%s takes %s', (text, name) => {
  expect(elementName(find(text, ts.isBindingElement))).toBe(name);
});

test.each(['const', 'let', 'var'])('%s', (keyword) => {
  expect(keywordOf(find(`${keyword} a = 1;`, ts.isVariableDeclarationList))).toBe(keyword);
});

test('where something stands', () => {
  const inner = find('function run() { const a = 1; }', ts.isVariableDeclaration);
  expect(statementOf(inner).getText()).toBe('const a = 1;');
  expect(blockOf(inner).getText()).toBe('{ const a = 1; }');
  expect(isAtTop(inner)).toBe(false);
  expect(isAtTop(find('const a = 1;', ts.isVariableDeclaration))).toBe(true);
});
