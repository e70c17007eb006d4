export { awsSdkCallProblem, awsSdkService } from './aws-sdk-call';
export type { AwsSdkCall, AwsSdkCallProblem, AwsSdkNaming } from './aws-sdk-call';
export { awsSdkServices } from './aws-sdk-services';
export type { AwsSdkService } from './aws-sdk-services';
export { checkDefinition } from './check-definition';
export type { CheckDefinitionOptions } from './check-definition';
export type { DefinitionMistake, DefinitionRule } from './definition-mistake';
export type { DefinitionProblem, DefinitionProblemCode } from './definition-problem';
export { ExpressionSyntaxError } from './expression-syntax-error';
export { FILTER_NESTING_LIMIT } from './filter-grammar';
export type {
  FilterCondition,
  FilterLiteral,
  FilterOperand,
  FilterOperator,
  FilterPath,
  FilterPattern,
  FilterValue,
} from './filter-grammar';
export { findMistakes } from './find-mistakes';
export { readFormatTemplate } from './format-template';
export type { FormatTemplate } from './format-template';
export { HASH_ALGORITHMS, INTRINSIC_NESTING_LIMIT, INTRINSIC_SIGNATURES } from './intrinsic-signatures';
export type { ArgumentType, Parameter } from './intrinsic-signatures';
export { checkJsonata, readsTaskToken, undelimited } from './jsonata-grammar';
export { nearestName } from './nearest-name';
export { isReferencePath, parseExpression, parsePath, parseReferencePath, pathsOf } from './path-grammar';
export type { Expression, IntrinsicCall, Literal, Path, PathRoot, PathStep } from './path-grammar';
export { parseTaskResource } from './resource';
export type {
  ActivityResource,
  AwsSdkResource,
  HttpResource,
  IntegrationResource,
  LambdaResource,
  NamedResource,
  TaskPattern,
  TaskResource,
} from './resource';
export type { WorkflowType } from './state-scope';
