import { ts } from 'ts-morph';
import type { StatementStyle } from './source-style';

/** A name between braces, with the comments that belong to it. */
export interface BraceItem {
  readonly text: string;
  /** Comments above it, or before it in its line. */
  readonly before: readonly string[];
  /** Comments behind it in its line. */
  readonly after: readonly string[];
}

type BraceElement = ts.ImportSpecifier | ts.ExportSpecifier | ts.BindingElement;

/** What stands between the braces of an import, an export or a pattern, so that it can be put elsewhere. */
export function braceItems(file: ts.SourceFile, elements: ts.NodeArray<BraceElement>): Map<BraceElement, BraceItem> {
  const { text } = file;
  const textOf = ({ pos, end }: ts.CommentRange) => text.slice(pos, end);
  const sameLine = (position: number) => ts.getTrailingCommentRanges(text, position) ?? [];
  const items = new Map<BraceElement, BraceItem>();
  let waiting = sameLine(elements.pos).map(textOf);
  elements.forEach((element, index) => {
    const before = [...waiting, ...(ts.getLeadingCommentRanges(text, element.pos) ?? []).map(textOf)];
    const after = sameLine(element.end);
    const comma = text.indexOf(',', after.at(-1)?.end ?? element.end);
    const next = elements[index + 1];
    const behind = next || elements.hasTrailingComma ? sameLine(comma + 1) : [];
    // What is in the line of the next name belongs to that one.
    const isOfNext = next !== undefined && !text.slice(comma, next.getStart(file)).includes('\n');
    waiting = isOfNext ? behind.map(textOf) : [];
    const below = next ? [] : (ts.getLeadingCommentRanges(text, elements.end) ?? []);
    items.set(element, {
      text: element.getText(file),
      before,
      after: [...after, ...(isOfNext ? [] : behind), ...below].map(textOf),
    });
  });
  return items;
}

/** Names in braces: in one line, or in a line each when they do not fit or have comments. */
export function braceList(
  head: string,
  items: readonly BraceItem[],
  tail: string,
  { endOfLine, indent, isSpaced, margin, width }: StatementStyle,
): string {
  const pad = isSpaced ? ' ' : '';
  const line = `${head}{${pad}${items.map(({ text }) => text).join(', ')}${pad}}${tail}`;
  const hasComments = items.some(({ after, before }) => after.length + before.length > 0);
  if (!hasComments && margin.length + line.length <= width) {
    return line;
  }
  const lines = items.flatMap(({ after, before, text }) => [...before, [`${text},`, ...after].join(' ')]);
  return [`${head}{`, ...lines.map((each) => `${margin}${indent}${each}`), `${margin}}${tail}`].join(endOfLine);
}
