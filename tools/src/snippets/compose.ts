import ts from 'typescript';
import { parseSource } from '../source-file.ts';
import type { Snippet } from './snippet.ts';

/**
 * Makes a module of a snippet. What a snippet is follows from its code:
 *
 * - one that awaits is a program that `done` of the module waits for;
 * - one that makes an `App` is a whole program, and synthesises itself;
 * - one that declares a class that extends `Stack` is given an app to stand in;
 * - any other is the body of a stack's constructor: `this` is the stack.
 *
 * Line n of the module is line n of the snippet. `fixtures` gives the source of each fixture by name.
 */
export function compose(snippet: Snippet, fixtures: ReadonlyMap<string, string>): string {
  const file = parseSource('snippet.ts', snippet.code);
  const isProgram = awaits(file);
  if (!isProgram && calls(file, /^(\w+\.)?App$/)) return `${snippet.code}\nexport {};\n`;

  const stacks = file.statements
    .filter(ts.isClassDeclaration)
    .filter((declaration) => /^extends (\w+\.)?Stack$/.test(declaration.heritageClauses?.[0]?.getText(file) ?? ''))
    .map(({ name }) => name?.text);
  if (stacks.length > 0 && !isProgram) {
    const made = stacks.map((name) => `new ${name ?? ''}(scope, '${name ?? ''}');`).join(' ');
    return `${snippet.code}\nexport function run(scope: any) { ${made} }\n`;
  }

  const bodyStart = file.statements.find((statement) => !ts.isImportDeclaration(statement))?.getFullStart() ?? 0;
  const imports = snippet.code.slice(0, bodyStart);
  const body = withoutExports(file).slice(bodyStart);
  const blankLines = /^\s*/.exec(body)?.[0] ?? '';
  const given = snippet.fixtures.map((name) => {
    const source = fixtures.get(name);
    if (source === undefined) throw new Error(`there is no docs/snippets/fixtures/${name}.ts`);
    const { fixture, constructs } = readFixture(name, source);
    return {
      imported: `import { ${fixture} } from './fixtures/${name}';`,
      used: `const { ${constructs.join(', ')} } = ${fixture}(${isProgram ? 'new StackOfSnippet()' : 'this'});`,
    };
  });
  const frame = [
    imports,
    blankLines,
    "import { Stack as StackOfSnippet } from 'aws-cdk-lib/core'; ",
    ...given.map(({ imported }) => `${imported} `),
  ];
  if (isProgram) {
    const start = ['export const done = (async () => { ', ...given.map(({ used }) => `${used} `)];
    return [...frame, ...start, body.slice(blankLines.length), '\n})();\n'].join('');
  }
  return [
    ...frame,
    'class Snippet extends StackOfSnippet { constructor(scope: any, id: string) { super(scope, id); ',
    ...given.map(({ used }) => `${used} `),
    body.slice(blankLines.length),
    "\n} }\nexport function run(scope: any) { new Snippet(scope, 'Snippet'); }\n",
  ].join('');
}

/** A fixture is one exported function of a scope that returns what it made: `return { table, queue };`. */
function readFixture(name: string, source: string): { fixture: string; constructs: string[] } {
  const file = parseSource(`${name}.ts`, source);
  const declaration = file.statements.find(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true,
  );
  const returned = declaration?.body?.statements.find(ts.isReturnStatement)?.expression;
  if (!declaration?.name || !returned || !ts.isObjectLiteralExpression(returned)) {
    throw new Error(`docs/snippets/fixtures/${name}.ts must export a function that returns { what, it, made }`);
  }
  return {
    fixture: declaration.name.text,
    constructs: returned.properties.map((property) => property.name?.getText(file) ?? ''),
  };
}

/** True when the code awaits by itself, not inside a function that it writes. */
function awaits(file: ts.SourceFile): boolean {
  const visit = (node: ts.Node): boolean =>
    ts.isAwaitExpression(node) || (!ts.isFunctionLike(node) && ts.forEachChild(node, visit) === true);
  return visit(file);
}

function calls(file: ts.SourceFile, constructor: RegExp): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isNewExpression(node) && constructor.test(node.expression.getText(file))) ||
    ts.forEachChild(node, visit) === true;
  return visit(file);
}

/** The body of a constructor cannot export: the words make room for blanks. */
function withoutExports(file: ts.SourceFile): string {
  const words = file.statements
    .flatMap((statement) => (ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []))
    .filter(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return words.reduce(
    (text, word) => text.slice(0, word.getStart(file)) + ' '.repeat(word.getWidth(file)) + text.slice(word.end),
    file.text,
  );
}
