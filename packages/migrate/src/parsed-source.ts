import { Project, ts } from 'ts-morph';
import { MigrationError } from './migration-error';

/** A place in a file. */
export interface SourcePlace {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  experimentalDecorators: true,
  jsx: ts.JsxEmit.Preserve,
  module: ts.ModuleKind.ESNext,
  // Only what the file itself says counts: nothing is loaded, so that nothing has to be installed.
  noLib: true,
  noResolve: true,
  target: ts.ScriptTarget.ESNext,
  types: [],
};

/** One file, with what its names stand for. */
export class ParsedSource {
  /** Without the byte order mark, if there was one. */
  public readonly text: string;
  public readonly file: ts.SourceFile;
  public readonly checker: ts.TypeChecker;
  public readonly isJavaScript: boolean;
  private references: ReadonlyMap<ts.Symbol, readonly ts.Identifier[]> | undefined;

  /**
   * @param fileName tells the language by its extension
   * @throws MigrationError when it is not TypeScript or JavaScript
   */
  constructor(fileName: string, text: string) {
    this.text = text.replace(/^\uFEFF/, '');
    this.isJavaScript = /\.[cm]?jsx?$/.test(fileName);
    const project = new Project({ compilerOptions: OPTIONS, skipLoadingLibFiles: true, useInMemoryFileSystem: true });
    this.file = project.createSourceFile(
      `/source${/\.[^./\\]*$/.exec(fileName)?.[0] ?? '.ts'}`,
      this.text,
    ).compilerNode;
    const program = project.getProgram().compilerObject;
    const [problem] = program.getSyntacticDiagnostics(this.file);
    if (problem) {
      const { line, column } = this.placeOf(problem.start);
      const message = ts.flattenDiagnosticMessageText(problem.messageText, ' ');
      throw new MigrationError(`${fileName}:${line}:${column} cannot be parsed: ${message}`);
    }
    this.checker = program.getTypeChecker();
  }

  public placeOf(position: number): SourcePlace {
    const { line, character } = this.file.getLineAndCharacterOfPosition(position);
    return { line: line + 1, column: character + 1 };
  }

  /** Every node from a node on, with the types in the comments of JavaScript. */
  public *nodes(from: ts.Node = this.file): Generator<ts.Node> {
    yield from;
    const children: ts.Node[] = this.isJavaScript ? [...((from as { jsDoc?: ts.JSDoc[] }).jsDoc ?? [])] : [];
    ts.forEachChild(from, (child) => {
      children.push(child);
    });
    for (const child of children) {
      yield* this.nodes(child);
    }
  }

  /** What a name stands for where it is used: itself, not what it was imported as. */
  public symbolOf(identifier: ts.Identifier): ts.Symbol | undefined {
    const { parent } = identifier;
    if (ts.isShorthandPropertyAssignment(parent) && parent.name === identifier) {
      return this.checker.getShorthandAssignmentValueSymbol(parent);
    }
    if (ts.isExportSpecifier(parent) && parent.parent.parent.moduleSpecifier === undefined) {
      return this.checker.getExportSpecifierLocalTargetSymbol(parent);
    }
    // `import tasks = cdk.tasks`: the checker would look up what `cdk` is.
    if (isFirstOfReference(identifier)) {
      return this.inScope(identifier.text, identifier);
    }
    return this.checker.getSymbolAtLocation(identifier);
  }

  /** Where a name is used, but not where it is declared. */
  public usesOf(symbol: ts.Symbol): readonly ts.Identifier[] {
    this.references ??= this.allReferences();
    return this.references.get(symbol) ?? [];
  }

  /** Names that the file itself does not declare, such as those of globals. */
  public readonly globals: () => ReadonlySet<string> = once(() => {
    const names = new Set<string>();
    for (const node of this.nodes()) {
      if (ts.isIdentifier(node) && isReference(node) && !this.symbolOf(node)?.declarations?.length) {
        names.add(node.text);
      }
    }
    return names;
  });

  /** What a name stands for at a node, if the file declares it. */
  public inScope(name: string, at: ts.Node): ts.Symbol | undefined {
    const meaning: ts.SymbolFlags =
      ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Namespace | ts.SymbolFlags.Alias;
    return this.checker
      .getSymbolsInScope(at, meaning)
      .find((symbol) => symbol.name === name && (symbol.declarations?.length ?? 0) > 0);
  }

  private allReferences(): Map<ts.Symbol, ts.Identifier[]> {
    const found = new Map<ts.Symbol, ts.Identifier[]>();
    for (const node of this.nodes()) {
      if (ts.isIdentifier(node) && !isInLink(node)) {
        const symbol = this.symbolOf(node);
        if (symbol && !symbol.declarations?.some((declaration) => ts.getNameOfDeclaration(declaration) === node)) {
          found.set(symbol, [...(found.get(symbol) ?? []), node]);
        }
      }
    }
    return found;
  }
}

function isFirstOfReference(identifier: ts.Identifier): boolean {
  let current: ts.Node = identifier;
  while (ts.isQualifiedName(current.parent) && current.parent.left === current) {
    current = current.parent;
  }
  return ts.isImportEqualsDeclaration(current.parent) && current.parent.moduleReference === current;
}

/** `{@link tasks.LambdaInvoke}` is text. */
function isInLink(node: ts.Node): boolean {
  let current = node.parent as ts.Node | undefined;
  while (current && (ts.isQualifiedName(current) || ts.isIdentifier(current))) {
    current = current.parent;
  }
  return current !== undefined && (ts.isJSDocLink(current) || ts.isJSDocNameReference(current));
}

/** Whether an identifier stands for something by itself, and is not the name of a member or a key. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  return !(
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    ((ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isBindingElement(parent)) &&
      parent.propertyName === node) ||
    (ts.isExportSpecifier(parent) && parent.parent.parent.moduleSpecifier !== undefined) ||
    ts.isImportTypeNode(parent) ||
    ts.isMetaProperty(parent) ||
    ts.getNameOfDeclaration(parent as ts.Declaration) === node
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
