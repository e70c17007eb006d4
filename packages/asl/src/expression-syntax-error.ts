const BRAND = Symbol.for('@cdk-sfn/asl.ExpressionSyntaxError');

/**
 * A path, an intrinsic function or a JSONata expression that does not parse.
 *
 * Thrown at the line that wrote the expression. Recognise it with
 * `ExpressionSyntaxError.isExpressionSyntaxError(e)`, which also holds for
 * errors of another copy of this package.
 */
export class ExpressionSyntaxError extends Error {
  /** True when `x` is such an error, whichever copy of the package threw it. */
  public static isExpressionSyntaxError(x: unknown): x is ExpressionSyntaxError {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  /** What is wrong, without the position. */
  public readonly problem: string;
  /** The whole text that was parsed. */
  public readonly expression: string;
  /** Where it went wrong: a zero-based offset into `expression`. */
  public readonly position: number;

  constructor(expression: string, position: number, problem: string) {
    super(`${problem} at position ${position} of ${JSON.stringify(expression)}`);
    this.name = 'ExpressionSyntaxError';
    this.problem = problem;
    this.expression = expression;
    this.position = position;
    Object.defineProperty(this, BRAND, { value: true });
  }
}
