import type { AddedError, ServiceErrors } from './service-errors.ts';

const recorded = 'executions of AWS, which `pnpm conformance` compares with';
const rule = 'the rule that recorded errors of SDK integrations follow, such as DynamoDb.DynamoDbException';
const reimplemented = 'localstack-core 2026.3.0, whose names are held against those of AWS';

/**
 * The services that tasks call, by their name in a `Resource`.
 *
 * Prefixes that were not seen follow the names of the AWS SDK for Java, which the integrations are made with.
 */
export const services: Readonly<Record<string, ServiceErrors>> = {
  apigateway: {
    name: 'ApiGateway',
    title: 'Amazon API Gateway',
    prefix: 'ApiGateway',
    seen: reimplemented,
    statuses: ['invoke'],
    more: [noAnswer('ApiGateway')],
  },
  athena: { name: 'Athena', title: 'Amazon Athena', prefix: 'Athena', unknown: 'AmazonAthenaException' },
  'aws-sdk:glue': { name: 'Glue', title: 'AWS Glue', prefix: 'Glue', seen: rule, unknown: 'GlueException' },
  'aws-sdk:scheduler': {
    name: 'Scheduler',
    title: 'Amazon EventBridge Scheduler',
    prefix: 'Scheduler',
    seen: rule,
    unknown: 'SchedulerException',
  },
  batch: { name: 'Batch', title: 'AWS Batch', prefix: 'Batch', seen: reimplemented, unknown: 'AWSBatchException' },
  bedrock: {
    name: 'Bedrock',
    title: 'Amazon Bedrock',
    prefix: 'Bedrock',
    unknown: 'BedrockException',
    clients: { invokeModel: '@aws-sdk/client-bedrock-runtime' },
  },
  bedrockagentcore: {
    name: 'BedrockAgentCore',
    title: 'Amazon Bedrock AgentCore',
    prefix: 'BedrockAgentCore',
    unknown: 'BedrockAgentCoreException',
  },
  codebuild: { name: 'CodeBuild', title: 'AWS CodeBuild', prefix: 'CodeBuild', unknown: 'AWSCodeBuildException' },
  databrew: {
    name: 'DataBrew',
    title: 'AWS Glue DataBrew',
    prefix: 'DataBrew',
    unknown: 'AWSGlueDataBrewException',
  },
  dynamodb: {
    name: 'Dynamo',
    title: 'Amazon DynamoDB',
    prefix: 'DynamoDB',
    seen: recorded,
    unknown: 'AmazonDynamoDBException',
  },
  ecs: {
    name: 'Ecs',
    title: 'Amazon ECS',
    prefix: 'ECS',
    unknown: 'AmazonECSException',
    more: [{ name: 'AmazonECS.Unknown', when: 'The answer says that tasks could not be placed.' }],
  },
  eks: {
    name: 'Eks',
    title: 'Amazon EKS',
    prefix: 'EKS',
    unknown: 'AmazonEKSException',
    operations: { call: [], runJob: [] },
    statuses: ['call', 'runJob'],
    statusOf: 'Kubernetes',
  },
  elasticmapreduce: {
    name: 'Emr',
    title: 'Amazon EMR',
    prefix: 'ElasticMapReduce',
    unknown: 'AmazonElasticMapReduceException',
    operations: {
      addStep: ['AddJobFlowSteps'],
      cancelStep: ['CancelSteps'],
      createCluster: ['RunJobFlow'],
      modifyInstanceFleetByName: ['ListInstanceFleets', 'ModifyInstanceFleet'],
      modifyInstanceGroupByName: ['ListInstanceGroups', 'ModifyInstanceGroups'],
      setClusterTerminationProtection: ['SetTerminationProtection'],
      terminateCluster: ['TerminateJobFlows'],
    },
  },
  'emr-containers': {
    name: 'EmrContainers',
    title: 'Amazon EMR on EKS',
    prefix: 'EMRContainers',
    unknown: 'AmazonEMRContainersException',
  },
  'emr-serverless': {
    name: 'EmrServerless',
    title: 'Amazon EMR Serverless',
    prefix: 'EMRServerless',
    unknown: 'AWSEMRServerlessException',
  },
  events: {
    name: 'EventBridge',
    title: 'Amazon EventBridge',
    prefix: 'EventBridge',
    seen: recorded,
    unknown: 'AmazonEventBridgeException',
    more: [{ name: 'EventBridge.FailedEntry', when: 'The answer says that an event was not taken.', seen: recorded }],
  },
  glue: { name: 'Glue', title: 'AWS Glue', prefix: 'Glue', seen: reimplemented, unknown: 'AWSGlueException' },
  http: {
    name: 'Http',
    title: 'HTTP endpoints',
    prefix: 'States.Http.StatusCode',
    seen: 'https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html',
    statuses: ['invoke'],
    more: [{ name: 'States.Http.Socket', when: 'No answer came.' }],
  },
  lambda: {
    name: 'Lambda',
    title: 'AWS Lambda',
    prefix: 'Lambda',
    seen: recorded,
    unknown: 'AWSLambdaException',
    runsUserCode: true,
    more: [
      {
        name: 'Lambda.ClientExecutionTimeoutException',
        when: 'The call took longer than Step Functions waits for the service.',
        seen: 'the retry that aws-cdk-lib gives LambdaInvoke',
      },
      {
        name: 'Lambda.Unknown',
        when: 'The function ended without saying what happened: it ran out of time or memory, or it crashed.',
        seen: recorded,
      },
    ],
  },
  mediaconvert: {
    name: 'MediaConvert',
    title: 'AWS Elemental MediaConvert',
    prefix: 'MediaConvert',
    unknown: 'AWSMediaConvertException',
  },
  sagemaker: {
    name: 'SageMaker',
    title: 'Amazon SageMaker',
    prefix: 'SageMaker',
    unknown: 'AmazonSageMakerException',
  },
  sns: { name: 'Sns', title: 'Amazon SNS', prefix: 'SNS', seen: recorded, unknown: 'AmazonSNSException' },
  sqs: { name: 'Sqs', title: 'Amazon SQS', prefix: 'SQS', seen: recorded, unknown: 'AmazonSQSException' },
  states: {
    name: 'StepFunctions',
    title: 'AWS Step Functions',
    prefix: 'StepFunctions',
    seen: reimplemented,
    unknown: 'AWSStepFunctionsException',
  },
};

/** Classes that call whichever service they are given. */
export const callersOfAnyService: readonly string[] = ['CallAwsService', 'CallAwsServiceCrossRegion'];

/** What a task fails with when no answer came at all. */
export function noAnswer(prefix: string): AddedError {
  return {
    name: `${prefix}.SdkClientException`,
    when: 'No answer came: the service was not reached, or the call took too long.',
    seen: `${recorded}: SQS.SdkClientException`,
  };
}
