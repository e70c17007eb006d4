import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { MigrationError } from '../src';
import { ParsedSource } from '../src/parsed-source';

const identifiers = (source: ParsedSource, name: string) =>
  [...source.nodes()].filter((node): node is ts.Identifier => ts.isIdentifier(node) && node.text === name);

describe('parses', () => {
  test.each([
    ['a.ts', 'let a = <any>b;'],
    ['a.tsx', 'let a = <B c="d" />;'],
    ['a.mts', 'await a;'],
    ['a.cts', "import a = require('a');"],
    ['a.js', "const a = require('a'); exports.b = <B />;"],
    ['a.mjs', "import a from 'a'; await a;"],
    ['a.cjs', '#!/usr/bin/env node\nreturn_: 1;'],
    ['a.jsx', 'let a = <B />;'],
    ['a.ts', 'class A { @b() c(@d() e: f) {} accessor g = 1; }'],
  ])('%s: %s', (file, text) => {
    expect(new ParsedSource(file, text).text).toBe(text);
  });
});

test.each([
  ['lib/a.ts', 'a;\n  const b = (;\n', 'lib/a.ts:2:14 cannot be parsed: Expression expected.'],
  ['a.js', 'let a: string;', 'a.js:1:8 cannot be parsed: Type annotations can only be used in TypeScript files.'],
])('%s with an error', (file, text, message) => {
  expect(() => new ParsedSource(file, text)).toThrow(new MigrationError(message));
});

test('the byte order mark is no part of it', () => {
  const source = new ParsedSource('a.ts', '\uFEFFlet a;\n');
  expect([source.text, source.placeOf(4)]).toEqual(['let a;\n', { line: 1, column: 5 }]);
});

describe('names', () => {
  const source = new ParsedSource(
    'a.ts',
    "import { b as a } from 'x';\nfunction f(a: a) { return { a }; }\nconst g = { a, h: Map };\nexport { a };\nimport i = a.c;\n/** {@link a} */\n",
  );
  const [declared] = identifiers(source, 'a');
  const uses = source.usesOf(source.symbolOf(declared!)!).map((use) => source.placeOf(use.getStart()));

  test('are found where they are used, and not where others are called so', () => {
    expect(uses).toEqual([
      { line: 2, column: 15 },
      { line: 3, column: 13 },
      { line: 4, column: 10 },
      { line: 5, column: 12 },
    ]);
  });

  test('mean what they mean at a place', () => {
    const inner = identifiers(source, 'a').find((node) => source.placeOf(node.getStart()).column === 29)!;
    expect(source.inScope('a', inner)).not.toBe(source.symbolOf(declared!));
    expect(source.inScope('g', inner)).toBeDefined();
    expect(source.inScope('Map', inner)).toBeUndefined();
  });

  test('that nothing declares are globals', () => {
    expect([...source.globals()]).toContain('Map');
    expect([...source.globals()]).not.toContain('h');
    expect([...source.globals()]).not.toContain('f');
  });
});

test('types in comments count in JavaScript only, links nowhere', () => {
  const text = "const a = require('a');\n/** @type {a.B} {@link a.C} */\nlet b;\n";
  const usesIn = (file: string) => {
    const source = new ParsedSource(file, text);
    return source.usesOf(source.symbolOf(identifiers(source, 'a')[0]!)!).length;
  };
  expect([usesIn('a.js'), usesIn('a.ts')]).toEqual([1, 0]);
});
