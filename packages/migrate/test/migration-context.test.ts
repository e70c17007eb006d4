import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { MigrationContext } from '../src/migration-context';
import { ParsedSource } from '../src/parsed-source';

function contextOf(text: string, umbrella = false) {
  const source = new ParsedSource('a.ts', text);
  const context = new MigrationContext(source, umbrella);
  const first = <T extends ts.Node>(is: (node: ts.Node) => node is T) => [...source.nodes()].filter(is);
  return { context, first, result: () => context.edits.applyTo(text) };
}

test.each([
  ['const a = 1;\n  const b = 2;\n', 1, 'const a = 1;\n'],
  ['const a = 1; const b = 2;\n', 1, 'const a = 1; \n'],
  ['const a = 1, b = 2;\n', 0, 'const b = 2;\n'],
  ['const a = 1, b = 2;\n', 1, 'const a = 1;\n'],
  ['const a = 1; // why\n', 0, ' // why\n'],
])('removes a declaration: %j', (text, index, after) => {
  const { context, first, result } = contextOf(text);
  context.removeDeclaration(first(ts.isVariableDeclaration)[index]!);
  expect(result()).toBe(after);
});

test.each([
  ["import { a, b, c } from 'x';", 0, "import { b, c } from 'x';"],
  ["import { a, b, c } from 'x';", 2, "import { a, b } from 'x';"],
  ["import { a, /* b */ b } from 'x';", 0, "import {  /* b */ b } from 'x';"],
  ["import {\n  a,\n  b,\n} from 'x';", 1, "import {\n  a,\n} from 'x';"],
  ["import {\n  a,\n  b\n} from 'x';", 1, "import {\n  a\n} from 'x';"],
  ["import {\n  a, // why\n  b,\n} from 'x';", 0, "import {\n   // why\n  b,\n} from 'x';"],
])('removes a name: %j without the one at %i', (text, index, after) => {
  const { context, first, result } = contextOf(text);
  const { elements } = first(ts.isNamedImports)[0]!;
  context.removeElement(elements[index]!, elements);
  expect(result()).toBe(after);
});

test('says what could stay if all names were in one package', () => {
  const text = 'a;\n b;\n';
  const leftIn = (umbrella: boolean) => {
    const { context, first } = contextOf(text, umbrella);
    const [a, b] = first(ts.isIdentifier);
    context.leave(a!, 'why', true);
    context.leave(b!, 'why');
    return context.left;
  };
  expect(leftIn(false)).toEqual([
    { line: 1, column: 1, message: 'why; use the names themselves, or --umbrella' },
    { line: 2, column: 2, message: 'why' },
  ]);
  expect(leftIn(true)[0]).toEqual({ line: 1, column: 1, message: 'why' });
});

test('changes the name of a module, and nothing around it', () => {
  const { context, first, result } = contextOf('import a from "x"  ;');
  context.swap(first(ts.isStringLiteral)[0]!, 'y');
  expect(result()).toBe('import a from "y"  ;');
  expect([...context.packages]).toEqual(['y']);
});
