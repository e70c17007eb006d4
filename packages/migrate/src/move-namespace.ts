import { ts } from 'ts-morph';
import { braceItems, braceList, type BraceItem } from './brace-list';
import { UMBRELLA, whyNoHome, whyNoValue, type Home } from './home-of';
import type { MigrationContext } from './migration-context';
import type { NameSink, SinkForm, SinkPlace } from './name-sink';
import { namespaceUse, type MemberUse, type NamespaceUse, type PatternDeclaration } from './namespace-use';
import { statementStyle } from './source-style';
import { blockOf, elementName, isAtTop, keywordOf, statementOf } from './syntax-parts';

/**
 * `const tasks = require('…')` and `const { LambdaInvoke } = require('…')`, or the same of what stands for the tasks.
 *
 * @param specifier the name of upstream's module, where it stands in the declaration
 */
export function moveDeclaration(
  context: MigrationContext,
  use: NamespaceUse & { kind: 'alias' | 'pattern' },
  specifier: ts.StringLiteralLike | undefined,
  how: 'require' | 'await import',
  styledAs: ts.Node,
): void {
  const { declaration } = use;
  if (!ts.isVariableDeclaration(declaration)) {
    return context.leave(declaration, 'it is another name for all of them: use the names themselves');
  }
  const list = declaration.parent as ts.VariableDeclarationList;
  const statement = list.parent;
  const isAlone = list.declarations.length === 1 && ts.isVariableStatement(statement);
  const form: SinkForm = { kind: 'declaration', keyword: keywordOf(list), call: how };
  const place: SinkPlace = {
    mode: isAlone ? 'replace' : 'declarator',
    node: isAlone ? statement : declaration,
    container: blockOf(declaration),
  };
  if (use.kind === 'pattern') {
    return movePattern(context, use.declaration, specifier, form, place, styledAs);
  }
  const name = declaration.name as ts.Identifier;
  if (context.umbrella && isMovableAsOne(context, name)) {
    context.noteMembers(name);
    if (specifier) {
      context.swap(specifier, UMBRELLA);
    } else if (declaration.initializer) {
      context.edits.replace(declaration.initializer.getStart(), declaration.initializer.end, `${how}('${UMBRELLA}')`);
      context.packages.add(UMBRELLA);
    }
    return;
  }
  const sink = context.sink(form, place, styledAs);
  const isKept = !moveMembers(context, name, sink);
  sink.kept = isKept ? place.node.getText() : undefined;
  if (sink.isWanted || !isKept) {
    context.sinks.push(sink);
  }
}

export function movePattern(
  context: MigrationContext,
  declaration: PatternDeclaration,
  specifier: ts.StringLiteralLike | undefined,
  form: SinkForm,
  place: SinkPlace,
  styledAs: ts.Node,
): void {
  const { elements } = declaration.name;
  const isPlain = elements.every((element) => elementName(element) !== undefined);
  if (!isPlain) {
    return context.umbrella && specifier
      ? context.swap(specifier, UMBRELLA)
      : context.leave(declaration, 'not all names are written out', true);
  }
  const sink = context.sink(form, place, styledAs);
  const kept: BraceItem[] = [];
  for (const [element, item] of braceItems(context.source.file, elements)) {
    const name = elementName(element as ts.BindingElement) ?? '';
    const home = context.homeOf(name);
    if (home) {
      sink.add(home.package, item);
      if (ts.isIdentifier(element.name)) {
        context.noteUses(name, element.name);
      }
    } else {
      kept.push(item);
      context.leave(element, whyNoHome(name));
    }
  }
  const [only, ...more] = sink.packages;
  if (only === undefined) {
    return;
  }
  if (kept.length === 0 && more.length === 0) {
    if (specifier) {
      return context.swap(specifier, only);
    }
  }
  if (kept.length > 0) {
    const keyword = place.mode === 'declarator' || form.kind !== 'declaration' ? '' : `${form.keyword} `;
    const rest = context.source.text.slice(declaration.name.end, place.node.end);
    const style = statementStyle(context.source.file, context.style, statementOf(declaration), styledAs);
    sink.kept = braceList(keyword, kept, rest, style);
  }
  context.sinks.push(sink);
}

/** `const { LambdaInvoke } = tasks` at the top of an ES module is an import of it. */
export function moveTopPattern(context: MigrationContext, declaration: PatternDeclaration, sink: NameSink): boolean {
  const names = declaration.name.elements.map((element) => ({ element, name: elementName(element) }));
  const isSimple = names.every(
    ({ element, name }) => name !== undefined && ts.isIdentifier(element.name) && !element.initializer,
  );
  const unknown = names.find(({ name }) => name !== undefined && !context.homeOf(name));
  if (unknown?.name !== undefined) {
    context.leave(unknown.element, whyNoHome(unknown.name));
    return false;
  }
  if (!isSimple || !isAtTop(declaration) || keywordOf(declaration.parent as ts.VariableDeclarationList) !== 'const') {
    context.leave(declaration, 'names are taken out of it that cannot be imported in its place', true);
    return false;
  }
  for (const { element, name = '' } of names) {
    const home = context.homeOf(name);
    const local = element.name as ts.Identifier;
    if (home) {
      const text = local.text === name ? name : `${name} as ${local.text}`;
      sink.add(home.package, { text, before: [], after: [] });
      context.names.take(local.text, `${home.package} ${name}`, context.source.file, context.source.symbolOf(local));
      context.noteUses(name, local);
    }
  }
  context.removeDeclaration(declaration);
  return true;
}

/**
 * Takes names from their packages that are used by way of something that stands for all of them.
 *
 * @returns whether nothing is left that needs what stands for them
 */
export function moveMembers(context: MigrationContext, name: ts.Identifier, sink: NameSink): boolean {
  const uses = context.usesOf(name);
  const assignment = uses.find((use) => isAssigned(use));
  if (assignment) {
    context.leave(assignment, `\`${name.text}\` is something else from here on`);
    return false;
  }
  let isAll = true;
  for (const reference of uses) {
    const use = namespaceUse(reference);
    isAll = moveUse(context, reference, use, sink) && isAll;
  }
  return isAll;
}

export function moveUse(
  context: MigrationContext,
  reference: ts.Identifier,
  use: NamespaceUse,
  sink: NameSink,
): boolean {
  if (use.kind === 'member') {
    const home = context.homeOf(use.name);
    if (ts.isImportEqualsDeclaration(use.node.parent)) {
      // `import Invoke = LambdaInvoke` takes namespaces only.
      context.leave(use.node, `write \`import { ${use.name} as … }\` from the package that has it`);
      return false;
    }
    if (home && use.isInComment) {
      moveComment(context, use, home);
      return true;
    }
    if (home && (!home.isType || !context.source.isJavaScript)) {
      sink.want(use, home);
      context.classUses.push({ name: use.name, node: use.node });
      return true;
    }
    context.leave(use.node, home ? whyNoValue(use.name) : whyNoHome(use.name));
    return false;
  }
  if (use.kind === 'alias' && ts.isIdentifier(use.declaration.name)) {
    if (sink.form.kind === 'declaration' && ts.isVariableDeclaration(use.declaration)) {
      const before = context.left.length;
      moveDeclaration(context, use, undefined, sink.form.call, sink.place.node);
      return context.left.length === before;
    }
    const isAll = moveMembers(context, use.declaration.name, sink);
    if (isAll) {
      context.removeDeclaration(use.declaration);
    }
    return isAll;
  }
  if (use.kind === 'pattern') {
    if (sink.form.kind !== 'declaration') {
      return moveTopPattern(context, use.declaration, sink);
    }
    const before = context.left.length;
    moveDeclaration(context, use, undefined, sink.form.call, sink.place.node);
    return context.left.length === before;
  }
  context.leaveUse(reference, use);
  return false;
}

/** A type in a comment of JavaScript. */
export function moveComment(context: MigrationContext, { name, node }: MemberUse, home: Home): void {
  context.edits.replace(node.getStart(), node.end, `import('${home.package}').${name}`);
  context.packages.add(home.package);
}

/** Whether all names that are used by way of it are in one package. */
export function isMovableAsOne(context: MigrationContext, name: ts.Identifier): boolean {
  return context.usesOf(name).every((reference) => {
    const use = namespaceUse(reference);
    if (use.kind === 'member') {
      return context.homeOf(use.name) !== undefined;
    }
    if (use.kind === 'alias' && ts.isIdentifier(use.declaration.name)) {
      return isMovableAsOne(context, use.declaration.name);
    }
    return (
      use.kind !== 'pattern' ||
      use.declaration.name.elements.every((element) => {
        const taken = elementName(element);
        return taken === undefined || context.homeOf(taken) !== undefined;
      })
    );
  });
}

/** `tasks = …` */
function isAssigned(name: ts.Identifier): boolean {
  const { parent } = name;
  return (
    ts.isBinaryExpression(parent) && parent.left === name && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}
