import { ts } from 'ts-morph';
import { braceList, type BraceItem } from './brace-list';
import type { Home } from './home-of';
import type { LocalNames } from './local-names';
import type { MemberUse } from './namespace-use';
import type { ParsedSource } from './parsed-source';
import { marginAt, type StatementStyle } from './source-style';
import type { TextEdits } from './text-edits';

/** How names get into the file. */
export type SinkForm =
  | { readonly kind: 'import'; readonly isTypeOnly: boolean }
  | { readonly kind: 'export'; readonly isTypeOnly: boolean }
  /** `const { … } = require('…')`, or with `await import('…')`. */
  | { readonly kind: 'declaration'; readonly keyword: string; readonly call: 'require' | 'await import' };

export interface SinkPlace {
  /** Takes the place of the node, or stands in lines of its own below it, or is one declaration among others. */
  readonly mode: 'replace' | 'below' | 'declarator';
  readonly node: ts.Node;
  /** What the names are seen in. */
  readonly container: ts.Node;
}

/** What goes in, and what comes out in its place. */
export class NameSink {
  /** What is kept as it is, in a statement of its own. */
  public kept: string | undefined;
  /** Where the names go. */
  public place: SinkPlace;
  /** The names of whole packages, where all of one is imported. */
  private readonly wholes: { readonly package: string; readonly local: string }[] = [];
  private readonly wholeUses: { readonly node: ts.Node; readonly package: string }[] = [];
  private readonly items = new Map<string, BraceItem[]>();
  private readonly wanted = new Map<string, { readonly home: Home; readonly uses: MemberUse[] }>();

  constructor(
    private readonly source: ParsedSource,
    public readonly form: SinkForm,
    place: SinkPlace,
    private readonly style: StatementStyle,
  ) {
    this.place = place;
  }

  /** A name as it was written. */
  public add(name: string, item: BraceItem): void {
    this.items.set(name, [...(this.items.get(name) ?? []), item]);
  }

  /** A name that stood behind the name of the module. */
  public want(use: MemberUse, home: Home): void {
    const { uses } = this.wanted.get(use.name) ?? { uses: [] };
    this.wanted.set(use.name, { home, uses: [...uses, use] });
  }

  /** All of a package, by a name. */
  public addWhole(name: string, local: string): void {
    this.wholes.push({ package: name, local });
  }

  public get hasWhole(): boolean {
    return this.wholes.length > 0;
  }

  /** All of a package, in place of an expression. */
  public wantWhole(name: string, node: ts.Node): void {
    this.wholeUses.push({ node, package: name });
  }

  /** Whether there is something that waits for a name. */
  public get isWanted(): boolean {
    return this.wanted.size > 0 || this.wholeUses.length > 0;
  }

  /** Makes up names, and writes them where they are used. */
  public name(names: LocalNames, edits: TextEdits): void {
    for (const [name, { home, uses }] of [...this.wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const target = `${home.package} ${name}`;
      const { container, node } = this.place;
      const places = [node, ...uses.map((use) => use.node)];
      const request = { name, target, isType: home.isType, places, container };
      const existing = names.existing(request);
      const local = existing ?? names.fresh(request);
      if (existing === undefined) {
        const isType = home.isType && this.form.kind === 'import' && !this.form.isTypeOnly;
        const renamed = local === name ? name : this.renamed(name, local);
        this.add(home.package, { text: `${isType ? 'type ' : ''}${renamed}`, before: [], after: [] });
      }
      for (const use of uses) {
        this.replaceUse(use, local, edits);
      }
    }
    this.nameWholes(names, edits);
  }

  private nameWholes(names: LocalNames, edits: TextEdits): void {
    const { container, node } = this.place;
    const [target] = this.wholeUses.map((use) => use.package);
    if (target !== undefined) {
      const places = [node, ...this.wholeUses.map((use) => use.node)];
      const request = { name: 'tasks', target, isType: false, places, container };
      const existing = names.existing(request);
      const local = existing ?? names.fresh(request);
      if (existing === undefined) {
        this.addWhole(target, local);
      }
      this.wholeUses.forEach((use) => edits.replace(use.node.getStart(), use.node.end, local));
    }
  }

  public get packages(): string[] {
    return [...new Set([...this.items.keys(), ...this.wholes.map((whole) => whole.package)])].sort();
  }

  public write(edits: TextEdits): void {
    const { mode, node } = this.place;
    const lines = this.lines();
    const { endOfLine, margin } = this.style;
    if (mode === 'below') {
      if (lines.length > 0) {
        const at = endOfLineOf(this.source.text, node.end);
        edits.insert(at, lines.map((line) => `${endOfLine}${margin}${line}`).join(''));
      }
    } else if (mode === 'declarator') {
      edits.replace(node.getStart(), node.end, lines.join(', '));
    } else if (lines.length === 0) {
      removeLines(this.source.text, node, edits);
    } else {
      edits.replace(node.getStart(), node.end, lines.join(`${endOfLine}${margin}`));
    }
  }

  private renamed(name: string, local: string): string {
    return this.form.kind === 'declaration' ? `${name}: ${local}` : `${name} as ${local}`;
  }

  private lines(): string[] {
    const semicolon = this.place.mode === 'declarator' ? '' : this.style.semicolon;
    const wholes = this.wholes.map((whole) => `${this.wholeText(whole.package, whole.local)}${semicolon}`);
    const named = [...this.items]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, items]) => this.namedText(name, items, semicolon));
    return [...wholes, ...named, ...(this.kept === undefined ? [] : [this.kept])];
  }

  private wholeText(name: string, local: string): string {
    const { form, place } = this;
    if (form.kind === 'declaration') {
      return `${place.mode === 'declarator' ? '' : `${form.keyword} `}${local} = ${this.call(name)}`;
    }
    return `${form.kind}${form.isTypeOnly ? ' type' : ''} * as ${local} from ${this.quoted(name)}`;
  }

  private namedText(name: string, items: readonly BraceItem[], semicolon: string): string {
    const { form, place } = this;
    if (form.kind === 'declaration') {
      const keyword = place.mode === 'declarator' ? '' : `${form.keyword} `;
      return braceList(keyword, items, ` = ${this.call(name)}${semicolon}`, this.style);
    }
    const isTypeOnly =
      form.isTypeOnly || (form.kind === 'import' && items.every(({ text }) => text.startsWith('type ')));
    const bare = isTypeOnly ? items.map((item) => ({ ...item, text: item.text.replace(/^type /, '') })) : items;
    return braceList(
      `${form.kind}${isTypeOnly ? ' type' : ''} `,
      bare,
      ` from ${this.quoted(name)}${semicolon}`,
      this.style,
    );
  }

  private call(name: string): string {
    return this.form.kind === 'declaration' ? `${this.form.call}(${this.quoted(name)})` : '';
  }

  private quoted(name: string): string {
    return `${this.style.quote}${name}${this.style.quote}`;
  }

  private replaceUse({ module, nameNode, node }: MemberUse, local: string, edits: TextEdits): void {
    const between = this.source.text.slice(module.end, nameNode.getStart());
    const comments = ts.isElementAccessExpression(node) ? '' : between.replace(/\??\./, '').trim();
    edits.replace(node.getStart(), node.end, comments === '' ? local : `${comments}${commentEnd(comments)}${local}`);
  }
}

/** Behind what a line ends with, such as a comment. */
function endOfLineOf(text: string, position: number): number {
  const comments = ts.getTrailingCommentRanges(text, position) ?? [];
  return comments.at(-1)?.end ?? position;
}

/** A name behind `// …` needs a line of its own. */
function commentEnd(comments: string): string {
  return comments.includes('//') ? '\n' : ' ';
}

/** Removes a statement, and its lines when there is nothing else in them. */
export function removeLines(text: string, node: ts.Node, edits: TextEdits): void {
  const start = node.getStart();
  const margin = marginAt(text, start);
  const isFirst = start - margin.length === 0 || text[start - margin.length - 1] === '\n';
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(node.end));
  if (isFirst && rest) {
    edits.replace(start - margin.length, node.end + rest[0].length, '');
  } else {
    edits.replace(start, node.end, '');
  }
}
