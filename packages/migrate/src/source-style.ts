import type { ts } from 'ts-morph';

/** How a file is written, as far as new lines have to look alike. */
export interface SourceStyle {
  readonly endOfLine: string;
  /** One step of indentation. */
  readonly indent: string;
  /** Longer lines are broken. */
  readonly width: number;
}

/** Where a statement is put, and how the one in whose place or beside which it stands was written. */
export interface StatementStyle extends SourceStyle {
  readonly quote: string;
  readonly semicolon: string;
  /** What stands before the statement in its line. */
  readonly margin: string;
  /** Whether there is a space between brace and name. */
  readonly isSpaced: boolean;
}

export function sourceStyle(text: string): SourceStyle {
  const lines = text.split(/\r?\n/);
  const longest = Math.max(...lines.map((line) => line.length));
  return {
    endOfLine: text.includes('\r\n') ? '\r\n' : '\n',
    indent: /^(?:\t| {2,8})(?=[^\s*])/m.exec(text)?.[0] ?? '  ',
    width: Math.min(120, Math.max(80, longest)),
  };
}

/** @param specifier the text that the statement imports from, quotes and all */
export function statementStyle(
  file: ts.SourceFile,
  style: SourceStyle,
  statement: ts.Node,
  specifier: ts.Node,
): StatementStyle {
  const text = file.text;
  const start = statement.getStart(file);
  return {
    ...style,
    quote: text.charAt(specifier.getStart(file)) === '"' ? '"' : "'",
    semicolon: text.slice(start, statement.end).endsWith(';') ? ';' : '',
    margin: marginAt(text, start),
    isSpaced: !/\{\S/.test(text.slice(start, statement.end)),
  };
}

/** The white space at the beginning of the line, if there is nothing else before the place. */
export function marginAt(text: string, position: number): string {
  const lineStart = text.lastIndexOf('\n', position - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, position))?.[0] ?? '';
}
