import type jsonataLibrary from 'jsonata';
import { ExpressionSyntaxError } from './expression-syntax-error';

type Ast = Readonly<Record<string, unknown>>;

/** The expression inside `{% … %}`, or `undefined` when the text is not one expression from end to end. */
export function undelimited(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4 ? text.slice(2, -2).trim() : undefined;
}

/**
 * Checks that a JSONata expression (without delimiters) parses.
 *
 * @throws ExpressionSyntaxError with the position
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function checkJsonata(expression: string): void {
  if (!PLAIN_PATH.test(expression)) {
    parseJsonata(expression);
  }
}

/** What most expressions are, and parses for certain: `$states.input.order.id`. */
const PLAIN_PATH = /^\$[a-z]\w*(\.(?!(true|false|null)\b)[a-z]\w*)*$/i;

/**
 * Parses a JSONata expression (without delimiters) and hands back its syntax tree.
 *
 * @throws ExpressionSyntaxError with the position
 */
export function parseJsonata(expression: string): Ast {
  if (expression.trim() === '') {
    throw new ExpressionSyntaxError(expression, 0, 'A JSONata expression is missing');
  }
  const known = TREES.get(expression);
  if (known !== undefined) {
    return known;
  }
  try {
    const tree = jsonata()(expression).ast() as unknown as Ast;
    if (TREES.size >= MOST_TREES) {
      TREES.clear();
    }
    TREES.set(expression, tree);
    return tree;
  } catch (error) {
    const { message, position } = error as { message: string; position?: number };
    throw new ExpressionSyntaxError(expression, position ?? 0, `Not JSONata: ${message}`);
  }
}

/** The trees of expressions seen before: the parser is slow, and a state is rendered more than once. */
const TREES = new Map<string, Ast>();

/** More than an app has; a process that reads what strangers wrote must not keep all of it. */
const MOST_TREES = 10_000;

/** True when the expression can see the task token: it reads it, or something that holds it. */
export function readsTaskToken(expression: string): boolean {
  return expression.includes('$states') && holdsTaskToken(parseJsonata(expression));
}

const TOKEN_PLACE = ['context', 'Task', 'Token'];

function holdsTaskToken(node: unknown): boolean {
  if (Array.isArray(node)) {
    return node.some(holdsTaskToken);
  }
  if (typeof node !== 'object' || node === null) {
    return false;
  }
  const ast = node as Ast;
  const steps = ast.type === 'path' ? (ast.steps as Ast[]) : [ast];
  if (steps[0]?.type === 'variable' && steps[0].value === 'states') {
    const rest = steps.slice(1);
    const names = rest.map((step) => (step.type === 'name' ? step.value : undefined));
    return TOKEN_PLACE.every((name, i) => i >= names.length || names[i] === name) || rest.some(holdsTaskToken);
  }
  return Object.values(ast).some(holdsTaskToken);
}

/** Loaded on first use: an app without JSONata does not pay for the parser. */
function jsonata(): typeof jsonataLibrary {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return require('jsonata') as typeof jsonataLibrary;
}
