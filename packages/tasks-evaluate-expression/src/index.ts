export { EvaluateExpression } from './evaluate-expression';
export type {
  EvaluateExpressionJsonataProps,
  EvaluateExpressionJsonPathProps,
  EvaluateExpressionOptions,
  EvaluateExpressionProps,
} from './evaluate-expression';
export type { Event } from './handler';
