import { ts } from 'ts-morph';

export function importedName({ name, propertyName }: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (propertyName ?? name).text;
}

/** The name that an element of a pattern takes, if it takes one that is written out. */
export function elementName({ dotDotDotToken, name, propertyName }: ts.BindingElement): string | undefined {
  if (dotDotDotToken) {
    return undefined;
  }
  const taken = propertyName ?? name;
  return ts.isIdentifier(taken) || ts.isStringLiteralLike(taken) ? taken.text : undefined;
}

export function firstName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : firstName(name.left);
}

export function keywordOf({ flags }: ts.VariableDeclarationList): string {
  return flags & ts.NodeFlags.Const ? 'const' : flags & ts.NodeFlags.Let ? 'let' : 'var';
}

export function statementOf(node: ts.Node): ts.Node {
  let current = node;
  while (!ts.isStatement(current) && !ts.isSourceFile(current.parent)) {
    current = current.parent;
  }
  return current;
}

export function blockOf(node: ts.Node): ts.Node {
  let current = node.parent;
  while (!ts.isBlock(current) && !ts.isSourceFile(current) && !ts.isModuleBlock(current)) {
    current = current.parent;
  }
  return current;
}

export function isAtTop(declaration: ts.Node): boolean {
  return ts.isSourceFile(blockOf(declaration));
}
