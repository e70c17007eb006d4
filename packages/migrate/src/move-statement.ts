import { ts } from 'ts-morph';
import { braceItems, braceList, type BraceItem } from './brace-list';
import { UMBRELLA, whyNoHome } from './home-of';
import type { MigrationContext } from './migration-context';
import { isMovableAsOne, moveMembers } from './move-namespace';
import { visitIndexName, visitRoot } from './move-index-names';
import type { NameSink, SinkForm, SinkPlace } from './name-sink';
import { statementStyle } from './source-style';
import { firstName, importedName } from './syntax-parts';
import { CDK_MODULE, INDEX_NAME, isTasksModule } from './upstream-module';

export function visitImport(
  context: MigrationContext,
  statement: ts.ImportDeclaration,
  specifier: ts.StringLiteral,
): void {
  const clause = statement.importClause;
  const isOurs = specifier.text.startsWith('@cdk-sfn/');
  if (!clause || !(isOurs || isTasksModule(specifier.text) || specifier.text === CDK_MODULE)) {
    return;
  }
  const { name, namedBindings } = clause;
  const isTypeOnly = clause.isTypeOnly;
  const elements = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : undefined;
  const namespace = namedBindings && ts.isNamespaceImport(namedBindings) ? namedBindings.name : undefined;
  const wholes = [name, namespace].filter((each) => each !== undefined);
  if (isOurs) {
    elements?.forEach((element) => context.noteImported(element, specifier.text, isTypeOnly));
    return;
  }
  const form: SinkForm = { kind: 'import', isTypeOnly };
  if (specifier.text === CDK_MODULE) {
    const below = context.lazySink(form, { mode: 'below', node: statement, container: context.source.file }, specifier);
    wholes.forEach((whole) => visitRoot(context, whole, { below, form, specifier, statement }));
    const [element, ...others] = elements?.filter((each) => importedName(each) === INDEX_NAME) ?? [];
    if (element && elements && others.length === 0) {
      visitIndexName(context, element, elements, {
        statement,
        specifier,
        form,
        isAlone: elements.length === 1 && !name,
      });
    }
    return;
  }
  context.handled.add(specifier);
  const isAsItIs = wholes.every((whole) => isMovableAsOne(context, whole));
  if (context.umbrella && isAsItIs && (elements ?? []).every((element) => context.homeOf(importedName(element)))) {
    elements?.forEach((element) => context.noteUses(importedName(element), element.name));
    wholes.forEach((whole) => context.noteMembers(whole));
    context.swap(specifier, UMBRELLA);
    return;
  }
  const sink = context.sink(form, { mode: 'replace', node: statement, container: context.source.file }, specifier);
  const kept = wholes.filter((whole) => !moveMembers(context, whole, sink));
  const keptItems = elements ? sort(context, elements, sink, isTypeOnly) : [];
  if (kept.length > 0 || keptItems.length > 0) {
    sink.kept = keptImport(context, statement, kept, keptItems);
  }
  settle(context, sink, specifier, wholes.length > 0, kept.length + keptItems.length > 0);
}

/** The statement for what cannot be moved over, next to those for what can. */
export function keptImport(
  context: MigrationContext,
  statement: ts.ImportDeclaration,
  wholes: ts.Identifier[],
  items: BraceItem[],
): string {
  const { file } = context.source;
  const clause = statement.importClause;
  const isNamespace = (whole: ts.Identifier) => ts.isNamespaceImport(whole.parent);
  const names = [
    ...wholes.filter((whole) => !isNamespace(whole)).map(({ text }) => text),
    ...wholes.filter(isNamespace).map(({ text }) => `* as ${text}`),
  ];
  const head = `import ${clause?.isTypeOnly ? 'type ' : ''}`;
  const rest = ` from ${context.source.text.slice(statement.moduleSpecifier.getStart(file), statement.end)}`;
  const style = statementStyle(file, context.style, statement, statement.moduleSpecifier);
  return items.length === 0
    ? `${head}${names.join(', ')}${rest}`
    : braceList(`${head}${names.map((name) => `${name}, `).join('')}`, items, rest, style);
}

/** Only the name of the module is changed where that is all that there is to it. */
export function settle(
  context: MigrationContext,
  sink: NameSink,
  specifier: ts.Node,
  hasWhole: boolean,
  hasKept: boolean,
): void {
  const [only, ...more] = sink.packages;
  if (!hasWhole && !hasKept && only !== undefined && more.length === 0) {
    context.swap(specifier, only);
  } else if (!hasKept || only !== undefined || sink.isWanted) {
    context.sinks.push(sink);
  }
}

/** Puts names to where they belong. Gives those that stay. */
export function sort(
  context: MigrationContext,
  elements: ts.NodeArray<ts.ImportSpecifier | ts.ExportSpecifier>,
  sink: NameSink,
  isTypeOnly: boolean,
): BraceItem[] {
  const kept: BraceItem[] = [];
  for (const [element, item] of braceItems(context.source.file, elements)) {
    const name = importedName(element as ts.ImportSpecifier | ts.ExportSpecifier);
    const home = context.homeOf(name);
    if (home) {
      sink.add(home.package, item);
      if (ts.isImportSpecifier(element)) {
        context.noteImported(element, home.package, isTypeOnly);
        context.noteUses(name, element.name);
      }
    } else {
      kept.push(item);
      context.leave(element, whyNoHome(name));
    }
  }
  return kept;
}

export function visitExport(
  context: MigrationContext,
  statement: ts.ExportDeclaration,
  specifier: ts.StringLiteral,
): void {
  if (!isTasksModule(specifier.text)) {
    return;
  }
  context.handled.add(specifier);
  const { exportClause, isTypeOnly } = statement;
  if (!exportClause || !ts.isNamedExports(exportClause)) {
    if (context.umbrella) {
      context.swap(specifier, UMBRELLA);
    } else {
      context.leave(statement, 'all names are exported at once: name those that are used elsewhere', true);
    }
    return;
  }
  const place: SinkPlace = { mode: 'replace', node: statement, container: context.source.file };
  const sink = context.sink({ kind: 'export', isTypeOnly }, place, specifier);
  const kept = sort(context, exportClause.elements, sink, isTypeOnly);
  if (kept.length > 0) {
    const rest = ` from ${context.source.text.slice(specifier.getStart(), statement.end)}`;
    const style = statementStyle(context.source.file, context.style, statement, specifier);
    sink.kept = braceList(`export ${isTypeOnly ? 'type ' : ''}`, kept, rest, style);
  }
  settle(context, sink, specifier, false, kept.length > 0);
}

export function visitImportEquals(context: MigrationContext, statement: ts.ImportEqualsDeclaration): void {
  const { moduleReference } = statement;
  if (!ts.isExternalModuleReference(moduleReference) || !ts.isStringLiteral(moduleReference.expression)) {
    return;
  }
  const specifier = moduleReference.expression;
  const form: SinkForm = { kind: 'import', isTypeOnly: statement.isTypeOnly };
  const container = context.source.file;
  if (specifier.text === CDK_MODULE) {
    const below = context.lazySink(form, { mode: 'below', node: statement, container }, specifier);
    visitRoot(context, statement.name, { below, form, specifier, statement });
  }
  if (!isTasksModule(specifier.text)) {
    return;
  }
  context.handled.add(specifier);
  if (context.umbrella && isMovableAsOne(context, statement.name)) {
    context.noteMembers(statement.name);
    context.swap(specifier, UMBRELLA);
  } else if (ts.getCombinedModifierFlags(statement) & ts.ModifierFlags.Export) {
    context.leave(statement, 'all names are exported as one: name those that are used elsewhere', true);
  } else {
    const sink = context.sink(form, { mode: 'replace', node: statement, container }, specifier);
    const isKept = !moveMembers(context, statement.name, sink);
    sink.kept = isKept ? statement.getText() : undefined;
    settle(context, sink, specifier, true, isKept);
  }
}

export function visitImportType(context: MigrationContext, node: ts.ImportTypeNode): void {
  const { argument, qualifier } = node;
  if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) {
    return;
  }
  const specifier = argument.literal;
  if (!isTasksModule(specifier.text)) {
    return;
  }
  context.handled.add(specifier);
  const name = qualifier && firstName(qualifier);
  const home = name === undefined ? undefined : context.homeOf(name);
  if (home) {
    context.swap(specifier, home.package);
  } else if (name !== undefined) {
    context.leave(node, whyNoHome(name));
  } else if (context.umbrella) {
    context.swap(specifier, UMBRELLA);
  } else {
    context.leave(node, 'it is the type of all names', true);
  }
}
