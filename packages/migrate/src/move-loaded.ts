import { ts } from 'ts-morph';
import { UMBRELLA, whyNoHome } from './home-of';
import type { MigrationContext } from './migration-context';
import { visitLoadedCdk } from './move-index-names';
import { moveDeclaration } from './move-namespace';
import { isImportCall, namespaceUse, type Callback, type NamespaceUse } from './namespace-use';
import { elementName } from './syntax-parts';
import { CDK_MODULE, isTasksModule } from './upstream-module';

export function visitCall(context: MigrationContext, call: ts.CallExpression): void {
  const [specifier] = call.arguments;
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === 'require';
  if (!specifier || !ts.isStringLiteralLike(specifier) || !(isRequire || isImportCall(call))) {
    return;
  }
  if (specifier.text === CDK_MODULE) {
    visitLoadedCdk(context, call, specifier, isRequire ? 'require' : 'await import');
  }
  if (isTasksModule(specifier.text)) {
    context.handled.add(specifier);
    visitLoaded(context, call, specifier, isRequire ? 'require' : 'await import');
  }
}

/** `require` or `import()` of the tasks. */
export function visitLoaded(
  context: MigrationContext,
  call: ts.CallExpression,
  specifier: ts.StringLiteralLike,
  how: 'require' | 'await import',
): void {
  const use = namespaceUse(call);
  switch (use.kind) {
    case 'member': {
      const home = context.homeOf(use.name);
      if (home) {
        context.swap(specifier, home.package);
        context.classUses.push({ name: use.name, node: use.node });
      } else {
        context.leave(use.node, whyNoHome(use.name));
      }
      return;
    }
    case 'callback':
      return visitCallback(context, use, specifier);
    case 'other':
      return context.umbrella && use.isFineAsOne
        ? context.swap(specifier, UMBRELLA)
        : context.leave(use.node, use.why, use.isFineAsOne);
    default:
      return moveDeclaration(context, use, specifier, how, specifier);
  }
}

export function visitCallback(
  context: MigrationContext,
  { callback }: NamespaceUse & { kind: 'callback' },
  specifier: ts.StringLiteralLike,
): void {
  const names = namesOfCallback(context, callback);
  const homes = names?.map((name) => context.homeOf(name));
  const unknown = names?.find((_, index) => homes?.[index] === undefined);
  const packages = new Set(homes?.map((home) => home?.package));
  const [only] = packages;
  if (unknown !== undefined) {
    context.leave(callback, whyNoHome(unknown));
  } else if (only !== undefined && packages.size === 1) {
    context.swap(specifier, only);
  } else if (context.umbrella) {
    context.swap(specifier, UMBRELLA);
  } else {
    const why = names
      ? `${[...packages].join(' and ')} have these names: import each`
      : 'not all names are written out';
    context.leave(callback, why, true);
  }
}

export function namesOfCallback(context: MigrationContext, { parameters }: Callback): string[] | undefined {
  const [parameter] = parameters;
  if (!parameter) {
    return undefined;
  }
  if (ts.isObjectBindingPattern(parameter.name)) {
    const names = parameter.name.elements.map((element) => elementName(element));
    return names.every((name) => name !== undefined) ? names : undefined;
  }
  if (!ts.isIdentifier(parameter.name)) {
    return undefined;
  }
  const uses = context.usesOf(parameter.name).map((use) => namespaceUse(use));
  return uses.every((use) => use.kind === 'member') ? uses.map(({ name }) => name) : undefined;
}
