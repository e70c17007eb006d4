import type { TaskProblem } from '@cdk-sfn/core';
import { getLineInfo, Parser, tokTypes } from 'acorn';
import type { Expression, Options } from 'acorn';
import { ExpressionAnalysis } from './expression-analysis';
import type { SourceProblem } from './expression-analysis';
import { outermostPaths, pathText } from './state-path';

/** An expression that was read at synthesis. */
export interface CompiledExpression {
  /** What is evaluated: the source without what surrounds the expression. */
  readonly source: string;
  /** The paths whose values it needs, none inside another. */
  readonly paths: readonly string[];
  /** Everything that is wrong with it, in the order of the source. */
  readonly problems: readonly TaskProblem[];
}

/**
 * Reads a JavaScript expression in which `$`, `$$` and `$name` are the input, the context and the variables of a state.
 */
export function compileExpression(text: string): CompiledExpression {
  const readable = text.replace(DEPLOY_TIME, ({ length }) => '_'.repeat(length));
  let expression: Expression;
  try {
    expression = parse(readable);
  } catch (error) {
    return { source: text, paths: [], problems: [located(text, syntaxProblem(text, error as AcornError))] };
  }
  const { paths, problems } = new ExpressionAnalysis(expression, PLACEHOLDER);
  return {
    source: text.slice(expression.start, expression.end),
    paths: outermostPaths(paths).map(pathText),
    problems: [...problems].sort((a, b) => a.start - b.start).map((problem) => located(text, problem)),
  };
}

/** A CDK token inside text: the deployment fills it in, so it is read as a name of the same length. */
const DEPLOY_TIME = /\$\{Token\[[^\]]+\]\}/g;
const PLACEHOLDER = /^_{10,}$/;

/** As strict as the function that evaluates, with the syntax of Node.js 20. */
const OPTIONS: Options = { ecmaVersion: 2024, sourceType: 'script', preserveParens: true };

interface AcornError extends SyntaxError {
  pos: number;
}

/** What acorn offers to its plugins, of which its types tell only a part. */
interface ParserInside extends Parser {
  strict: boolean;
  type: unknown;
  nextToken(): void;
  eat(type: unknown): boolean;
  parseExpression(): Expression;
  unexpected(): never;
}

/** Parses one expression in strict mode, with nothing behind it but semicolons. */
function parse(text: string): Expression {
  const parser = new (Parser as unknown as new (options: Options, input: string) => ParserInside)(OPTIONS, text);
  parser.strict = true;
  parser.nextToken();
  const expression = parser.parseExpression();
  while (parser.eat(tokTypes.semi));
  if (parser.type !== tokTypes.eof) {
    parser.unexpected();
  }
  return expression;
}

function syntaxProblem(text: string, { message, pos }: AcornError): SourceProblem {
  if (text.trim() === '') {
    return { start: 0, end: 1, problem: 'is empty', fix: 'write what the state is to give, as in $.a + 1' };
  }
  const endsEarly = pos >= text.trimEnd().length;
  const what = endsEarly ? 'it ends too early' : message.replace(/ \(\d+:\d+\)$/, '');
  return { start: pos, end: pos + 1, problem: `is no JavaScript expression: ${what}`, fix: syntaxFix(text) };
}

function syntaxFix(text: string): string {
  if (text.startsWith('{%')) {
    return 'write JavaScript in a JSONata state too, where $ is $states.input';
  }
  return /^[\s{]*(const|let|var|if|for|while|return|throw)\b/.test(text)
    ? 'put statements into a function that is called: (() => { …; return x; })()'
    : 'mend the syntax';
}

/** Adds the place: its line and column, and the line with the place marked. */
function located(text: string, { start, end, problem, fix }: SourceProblem): TaskProblem {
  const { line, column } = getLineInfo(text, Math.min(start, text.length));
  const code = text.split(/\r\n?|[\n\u2028\u2029]/)[line - 1] ?? '';
  const marks = '^'.repeat(Math.max(1, Math.min(end - start, code.length - column)));
  const excerpt = `      ${code}\n      ${' '.repeat(column)}${marks}`;
  return {
    prop: 'expression',
    problem: `${problem} (line ${line}, column ${column + 1})`,
    fix: `${fix}\n${excerpt}`,
  };
}
