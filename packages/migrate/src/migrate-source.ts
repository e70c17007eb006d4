import { ts } from 'ts-morph';
import { MigrationContext, type Finding } from './migration-context';
import { visitCall } from './move-loaded';
import { visitExport, visitImport, visitImportEquals, visitImportType } from './move-statement';
import { ParsedSource } from './parsed-source';
import { INDEX_NAME, isInsideOfTasks, isTasksModule, mentionsTasks } from './upstream-module';
import { worthALook } from './worth-a-look';

/** How a file is to be moved over. */
export interface MigrateOptions {
  /**
   * Whether everything is imported from `@cdk-sfn/tasks`.
   *
   * @default false - each name is imported from the package of its service
   */
  readonly umbrella?: boolean;
}

/** A file after moving over. */
export interface MigratedSource {
  /** The whole text; the same as before when there was nothing to do. */
  readonly text: string;
  /** The packages that names are now imported from, sorted. */
  readonly packages: readonly string[];
  /** What still comes from upstream, and why. */
  readonly left: readonly Finding[];
  /** What was moved over, but is not taken, or does not render, as it was. */
  readonly look: readonly Finding[];
}

/**
 * Moves the imports of one file over. What is not about them stays as it is, to the byte.
 *
 * @param fileName tells TypeScript from JavaScript by its extension, and stands in errors; nothing is read from there
 * @throws MigrationError when the text cannot be parsed
 */
export function migrateSource(
  fileName: string,
  text: string,
  { umbrella = false }: MigrateOptions = {},
): MigratedSource {
  if (!mentionsTasks(text)) {
    return { text, packages: [], left: [], look: [] };
  }
  const source = new ParsedSource(fileName, text);
  const context = new MigrationContext(source, umbrella);
  const nodes = [...source.nodes()];
  nodes.forEach((node) => visit(context, node));
  nodes.forEach((node) => sweep(context, node));
  const { classUses, edits, left, names, packages, sinks } = context;
  sinks.forEach((sink) => sink.name(names, edits));
  for (const sink of sinks) {
    sink.write(edits);
    sink.packages.forEach((name) => packages.add(name));
  }
  const look = classUses.flatMap((use) => worthALook(use)).map(({ message, node }) => context.at(node, message));
  // The byte order mark is no part of what was parsed.
  const mark = text.slice(0, text.length - source.text.length);
  return {
    text: mark + edits.applyTo(source.text),
    packages: [...packages].sort(),
    left: inOrder(left),
    look: inOrder(look),
  };
}

function visit(context: MigrationContext, node: ts.Node): void {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    visitImport(context, node, node.moduleSpecifier);
  } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    visitExport(context, node, node.moduleSpecifier);
  } else if (ts.isImportEqualsDeclaration(node)) {
    visitImportEquals(context, node);
  } else if (ts.isImportTypeNode(node)) {
    visitImportType(context, node);
  } else if (ts.isCallExpression(node)) {
    visitCall(context, node);
  }
}

/** What of upstream's is named, and was not seen to. */
function sweep(context: MigrationContext, node: ts.Node): void {
  if (context.handled.has(node)) {
    return;
  }
  if (ts.isStringLiteralLike(node) && isInsideOfTasks(node.text)) {
    context.leave(node, "it is a file inside of upstream's module: import the name from its package");
  } else if (ts.isStringLiteralLike(node) && isTasksModule(node.text)) {
    context.leave(
      node,
      ts.isImportDeclaration(node.parent)
        ? 'it is loaded, and no name of it is used: nothing of ours has to be loaded'
        : 'the module is named as text, for a mock for instance: write the package that has what is meant',
    );
  } else if (ts.isIdentifier(node) && node.text === INDEX_NAME && !isOwnName(context.source, node)) {
    context.leave(node, 'the tasks of `aws-cdk-lib` are taken in a way that only you can change: import the names');
  }
}

/** A name that the file declares for something of its own. */
function isOwnName(source: ParsedSource, node: ts.Identifier): boolean {
  return (source.symbolOf(node)?.declarations ?? []).some(
    (declaration) =>
      !ts.isImportSpecifier(declaration) &&
      !ts.isExportSpecifier(declaration) &&
      !ts.isBindingElement(declaration) &&
      declaration.getSourceFile() === source.file,
  );
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
