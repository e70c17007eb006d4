import type { IamException } from './src/iam-check.ts';

/** What AWS's list of actions would have otherwise, and is right nevertheless. */
export const exceptions: readonly IamException[] = [
  {
    kind: 'missing',
    actions: ['batch:SubmitJob'],
    classes: ['BatchSubmitJob'],
    why: 'A job has no ARN before it is submitted: AWS grants this on the definition and the queue.',
    source: 'https://docs.aws.amazon.com/batch/latest/userguide/batch-supported-iam-actions-resources.html',
  },
  {
    kind: 'missing',
    actions: ['states:DescribeExecution'],
    classes: ['StepFunctionsStartExecution'],
    why: 'What is waited for is an execution of a standard machine: express executions cannot be described.',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html',
  },
  {
    kind: 'wildcard',
    actions: [
      'cloudwatch:PutMetricData',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
    ],
    classes: ['SageMakerCreateModel', 'SageMakerCreateTrainingJob'],
    why: 'The role that SageMaker works in, as AWS tells to make it. Metrics have no ARN.',
    source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
  },
  {
    kind: 'wildcard',
    actions: [
      'ec2:CreateNetworkInterface',
      'ec2:CreateNetworkInterfacePermission',
      'ec2:DeleteNetworkInterface',
      'ec2:DeleteNetworkInterfacePermission',
    ],
    classes: ['SageMakerCreateModel', 'SageMakerCreateTrainingJob'],
    why: 'The same role, for work in a VPC. SageMaker makes the interfaces.',
    source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
  },
  {
    kind: 'wildcard',
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    classes: ['SageMakerCreateModel', 'SageMakerCreateTrainingJob'],
    why: 'The image is known while the state machine runs, and may be of any account and region.',
    source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
  },
  {
    kind: 'wildcard',
    actions: ['s3:GetObject', 's3:ListBucket'],
    classes: ['SageMakerCreateModel', 'SageMakerCreateTrainingJob'],
    why: 'The bucket is known while the state machine runs.',
    source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
  },
  {
    kind: 'wildcard',
    actions: ['s3:PutObject'],
    classes: ['SageMakerCreateTrainingJob'],
    why: 'The bucket is known while the state machine runs.',
    source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
  },
  {
    kind: 'resource',
    actions: [
      's3:Abort*',
      's3:DeleteObject*',
      's3:PutObject',
      's3:PutObjectLegalHold',
      's3:PutObjectRetention',
      's3:PutObjectTagging',
      's3:PutObjectVersionTagging',
    ],
    classes: ['SageMakerCreateTrainingJob'],
    why: 'What a bucket of the CDK grants for writing is granted on the bucket and on its objects.',
    source: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3.IBucket.html',
  },
  {
    kind: 'wildcard',
    actions: ['sagemaker:ListTags'],
    classes: [
      'SageMakerCreateEndpoint',
      'SageMakerCreateEndpointConfig',
      'SageMakerCreateModel',
      'SageMakerCreateTrainingJob',
      'SageMakerCreateTransformJob',
    ],
    why: 'As AWS has it in the policies for state machines.',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html',
  },
];
