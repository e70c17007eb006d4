export { fieldName, isFromState, isLiteral } from './argument-value';
export { ExpressionSyntaxError } from '@cdk-sfn/asl';
export type { TaskErrors } from './error-names';
export { FieldUtils } from './field-utils';
export { comesFromStateData } from './hidden-state-data';
export { iamPattern } from './iam-pattern';
export { ifKnown } from './if-known';
export { JsonPath } from './json-path';
export { Jsonata } from './jsonata';
export { hasEntries, keyValueList } from './key-value-list';
export { lambdaServiceRetry } from './lambda-service-retry';
export { countProblem, lengthProblem, numberProblem } from './limits';
export type { Limits } from './limits';
export { messageAttributes, MessageAttributeDataType } from './message-attribute';
export type { MessageAttribute, RenderedMessageAttributes } from './message-attribute';
export { encryptedMessagePermissions, messageIdProblems } from './message-service';
export { awsSdkCallProblem, awsSdkService, awsSdkServices } from '@cdk-sfn/asl';
export type { AwsSdkCall, AwsSdkCallProblem, AwsSdkNaming, AwsSdkService } from '@cdk-sfn/asl';
export { grantJobLogs } from './job-logs';
export type { JobLogs } from './job-logs';
export { isReferencePath, nearestName, parseExpression, parsePath, parseReferencePath, pathsOf } from '@cdk-sfn/asl';
export type { Expression, IntrinsicCall, Literal, Path, PathRoot, PathStep } from '@cdk-sfn/asl';
export { passedRole } from './passed-role';
export type { PassedRole, PassedRoleOptions } from './passed-role';
export { PollUntil, pollUntil } from './poll-until';
export type { PollUntilProps } from './poll-until';
export { StateData } from './state-data';
export { timeoutArgument } from './state-timeouts';
export type { IStepFunctionsTask } from './step-functions-task';
export { Task } from './task';
export type { TaskJsonataProps, TaskJsonPathProps, TaskOptions, TaskProps } from './task';
export type { ArnResource, ServiceIntegration, TaskDescription } from './task-description';
export { TaskInput } from './task-input';
export { managedRule, namedTarget, passRole, taskTarget } from './task-permissions';
export type {
  DynamicTargetOptions,
  NamedTarget,
  TaskPermission,
  TaskPermissions,
  TaskTarget,
  TaskTargetRules,
} from './task-permissions';
export type { TaskStateBaseProps, TaskStateJsonataBaseProps, TaskStateJsonPathBaseProps } from './task-props';
export { TaskRole } from './task-role';
export { TaskStateBase } from './task-state-base';
export { TaskValidationError } from './task-validation-error';
export type { TaskProblem } from './task-validation-error';
export { textMapProblems } from './text-map';
export { textProblem } from './text-problem';
export type { TextRules } from './text-problem';
export { amountIn, amountProblems } from './unit-amount';
export type { UnitQuantities } from './unit-amount';
