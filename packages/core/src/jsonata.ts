import { checkJsonata, ExpressionSyntaxError, undelimited } from '@cdk-sfn/asl';
import { Token } from 'aws-cdk-lib/core';
import type { IResolvable } from 'aws-cdk-lib/core';
import { isReference, printed, textParts } from './argument-value';
import { JsonataExpression } from './jsonata-expression';

/**
 * JSONata expressions with the type that a prop asks for.
 *
 * Each member takes the expression with or without its `{% … %}` and parses it
 * at once. The values work in tasks, and in states of
 * `aws-cdk-lib/aws-stepfunctions`, whose query language is JSONata; in a
 * JSONPath task they are an error that names the place.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export class Jsonata {
  /** The task's token, for the `WAIT_FOR_TASK_TOKEN` pattern. */
  public static get taskToken(): string {
    return Jsonata.string('$states.context.Task.Token');
  }

  /**
   * An expression where a text is asked for. May stand inside other text.
   *
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static string(expression: string): string {
    return checked(expression).toString();
  }

  /**
   * An expression where a number is asked for.
   *
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static number(expression: string): number {
    return Token.asNumber(checked(expression));
  }

  /**
   * An expression where `true` or `false` is asked for. Hand it on; do not branch on it: it is not known yet.
   *
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static boolean(expression: string): boolean {
    return checked(expression) as unknown as boolean;
  }

  /**
   * An expression where a list is asked for.
   *
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static list(expression: string): string[] {
    return Token.asList(checked(expression));
  }

  /**
   * An expression where an object is asked for, or any other shape.
   *
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static object(expression: string): IResolvable & { [key: string]: any } {
    return checked(expression);
  }

  /**
   * The expression as plain text, `{% … %}`, for a prop of aws-cdk-lib that looks at the text itself
   * (`sfn.Condition.jsonata`, `jsonataMaxConcurrency`).
   *
   * @throws ExpressionSyntaxError when it does not parse
   */
  public static expression(expression: string): string {
    return checked(expression).toJSON();
  }

  private constructor() {}
}

function checked(text: string): JsonataExpression {
  const expression = undelimited(text) ?? text.trim();
  const parts = textParts(expression);
  const first = parts.findIndex(isReference);
  if (first >= 0) {
    throw new ExpressionSyntaxError(
      printed(parts),
      printed(parts.slice(0, first)).length,
      'An expression is written out, no reference can stand in it',
    );
  }
  if (parts.every((part) => 'literal' in part)) {
    checkJsonata(expression);
  }
  return new JsonataExpression(expression);
}
