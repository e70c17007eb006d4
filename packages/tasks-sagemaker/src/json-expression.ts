import { isFromState, StateData } from '@cdk-sfn/core';

/**
 * A text that the state has: a path, an expression, the reference that either became, or text with references in it.
 *
 * @throws ExpressionSyntaxError when the path or the expression does not parse
 */
export function textFromState(expression: string): string {
  return isFromState(expression) ? StateData.concat(expression) : StateData.of(expression).toString();
}
