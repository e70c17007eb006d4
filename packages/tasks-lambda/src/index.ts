export { LambdaInvocationType, LambdaInvoke } from './invoke';
export type {
  LambdaInvokeJsonataProps,
  LambdaInvokeJsonPathProps,
  LambdaInvokeOptions,
  LambdaInvokeProps,
} from './invoke';
export { LambdaErrors } from './lambda-errors';
