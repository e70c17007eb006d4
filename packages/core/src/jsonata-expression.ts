import { Token } from 'aws-cdk-lib/core';
import type { IResolvable, IResolveContext } from 'aws-cdk-lib/core';

const BRAND = Symbol.for('@cdk-sfn/core.JsonataExpression');

/**
 * A JSONata expression as a CDK token.
 *
 * Anywhere in an app it resolves to `{% expression %}`, so states of
 * `aws-cdk-lib/aws-stepfunctions` render it too.
 */
export class JsonataExpression implements IResolvable {
  /** True for such a token of any copy of this package. */
  public static isJsonataExpression(x: unknown): x is JsonataExpression {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  public readonly creationStack: string[] = [];

  /** @param expression the expression without its delimiters, already checked */
  constructor(public readonly expression: string) {
    Object.defineProperty(this, BRAND, { value: true });
  }

  public resolve(_context: IResolveContext): string {
    return `{% ${this.expression} %}`;
  }

  public toString(): string {
    return Token.asString(this, { displayHint: 'Jsonata' });
  }

  public toJSON(): string {
    return `{% ${this.expression} %}`;
  }
}
