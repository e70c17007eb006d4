import type { App } from 'aws-cdk-lib';
import { ApiGatewayStack } from './api-gateway-stack';
import { AthenaStack } from './athena-stack';
import { BatchStack } from './batch-stack';
import { CodebuildStack } from './codebuild-stack';
import { DatabrewStack } from './databrew-stack';
import { DynamodbStack } from './dynamodb-stack';
import { EcsEc2Stack } from './ecs-ec2-stack';
import { EcsFargateStack } from './ecs-fargate-stack';
import { EksStack } from './eks-stack';
import { EmrStack } from './emr-stack';
import { GlueStack } from './glue-stack';
import { LambdaStack } from './lambda-stack';
import { ParametersStack } from './parameters-stack';
import { PathsStack } from './paths-stack';
import { SagemakerStack } from './sagemaker-stack';
import { SnsStack } from './sns-stack';
import { SqsStack } from './sqs-stack';
import { StepFunctionsStack } from './step-functions-stack';

const STACKS = {
  ApiGatewayStack,
  AthenaStack,
  BatchStack,
  CodebuildStack,
  DatabrewStack,
  DynamodbStack,
  EcsEc2Stack,
  EcsFargateStack,
  EksStack,
  EmrStack,
  GlueStack,
  LambdaStack,
  ParametersStack,
  PathsStack,
  SagemakerStack,
  SnsStack,
  SqsStack,
  StepFunctionsStack,
};

/** Adds the stack of every service. The default VPC of the ECS examples is looked up, which needs an account and a region. */
export function addIntegrations(app: App, env: { readonly account: string; readonly region: string }): void {
  for (const [name, ExampleStack] of Object.entries(STACKS)) {
    new ExampleStack(app, name.replace(/Stack$/, ''), { env });
  }
}
