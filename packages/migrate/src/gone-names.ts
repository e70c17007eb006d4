/**
 * What CDK v1 had beside the tasks, for `sfn.Task`, and what took its place. Its JavaScript is still in v2, its types
 * are not.
 */
export const GONE_NAMES: { readonly [name: string]: string } = {
  EcsRunTaskBase: 'EcsRunTask',
  InvocationType: 'LambdaInvocationType',
  InvokeActivity: 'StepFunctionsInvokeActivity',
  InvokeFunction: 'LambdaInvoke',
  PublishToTopic: 'SnsPublish',
  RunBatchJob: 'BatchSubmitJob',
  RunEcsEc2Task: 'EcsRunTask',
  RunEcsFargateTask: 'EcsRunTask',
  RunGlueJobTask: 'GlueStartJobRun',
  RunLambdaTask: 'LambdaInvoke',
  SendToQueue: 'SqsSendMessage',
  StartExecution: 'StepFunctionsStartExecution',
};
