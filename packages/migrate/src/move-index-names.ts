import { ts } from 'ts-morph';
import { UMBRELLA, whyNoHome, whyNoValue } from './home-of';
import type { MigrationContext } from './migration-context';
import { isMovableAsOne, moveComment, moveDeclaration, moveMembers, moveTopPattern } from './move-namespace';
import type { NameSink, SinkForm } from './name-sink';
import { namespaceUse, type NamespaceUse, type PatternDeclaration } from './namespace-use';
import { blockOf, elementName, isAtTop, statementOf } from './syntax-parts';
import { INDEX_NAME } from './upstream-module';

/** What stands for all of `aws-cdk-lib`, and where names go that are used by way of it. */
export interface Root {
  readonly below: () => NameSink;
  readonly form: SinkForm;
  readonly specifier: ts.Node;
  /** Where it is loaded: what is declared below is not there yet. */
  readonly statement: ts.Node;
}

/** `require` or `import()` of `aws-cdk-lib`. */
export function visitLoadedCdk(
  context: MigrationContext,
  call: ts.CallExpression,
  specifier: ts.StringLiteralLike,
  how: 'require' | 'await import',
): void {
  const use = namespaceUse(call);
  const form: SinkForm = { kind: 'declaration', keyword: 'const', call: how };
  const statement = statementOf(call);
  const below = context.lazySink(form, { mode: 'below', node: statement, container: blockOf(call) }, specifier);
  const root: Root = { below, form, specifier, statement };
  if (use.kind === 'member' && use.name === INDEX_NAME) {
    context.handled.add(use.nameNode);
    visitIndexExpression(context, use.node, root);
  } else if (use.kind === 'alias' && ts.isVariableDeclaration(use.declaration)) {
    visitRoot(context, use.declaration.name as ts.Identifier, root);
  } else if (use.kind === 'pattern') {
    visitRootPattern(context, use.declaration, root);
  }
}

/** A name that stands for all of `aws-cdk-lib`. */
export function visitRoot(context: MigrationContext, name: ts.Identifier, root: Root): void {
  for (const use of context.usesOf(name).map((each) => namespaceUse(each))) {
    if (use.kind === 'member' && use.name === INDEX_NAME) {
      context.handled.add(use.nameNode);
      visitIndexExpression(context, use.node, root);
    } else if (use.kind === 'pattern') {
      visitRootPattern(context, use.declaration, root);
    }
  }
}

/** `const { aws_stepfunctions_tasks: tasks } = cdk` */
export function visitRootPattern(context: MigrationContext, declaration: PatternDeclaration, root: Root): void {
  const { elements } = declaration.name;
  const [element, ...others] = elements.filter((each) => elementName(each) === INDEX_NAME);
  const statement = declaration.parent.parent;
  if (!element || !ts.isIdentifier(element.name) || element.initializer || !ts.isVariableStatement(statement)) {
    return;
  }
  if (
    others.length > 0 ||
    elements.some((each) => each.dotDotDotToken) ||
    ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export
  ) {
    return;
  }
  const isOnly = (declaration.parent as ts.VariableDeclarationList).declarations.length === 1;
  visitIndexName(context, element, elements, {
    statement,
    specifier: root.specifier,
    form: root.form,
    isAlone: elements.length === 1,
    ...(isOnly ? {} : { oneOfSeveral: declaration }),
    root,
  });
}

/** Where the tasks are one of the names of `aws-cdk-lib`. */
interface IndexName {
  readonly statement: ts.Node;
  /** The name of the module, in whose style others are written. */
  readonly specifier: ts.Node;
  readonly form: SinkForm;
  /** Nothing else is taken there. */
  readonly isAlone: boolean;
  /** The pattern, where it is one of several declarations of the statement. */
  readonly oneOfSeveral?: ts.VariableDeclaration;
  readonly root?: Root;
}

/** `import { aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib'`, or the same with a pattern. */
export function visitIndexName(
  context: MigrationContext,
  element: ts.ImportSpecifier | ts.BindingElement,
  elements: ts.NodeArray<ts.ImportSpecifier> | ts.NodeArray<ts.BindingElement>,
  { form, isAlone, oneOfSeveral, root, specifier, statement }: IndexName,
): void {
  const local = element.name as ts.Identifier;
  context.handled.add(element.propertyName ?? local);
  if (!ts.isImportSpecifier(element) && context.usesOf(local).some((use) => statementOf(use) === statement)) {
    return context.leave(element, 'names of it are used in the same statement: make it a statement of its own');
  }
  context.usesOf(local).forEach((use) => context.handled.add(use));
  const isTypeOnly = ts.isImportSpecifier(element) && element.isTypeOnly;
  // An ES module takes names in at its top, whatever stands where the pattern is.
  const top = form.kind === 'import' ? root?.below() : undefined;
  const sink =
    top ??
    context.sink(
      form.kind === 'import' && isTypeOnly ? { ...form, isTypeOnly } : form,
      {
        mode: !isAlone ? 'below' : oneOfSeveral ? 'declarator' : 'replace',
        node: isAlone && oneOfSeveral ? oneOfSeveral : statement,
        container: blockOf(element),
      },
      specifier,
    );
  if (context.umbrella && isMovableAsOne(context, local)) {
    context.noteMembers(local);
    sink.addWhole(UMBRELLA, local.text);
  } else if (!moveMembers(context, local, sink)) {
    // What is left uses the name as it is.
    if (sink.isWanted && !top) {
      sink.place = { ...sink.place, mode: 'below', node: statement };
      context.pushed(sink);
    }
    return;
  }
  if (!top) {
    context.pushed(sink);
  }
  if (!isAlone) {
    context.removeElement(element, elements);
  } else if (top) {
    context.removeDeclaration(element.parent.parent as ts.VariableDeclaration);
  }
}

/** `cdk.aws_stepfunctions_tasks` */
export function visitIndexExpression(context: MigrationContext, expression: ts.Node, root: Root): void {
  const use = namespaceUse(expression);
  if (use.kind === 'member') {
    const home = context.homeOf(use.name);
    if (!home || (home.isType && context.source.isJavaScript && !use.isInComment)) {
      return context.leave(use.node, home ? whyNoValue(use.name) : whyNoHome(use.name));
    }
    if (use.isInComment) {
      return moveComment(context, use, home);
    }
    context.classUses.push({ name: use.name, node: use.node });
    if (root.form.kind === 'declaration' && statementOf(expression) === root.statement) {
      context.edits.replace(expression.getStart(), expression.end, loaded(root.form.call, home.package));
      context.packages.add(home.package);
      return;
    }
    if (!context.umbrella) {
      return root.below().want(use, home);
    }
  }
  if (root.form.kind === 'declaration' && use.kind !== 'member' && use.kind !== 'other' && use.kind !== 'callback') {
    return moveDeclaration(context, use, undefined, root.form.call, root.specifier);
  }
  if (context.umbrella) {
    return moveWhole(context, expression, use, root);
  }
  if (use.kind === 'alias' && ts.isIdentifier(use.declaration.name)) {
    const sink = root.below();
    if (moveMembers(context, use.declaration.name, sink)) {
      return context.removeDeclaration(use.declaration);
    }
    return;
  }
  if (use.kind === 'pattern') {
    moveTopPattern(context, use.declaration, root.below());
    return;
  }
  context.leaveUse(expression, use);
}

/** `cdk.aws_stepfunctions_tasks`, with all packages in one. */
export function moveWhole(context: MigrationContext, expression: ts.Node, use: NamespaceUse, root: Root): void {
  const sink = root.below();
  const isAlias = use.kind === 'alias' && ts.isIdentifier(use.declaration.name);
  if (isAlias && isMovableAsOne(context, use.declaration.name) && !sink.hasWhole && isAtTop(use.declaration)) {
    const name = use.declaration.name;
    context.noteMembers(name);
    sink.addWhole(UMBRELLA, name.text);
    context.names.take(name.text, UMBRELLA, context.source.file, context.source.symbolOf(name));
    return context.removeDeclaration(use.declaration);
  }
  sink.wantWhole(UMBRELLA, expression);
}

/** What a package is loaded by, where it is used. */
function loaded(call: 'require' | 'await import', name: string): string {
  return call === 'require' ? `require('${name}')` : `(await import('${name}'))`;
}
