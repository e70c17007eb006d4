import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { MigrationContext } from '../src/migration-context';
import type { SinkForm, SinkPlace } from '../src/name-sink';
import { removeLines } from '../src/name-sink';
import { namespaceUse } from '../src/namespace-use';
import { ParsedSource } from '../src/parsed-source';
import { TextEdits } from '../src/text-edits';

const text = "import * as t from 'x'; // why\nnew t.Run(t.Props);\n";

function written(form: SinkForm, mode: SinkPlace['mode'], fill: (sink: ReturnType<MigrationContext['sink']>) => void) {
  const source = new ParsedSource('a.ts', text);
  const context = new MigrationContext(source, false);
  const node = source.file.statements[0]!;
  const specifier = [...source.nodes()].find(ts.isStringLiteral)!;
  const sink = context.sink(form, { mode, node, container: source.file }, specifier);
  const [, run, props] = [...source.nodes()].filter((each) => ts.isIdentifier(each) && each.text === 't');
  for (const [use, isType] of [
    [run, false],
    [props, true],
  ] as const) {
    const member = namespaceUse(use!);
    if (member.kind === 'member') {
      sink.want(member, { package: 'y', isType });
    }
  }
  fill(sink);
  sink.name(context.names, context.edits);
  sink.write(context.edits);
  return { text: context.edits.applyTo(text), packages: sink.packages };
}

const item = (name: string) => ({ text: name, before: [], after: [] });

test('takes the place of a statement, with what is kept', () => {
  expect(
    written({ kind: 'import', isTypeOnly: false }, 'replace', (sink) => {
      sink.add('a', item('A as B'));
      sink.kept = "import k from 'x';";
    }),
  ).toEqual({
    text: "import { A as B } from 'a';\nimport { type Props, Run } from 'y';\nimport k from 'x'; // why\nnew Run(Props);\n",
    packages: ['a', 'y'],
  });
});

test('stands below, behind the comment of the line', () => {
  expect(written({ kind: 'import', isTypeOnly: true }, 'below', (sink) => sink.addWhole('w', 'whole')).text).toBe(
    "import * as t from 'x'; // why\nimport type * as whole from 'w';\nimport type { Props, Run } from 'y';\nnew Run(Props);\n",
  );
});

test('declares, and calls', () => {
  expect(written({ kind: 'declaration', keyword: 'var', call: 'await import' }, 'replace', () => undefined).text).toBe(
    "var { Props, Run } = await import('y'); // why\nnew Run(Props);\n",
  );
  expect(
    written({ kind: 'declaration', keyword: 'const', call: 'require' }, 'declarator', (sink) =>
      sink.add('a', item('A')),
    ).text,
  ).toBe("{ A } = require('a'), { Props, Run } = require('y') // why\nnew Run(Props);\n");
});

test('exports', () => {
  expect(written({ kind: 'export', isTypeOnly: false }, 'replace', (sink) => sink.add('a', item('A'))).text).toContain(
    "export { A } from 'a';\n",
  );
});

test('lines with nothing else in them go with the statement', () => {
  const without = (before: string) => {
    const source = new ParsedSource('a.ts', before);
    const edits = new TextEdits();
    removeLines(source.text, source.file.statements[1]!, edits);
    return edits.applyTo(before);
  };
  expect(without('a;\r\n  b;\r\nc;')).toBe('a;\r\nc;');
  expect(without('a;\nb; // why\nc;')).toBe('a;\n // why\nc;');
  expect(without('a; b;')).toBe('a; ');
});
