import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { marginAt, sourceStyle, statementStyle } from '../src/source-style';

test('line ends, indentation and width are those of the file', () => {
  expect(sourceStyle('class A {\r\n\tb = 1;\r\n}\r\n')).toEqual({ endOfLine: '\r\n', indent: '\t', width: 80 });
  expect(sourceStyle(`/**\n * a\n */\nclass A {\n    ${'b'.repeat(96)}\n}`)).toEqual({
    endOfLine: '\n',
    indent: '    ',
    width: 100,
  });
  expect(sourceStyle('a'.repeat(500))).toEqual({ endOfLine: '\n', indent: '  ', width: 120 });
});

test('quotes, semicolon, margin and spaces are those of the statement', () => {
  const styleOf = (text: string) => {
    const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
    const [statement] = file.statements as unknown as ts.ImportDeclaration[];
    const { isSpaced, margin, quote, semicolon } = statementStyle(
      file,
      sourceStyle(text),
      statement!,
      statement!.moduleSpecifier,
    );
    return { isSpaced, margin, quote, semicolon };
  };
  expect(styleOf("import { a } from 'b';")).toEqual({ isSpaced: true, margin: '', quote: "'", semicolon: ';' });
  expect(styleOf('  import {a} from "b"\n')).toEqual({ isSpaced: false, margin: '  ', quote: '"', semicolon: '' });
  expect(styleOf("import {\n  a,\n} from 'b';")).toMatchObject({ isSpaced: true });
});

test('the margin is the white space before a place', () => {
  expect(marginAt('a\n\t b', 4)).toBe('\t ');
  expect(marginAt('a\n  b c', 6)).toBe('  ');
  expect(marginAt('a', 0)).toBe('');
});
