import { ts } from 'ts-morph';
import { homeOf, type Home } from './home-of';
import { LocalNames } from './local-names';
import { NameSink, removeLines, type SinkForm, type SinkPlace } from './name-sink';
import { namespaceUse, type NamespaceUse } from './namespace-use';
import type { ParsedSource, SourcePlace } from './parsed-source';
import { sourceStyle, statementStyle, type SourceStyle } from './source-style';
import { importedName, statementOf } from './syntax-parts';
import { TextEdits } from './text-edits';
import type { ClassUse } from './worth-a-look';

/** A place in a file that a person has to look at. */
export interface Finding extends SourcePlace {
  /** What is there, and what can be done about it. */
  readonly message: string;
}

/** A file on its way: what was found in it, and what is to become of that. */
export class MigrationContext {
  public readonly edits = new TextEdits();
  public readonly names: LocalNames;
  public readonly style: SourceStyle;
  public readonly sinks: NameSink[] = [];
  public readonly left: Finding[] = [];
  /** What is imported from now on. */
  public readonly packages = new Set<string>();
  public readonly classUses: ClassUse[] = [];
  /** Names of modules, and of the tasks in the index, that were seen to. */
  public readonly handled = new Set<ts.Node>();

  constructor(
    public readonly source: ParsedSource,
    public readonly umbrella: boolean,
  ) {
    this.names = new LocalNames(source);
    this.style = sourceStyle(source.text);
  }

  public noteMembers(name: ts.Identifier): void {
    for (const use of this.usesOf(name).map((each) => namespaceUse(each))) {
      if (use.kind === 'member') {
        this.classUses.push({ name: use.name, node: use.node });
      }
    }
  }

  public noteUses(name: string, local: ts.Node): void {
    if (ts.isIdentifier(local)) {
      this.usesOf(local).forEach((node) => this.classUses.push({ name, node }));
    }
  }

  public noteImported(element: ts.ImportSpecifier, from: string, isTypeOnly: boolean): void {
    const symbol = this.source.symbolOf(element.name);
    if (symbol) {
      const target = `${from} ${importedName(element)}`;
      this.names.add({ symbol, local: element.name.text, target, isType: isTypeOnly || element.isTypeOnly });
    }
  }

  public removeDeclaration(declaration: ts.VariableDeclaration | ts.ImportEqualsDeclaration): void {
    if (ts.isImportEqualsDeclaration(declaration)) {
      return removeLines(this.source.text, declaration, this.edits);
    }
    const { declarations, parent } = declaration.parent as ts.VariableDeclarationList;
    if (declarations.length === 1) {
      return removeLines(this.source.text, parent, this.edits);
    }
    const index = declarations.indexOf(declaration);
    const next = declarations[index + 1];
    const previous = declarations[index - 1];
    if (next) {
      this.edits.replace(declaration.getStart(), next.getStart(), '');
    } else if (previous) {
      this.edits.replace(previous.end, declaration.end, '');
    }
  }

  /** Takes a name out of braces, with its line when there is nothing else in it. */
  public removeElement(element: ts.Node, elements: ts.NodeArray<ts.Node>): void {
    const { text } = this.source;
    const index = elements.indexOf(element);
    const next = elements[index + 1];
    const previous = elements[index - 1];
    const start = element.getStart();
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
    const rest = /^,?[ \t]*\r?\n/.exec(text.slice(element.end));
    if (line.trim() === '' && rest && (next ?? elements.hasTrailingComma)) {
      this.edits.replace(start - line.length, element.end + rest[0].length, '');
    } else if (next) {
      const between = text.slice(element.end, next.getStart());
      const comma = between.indexOf(',') + 1;
      this.edits.replace(start, between.trim() === ',' ? next.getStart() : element.end + comma, '');
    } else if (previous) {
      this.edits.replace(previous.end, element.end, '');
    } else if (ts.isNamedImports(element.parent) && element.parent.parent.name) {
      // `import cdk, { … }`: only the default is left.
      this.edits.replace(element.parent.parent.name.end, element.parent.end, '');
    }
  }

  public usesOf(name: ts.Identifier): readonly ts.Identifier[] {
    const symbol = this.source.symbolOf(name);
    return symbol ? this.source.usesOf(symbol) : [];
  }

  public homeOf(name: string): Home | undefined {
    return homeOf(name, { umbrella: this.umbrella });
  }

  public swap(specifier: ts.Node, name: string): void {
    this.edits.replace(specifier.getStart() + 1, specifier.end - 1, name);
    this.packages.add(name);
  }

  public sink(form: SinkForm, place: SinkPlace, specifier: ts.Node): NameSink {
    const style = statementStyle(this.source.file, this.style, statementOf(place.node), specifier);
    return new NameSink(this.source, form, place, style);
  }

  public lazySink(form: SinkForm, place: SinkPlace, specifier: ts.Node): () => NameSink {
    return this.lazy(() => this.pushed(this.sink(form, place, specifier)));
  }

  public lazy(make: () => NameSink): () => NameSink {
    let made: NameSink | undefined;
    return () => (made ??= make());
  }

  public pushed(sink: NameSink): NameSink {
    this.sinks.push(sink);
    return sink;
  }

  public leaveUse(node: ts.Node, use: NamespaceUse): void {
    const why = use.kind === 'other' ? use.why : 'it gets another name, by which names are used in ways that stay';
    this.leave(node, `\`${node.getText()}\`: ${why}`, use.kind === 'other' && use.isFineAsOne);
  }

  /** @param isFineAsOne whether it could stay as it is if all names were in one package */
  public leave(node: ts.Node, message: string, isFineAsOne = false): void {
    const hint = isFineAsOne && !this.umbrella ? '; use the names themselves, or --umbrella' : '';
    this.left.push(this.at(node, `${message}${hint}`));
  }

  public at(node: ts.Node, message: string): Finding {
    return { ...this.source.placeOf(node.getStart()), message };
  }
}
