import { ts } from 'ts-morph';

/** A name of a module by way of the module as a whole, as in `tasks.LambdaInvoke`. */
export interface MemberUse {
  readonly kind: 'member';
  readonly name: string;
  /** All of it. */
  readonly node: ts.Node;
  /** What stands for the module. */
  readonly module: ts.Node;
  readonly nameNode: ts.Node;
  /** In a comment of JavaScript. */
  readonly isInComment: boolean;
}

/** What is done with something that stands for a whole module. */
export type NamespaceUse =
  | MemberUse
  /** It gets another name: `const t = tasks`, `import t = cdk.tasks`. */
  | { readonly kind: 'alias'; readonly declaration: ts.VariableDeclaration | ts.ImportEqualsDeclaration }
  /** Names are taken out of it: `const { LambdaInvoke } = tasks`. */
  | { readonly kind: 'pattern'; readonly declaration: PatternDeclaration }
  /** `import(…).then((m) => …)` */
  | { readonly kind: 'callback'; readonly call: ts.CallExpression; readonly callback: Callback }
  | { readonly kind: 'other'; readonly node: ts.Node; readonly why: string; readonly isFineAsOne: boolean };

export type PatternDeclaration = ts.VariableDeclaration & { readonly name: ts.ObjectBindingPattern };
export type Callback = ts.ArrowFunction | ts.FunctionExpression;

/**
 * What an expression is used for.
 *
 * @param module stands for a module
 */
export function namespaceUse(module: ts.Node): NamespaceUse {
  const outer = outermost(module);
  const { parent } = outer;
  if (ts.isCallExpression(outer) && isImportCall(outer)) {
    return promiseUse(outer);
  }
  if (
    (ts.isPropertyAccessExpression(parent) && parent.expression === outer) ||
    (ts.isQualifiedName(parent) && parent.left === outer)
  ) {
    const nameNode = ts.isQualifiedName(parent) ? parent.right : parent.name;
    return memberUse(parent, outer, nameNode, nameNode.text);
  }
  if (ts.isElementAccessExpression(parent) && parent.expression === outer) {
    return ts.isStringLiteralLike(parent.argumentExpression)
      ? memberUse(parent, outer, parent.argumentExpression, parent.argumentExpression.text)
      : other(outer, 'which name is taken shows only when it runs');
  }
  if (ts.isVariableDeclaration(parent) && parent.initializer === outer && !parent.type && !isExported(parent)) {
    return ts.isObjectBindingPattern(parent.name)
      ? { kind: 'pattern', declaration: parent as PatternDeclaration }
      : { kind: 'alias', declaration: parent };
  }
  if (ts.isImportEqualsDeclaration(parent) && parent.moduleReference === outer && !isExported(parent)) {
    return { kind: 'alias', declaration: parent };
  }
  return other(outer, whyNot(parent), !ts.isExpressionStatement(parent));
}

/** Whether a call is `import('…')`. */
export function isImportCall(node: ts.CallExpression): boolean {
  return node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** What the whole expression is when parentheses and `await` are looked through. */
function outermost(node: ts.Node): ts.Node {
  let outer = node;
  while (
    (ts.isParenthesizedExpression(outer.parent) || ts.isNonNullExpression(outer.parent)) &&
    outer.parent.expression === outer
  ) {
    outer = outer.parent;
  }
  return outer;
}

function memberUse(node: ts.Node, module: ts.Node, nameNode: ts.Node, name: string): NamespaceUse {
  const { parent } = node;
  const isChanged =
    (ts.isBinaryExpression(parent) &&
      parent.left === node &&
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment) ||
    ts.isDeleteExpression(parent);
  if (isChanged) {
    return other(node, `\`${name}\` of upstream is replaced here, which does not change ours`, false);
  }
  if (ts.isJsxOpeningLikeElement(parent) || ts.isJsxClosingElement(parent)) {
    return other(node, 'it is a tag', false);
  }
  return { kind: 'member', name, node, module, nameNode, isInComment: isInComment(node) };
}

function promiseUse(call: ts.CallExpression): NamespaceUse {
  const { parent } = call;
  if (ts.isAwaitExpression(parent)) {
    return namespaceUse(parent);
  }
  if (
    ts.isPropertyAccessExpression(parent) &&
    parent.name.text === 'then' &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.expression === parent
  ) {
    const [callback] = parent.parent.arguments;
    if (callback && (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) {
      return { kind: 'callback', call, callback };
    }
  }
  return other(call, 'which names are used shows only elsewhere: `await` it where it is loaded, and take them out');
}

function other(node: ts.Node, why: string, isFineAsOne = true): NamespaceUse {
  return { kind: 'other', node, why, isFineAsOne };
}

function whyNot(parent: ts.Node): string {
  if (ts.isExportSpecifier(parent) || ts.isExportAssignment(parent)) {
    return 'all names are exported as one';
  }
  if (ts.isTypeQueryNode(parent)) {
    return 'it is the type of all names';
  }
  if (ts.isExpressionStatement(parent)) {
    return 'it is loaded, and no name of it is used';
  }
  return 'all names are passed on as one value';
}

function isInComment(node: ts.Node): boolean {
  let current = node as ts.Node | undefined;
  while (current && !ts.isJSDoc(current)) {
    current = current.parent;
  }
  return current !== undefined;
}

function isExported(node: ts.VariableDeclaration | ts.ImportEqualsDeclaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0;
}
