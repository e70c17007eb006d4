import { describe, expect, test } from 'vitest';
import { ExpressionSyntaxError } from '../src';

describe('what is wrong with an expression', () => {
  const error = new ExpressionSyntaxError('$.a b', 3, "' ' is not expected here");

  test('is an error with the position', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'ExpressionSyntaxError',
      expression: '$.a b',
      position: 3,
      problem: "' ' is not expected here",
      message: '\' \' is not expected here at position 3 of "$.a b"',
    });
  });

  test('is told from other errors', () => {
    expect(ExpressionSyntaxError.isExpressionSyntaxError(error)).toBe(true);
    expect(ExpressionSyntaxError.isExpressionSyntaxError(new SyntaxError())).toBe(false);
    expect(ExpressionSyntaxError.isExpressionSyntaxError(null)).toBe(false);
    expect(ExpressionSyntaxError.isExpressionSyntaxError('text')).toBe(false);
  });
});
