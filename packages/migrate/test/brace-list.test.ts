import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { braceItems, braceList } from '../src/brace-list';
import type { StatementStyle } from '../src/source-style';

const style: StatementStyle = {
  endOfLine: '\n',
  indent: '  ',
  isSpaced: true,
  margin: '',
  quote: "'",
  semicolon: ';',
  width: 40,
};

function itemsOf(text: string) {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const clause = (file.statements[0] as ts.ImportDeclaration).importClause?.namedBindings as ts.NamedImports;
  return [...braceItems(file, clause.elements).values()];
}

test('comments belong to the name above, beside or below which they stand', () => {
  expect(
    itemsOf(
      "import { // all\n  // first\n  a, // one\n  /* two */ b, /* three */ c /* 3 */,\n  // four\n  d as e\n  // last\n} from 'x';",
    ),
  ).toEqual([
    { text: 'a', before: ['// all', '// first'], after: ['// one'] },
    { text: 'b', before: ['/* two */'], after: [] },
    { text: 'c', before: ['/* three */'], after: ['/* 3 */'] },
    { text: 'd as e', before: ['// four'], after: ['// last'] },
  ]);
});

test('in one line, as long as it fits', () => {
  const items = itemsOf("import { aaaaaaaa, bbbbbbbb } from 'x';");
  expect(braceList('import ', items, " from 'x';", style)).toBe("import { aaaaaaaa, bbbbbbbb } from 'x';");
  expect(braceList('import ', items, " from 'x';", { ...style, isSpaced: false })).toBe(
    "import {aaaaaaaa, bbbbbbbb} from 'x';",
  );
  expect(braceList('import ', items, " from 'xyz';", { ...style, margin: '  ' })).toBe(
    "import {\n    aaaaaaaa,\n    bbbbbbbb,\n  } from 'xyz';",
  );
});

test('in a line each with comments', () => {
  const items = itemsOf("import { /* a */ a, // b\n c } from 'x';");
  expect(braceList('import ', items, " from 'x';", style)).toBe("import {\n  /* a */\n  a, // b\n  c,\n} from 'x';");
});
