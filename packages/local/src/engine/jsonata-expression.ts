import { ExpressionSyntaxError, undelimited } from '@cdk-sfn/asl';
import { jsonType } from '../json';
import type { Json } from '../json';
import { TEXT_LIMIT } from './evaluation-budget';
import { sandboxedExpression } from './jsonata-sandbox';
import { plainReference, UNDECIDED } from './plain-reference';
import { NotJson } from './plain-value';
import type { JsonataScope } from './scope';
import { queryError } from './states-error';
import type { StatesError } from './states-error';

/** What the field of an expression takes. An `integer` is a number without a fraction. */
export type ExpectedType = 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';

/** The type that a field with such an expectation gets. */
export interface ExpectedTypes {
  readonly array: readonly Json[];
  readonly boolean: boolean;
  readonly integer: number;
  readonly number: number;
  readonly object: { readonly [key: string]: Json };
  readonly string: string;
}

/** An expression that was parsed, and can be evaluated any number of times. */
export interface CompiledJsonata<T extends Json = Json> {
  /**
   * What the expression gives.
   *
   * A plain reference such as `$states.input.order` is answered at once; all else takes a promise.
   *
   * @throws StatesError `States.QueryEvaluationError`, thrown or as rejection, when the expression fails, gives nothing,
   * or gives what its field cannot take
   */
  evaluate(scope: JsonataScope): T | Promise<T>;
}

/**
 * Parses an expression of a state.
 *
 * The library that evaluates it sees only the data of the scope and leaves it as it is. An expression that goes on for
 * too long, or makes too much, fails as the service lets an expression fail.
 *
 * @param text the expression with its delimiters, `{% … %}`
 * @param field where it stands in the state, such as `Output/total`
 * @param expected what the field takes; without it, any JSON
 * @throws ExpressionSyntaxError when it does not parse
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function compileJsonata(text: string, field: string): CompiledJsonata;
export function compileJsonata<E extends ExpectedType>(
  text: string,
  field: string,
  expected: E,
): CompiledJsonata<ExpectedTypes[E]>;
export function compileJsonata(text: string, field: string, expected?: ExpectedType): CompiledJsonata {
  const expression = undelimited(text);
  if (expression === undefined || expression === '') {
    throw new ExpressionSyntaxError(text, 0, 'A JSONata expression is missing: {% … %}');
  }
  const check = (value: Json | undefined): Json => checkedResult(value, expression, field, expected);
  const reference = plainReference(expression);
  const sandboxed = sandbox(expression);
  const evaluate = async (scope: JsonataScope): Promise<Json> => {
    let value: Json | undefined;
    try {
      value = await sandboxed().evaluate(scope);
    } catch (error) {
      throw evaluationError(error, expression, field);
    }
    return check(value);
  };
  if (reference === undefined) {
    sandboxed();
    return { evaluate };
  }
  return {
    evaluate: (scope) => {
      const value = reference(scope);
      return value === UNDECIDED ? evaluate(scope) : check(value);
    },
  };
}

/** Parses when it is asked for the first time: a plain reference may never need it. */
function sandbox(expression: string): () => ReturnType<typeof sandboxedExpression> {
  let sandboxed: ReturnType<typeof sandboxedExpression> | undefined;
  return () => {
    try {
      return (sandboxed ??= sandboxedExpression(expression));
    } catch (error) {
      const { message, position } = error as { message: string; position?: number };
      throw new ExpressionSyntaxError(expression, position ?? 0, `Not JSONata: ${message}`);
    }
  };
}

function checkedResult(value: Json | undefined, expression: string, field: string, expected?: ExpectedType): Json {
  if (value === undefined) {
    throw failure(expression, field, 'returned nothing (undefined).');
  }
  if (expected !== undefined && !hasType(value, expected)) {
    throw failure(
      expression,
      field,
      `returned an unexpected result type. Expected '${expected}', but was '${jsonType(value)}' for value: ${JSON.stringify(value)}`,
    );
  }
  return value;
}

function hasType(value: Json, expected: ExpectedType): boolean {
  return expected === 'integer' ? Number.isInteger(value) : jsonType(value) === expected;
}

/** Messages of the library may have a whole value in them. */
const REASON_LIMIT = 1_000;

/** What JavaScript says when an expression comes to its limits before ours. */
const RANGE_ERRORS: ReadonlyMap<string, string> = new Map([
  ['Invalid string length', `It makes a text of more than ${TEXT_LIMIT} characters`],
  ['Maximum call stack size exceeded', 'It has something in it that is nested too deeply'],
]);

function evaluationError(error: unknown, expression: string, field: string): StatesError {
  if (error instanceof NotJson && error.kind === 'function') {
    return failure(expression, field, 'returned an unsupported result type: function');
  }
  const { code, message } = error as { code?: unknown; message: string };
  const described = error instanceof RangeError ? (RANGE_ERRORS.get(message) ?? message) : message;
  const text =
    error instanceof NotJson
      ? `D1001: Number out of range: ${error.message}`
      : `${typeof code === 'string' ? `${code}: ` : ''}${described}`;
  const reason = text.length > REASON_LIMIT ? `${text.slice(0, REASON_LIMIT)}…` : text;
  return failure(expression, field, `threw an error during evaluation. ${reason}`);
}

function failure(expression: string, field: string, problem: string): StatesError {
  return queryError(`The JSONata expression '${expression}' specified for the field '${field}' ${problem}`, field);
}
