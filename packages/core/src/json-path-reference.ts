import { Token } from 'aws-cdk-lib/core';
import type { IResolvable, IResolveContext } from 'aws-cdk-lib/core';

/** The mark by which aws-cdk-lib knows its own references; ours carry it too, so either side renders both. */
const BRAND = Symbol.for('@aws-cdk/aws-stepfunctions.JsonPathToken');

/**
 * A JSONPath or an intrinsic function as a CDK token.
 *
 * States of `aws-cdk-lib/aws-stepfunctions` render it as their own.
 */
export class JsonPathReference implements IResolvable {
  /** True for our references and for those of `sfn.JsonPath`. */
  public static isJsonPathReference(x: unknown): x is JsonPathReference {
    return typeof x === 'object' && x !== null && (x as Record<symbol, unknown>)[BRAND] === true;
  }

  public readonly creationStack: string[] = [];

  /** @param path the path or intrinsic function, already checked */
  constructor(public readonly path: string) {
    Object.defineProperty(this, BRAND, { value: true });
  }

  public resolve(_context: IResolveContext): string {
    return this.path;
  }

  public toString(): string {
    return Token.asString(this, { displayHint: this.path.replace(/^[^a-zA-Z]+/, '') });
  }

  public toJSON(): string {
    return `<path:${this.path}>`;
  }
}
