export {
  ExpressionSyntaxError,
  FieldUtils,
  JsonPath,
  Jsonata,
  Task,
  TaskInput,
  TaskRole,
  TaskStateBase,
  TaskValidationError,
} from '@cdk-sfn/core';
export type {
  IStepFunctionsTask,
  TaskDescription,
  TaskJsonataProps,
  TaskJsonPathProps,
  TaskOptions,
  TaskProblem,
  TaskProps,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
export * from '@cdk-sfn/tasks-apigateway';
export * from '@cdk-sfn/tasks-athena';
export * from '@cdk-sfn/tasks-aws-sdk';
export * from '@cdk-sfn/tasks-batch';
export * from '@cdk-sfn/tasks-bedrock';
export * from '@cdk-sfn/tasks-codebuild';
export * from '@cdk-sfn/tasks-databrew';
export * from '@cdk-sfn/tasks-dynamodb';
export * from '@cdk-sfn/tasks-ecs';
export * from '@cdk-sfn/tasks-eks';
export * from '@cdk-sfn/tasks-emr';
export * from '@cdk-sfn/tasks-emrcontainers';
export * from '@cdk-sfn/tasks-emrserverless';
export * from '@cdk-sfn/tasks-evaluate-expression';
export * from '@cdk-sfn/tasks-eventbridge';
export * from '@cdk-sfn/tasks-glue';
export * from '@cdk-sfn/tasks-http';
export * from '@cdk-sfn/tasks-lambda';
export * from '@cdk-sfn/tasks-mediaconvert';
export * from '@cdk-sfn/tasks-sagemaker';
export * from '@cdk-sfn/tasks-scheduler';
export * from '@cdk-sfn/tasks-sns';
export * from '@cdk-sfn/tasks-sqs';
export * from '@cdk-sfn/tasks-stepfunctions';
