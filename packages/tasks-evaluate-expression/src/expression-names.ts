import type { AnyNode, ArrowFunctionExpression, FunctionDeclaration, FunctionExpression, Pattern } from 'acorn';

/** A function of any form. */
export type FunctionNode = ArrowFunctionExpression | FunctionDeclaration | FunctionExpression;

/** The names that are declared in one part of an expression and around it. */
export class ExpressionNames {
  constructor(
    private readonly own: readonly string[] = [],
    private readonly around?: ExpressionNames,
  ) {}

  public has(name: string): boolean {
    return this.own.includes(name) || (this.around?.has(name) ?? false);
  }

  public all(): string[] {
    return [...this.own, ...(this.around?.all() ?? [])];
  }

  public inside(names: readonly string[]): ExpressionNames {
    return new ExpressionNames(names, this);
  }
}

/** The nodes directly below a node. */
export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((value: unknown): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value);
}

/** The names that a parameter or the left side of a declaration declares. */
export function namesOf(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesOf(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : namesOf(element)));
    case 'RestElement':
      return namesOf(pattern.argument);
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    default:
      return [];
  }
}

/** What `let`, `const` and function declarations declare among these statements. */
export function lexicalNames(statements: readonly AnyNode[]): string[] {
  return statements.flatMap((statement) => {
    switch (statement.type) {
      case 'VariableDeclaration':
        return statement.kind === 'var' ? [] : statement.declarations.flatMap(({ id }) => namesOf(id));
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return statement.id ? [statement.id.name] : [];
      default:
        return [];
    }
  });
}

/** What is visible in the whole of a function: its parameters, its own name, `arguments` and every `var`. */
export function functionNames(fn: FunctionNode): string[] {
  const own = fn.type === 'ArrowFunctionExpression' ? [] : ['arguments'];
  const name = fn.type === 'FunctionExpression' && fn.id ? [fn.id.name] : [];
  return [...own, ...name, ...fn.params.flatMap(namesOf), ...varNames(fn.body)];
}

function varNames(node: AnyNode): string[] {
  if (isFunction(node)) {
    return [];
  }
  const own =
    node.type === 'VariableDeclaration' && node.kind === 'var'
      ? node.declarations.flatMap(({ id }) => namesOf(id))
      : [];
  return [...own, ...childrenOf(node).flatMap(varNames)];
}

export function isFunction(node: AnyNode): node is FunctionNode {
  return (
    node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration'
  );
}
