/**
 * Names an attribute to read, down into maps and lists: `new DynamoProjectionExpression().withAttribute('a').atIndex(1)`
 * is `a[1]`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
 */
export class DynamoProjectionExpression {
  private readonly expression: string[] = [];

  /** Goes to an attribute, or to a field of the map reached so far. */
  public withAttribute(attr: string): DynamoProjectionExpression {
    this.expression.push(this.expression.length === 0 ? attr : `.${attr}`);
    return this;
  }

  /**
   * Goes to a place in the list reached so far.
   *
   * @param index zero-based
   * @throws TypeError when no attribute was named before
   */
  public atIndex(index: number): DynamoProjectionExpression {
    if (this.expression.length === 0) {
      throw new TypeError('A projection starts with an attribute: write withAttribute(name) before atIndex(index)');
    }
    this.expression.push(`[${index}]`);
    return this;
  }

  /** The expression as DynamoDB reads it. */
  public toString(): string {
    return this.expression.join('');
  }
}
