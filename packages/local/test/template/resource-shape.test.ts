import { expect, test } from 'vitest';
import { resourceShape } from '../../src/template/resource-shape';
import { attribute } from './resolved';

test.each([
  ['AWS::Athena::WorkGroup', 'Ref', 'Thing'],
  ['AWS::Batch::JobDefinition', 'Ref', 'arn:aws:batch:us-east-1:123456789012:job-definition/Thing:1'],
  ['AWS::Batch::JobQueue', 'JobQueueArn', 'arn:aws:batch:us-east-1:123456789012:job-queue/Thing'],
  ['AWS::CodeBuild::Project', 'Ref', 'Thing'],
  ['AWS::CodeBuild::Project', 'Arn', 'arn:aws:codebuild:us-east-1:123456789012:project/Thing'],
  ['AWS::DynamoDB::Table', 'Ref', 'Thing'],
  ['AWS::DynamoDB::Table', 'Arn', 'arn:aws:dynamodb:us-east-1:123456789012:table/Thing'],
  ['AWS::DynamoDB::GlobalTable', 'Arn', 'arn:aws:dynamodb:us-east-1:123456789012:table/Thing'],
  ['AWS::ECR::Repository', 'RepositoryUri', '123456789012.dkr.ecr.us-east-1.amazonaws.com/thing'],
  ['AWS::ECS::Cluster', 'Arn', 'arn:aws:ecs:us-east-1:123456789012:cluster/Thing'],
  ['AWS::ECS::TaskDefinition', 'Ref', 'arn:aws:ecs:us-east-1:123456789012:task-definition/Thing:1'],
  ['AWS::Events::EventBus', 'Arn', 'arn:aws:events:us-east-1:123456789012:event-bus/Thing'],
  ['AWS::Glue::Job', 'Ref', 'Thing'],
  ['AWS::IAM::Role', 'Ref', 'Thing'],
  ['AWS::IAM::Role', 'Arn', 'arn:aws:iam::123456789012:role/Thing'],
  ['AWS::Lambda::Function', 'Ref', 'Thing'],
  ['AWS::Lambda::Function', 'Arn', 'arn:aws:lambda:us-east-1:123456789012:function:Thing'],
  ['AWS::Logs::LogGroup', 'Arn', 'arn:aws:logs:us-east-1:123456789012:log-group:Thing:*'],
  ['AWS::S3::Bucket', 'Ref', 'thing'],
  ['AWS::S3::Bucket', 'Arn', 'arn:aws:s3:::thing'],
  ['AWS::SecretsManager::Secret', 'Ref', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Thing-AbCdEf'],
  ['AWS::SNS::Topic', 'Ref', 'arn:aws:sns:us-east-1:123456789012:Thing'],
  ['AWS::SNS::Topic', 'TopicName', 'Thing'],
  ['AWS::SQS::Queue', 'Ref', 'https://sqs.us-east-1.amazonaws.com/123456789012/Thing'],
  ['AWS::SQS::Queue', 'Arn', 'arn:aws:sqs:us-east-1:123456789012:Thing'],
  ['AWS::StepFunctions::Activity', 'Ref', 'arn:aws:states:us-east-1:123456789012:activity:Thing'],
  ['AWS::StepFunctions::StateMachine', 'Ref', 'arn:aws:states:us-east-1:123456789012:stateMachine:Thing'],
  ['AWS::StepFunctions::StateMachine', 'Name', 'Thing'],
])('%s.%s is %s', (type, name, value) => {
  expect(attribute(type, name)).toBe(value);
});

test.each([
  ['AWS::EC2::SecurityGroup', /^sg-[\da-f]{17}$/],
  ['AWS::EC2::Subnet', /^subnet-[\da-f]{17}$/],
  ['AWS::EC2::VPC', /^vpc-[\da-f]{17}$/],
  ['AWS::KMS::Key', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/],
  ['AWS::ApiGateway::RestApi', /^[\da-f]{10}$/],
])('the id of %s is one that AWS could give', (type, pattern) => {
  expect(attribute(type)).toMatch(pattern);
});

test.each([
  ['AWS::Lambda::Version', 'Ref', 'arn:aws:lambda:us-east-1:123456789012:function:pay:1'],
  ['AWS::Lambda::Alias', 'Ref', 'arn:aws:lambda:us-east-1:123456789012:function:pay:live'],
])('%s belongs to a function', (type, name, value) => {
  expect(attribute(type, name, { FunctionName: 'pay', Name: 'live' })).toBe(value);
  expect(
    attribute(type, name, { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:pay', Name: 'live' }),
  ).toBe(value);
});

test('an alias of a state machine belongs to the machine, not to the version it is at', () => {
  const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders';

  expect(
    attribute('AWS::StepFunctions::StateMachineAlias', 'Ref', {
      Name: 'live',
      RoutingConfiguration: [{ StateMachineVersionArn: `${machine}:7`, Weight: 100 }],
    }),
  ).toBe(`${machine}:live`);
});

test.each([
  ['AWS::Location::Tracker', 'Ref', 'Thing'],
  ['AWS::Location::Tracker', 'Arn', 'arn:aws:location:us-east-1:123456789012:tracker/Thing'],
  ['AWS::Location::Tracker', 'TrackerArn', 'arn:aws:location:us-east-1:123456789012:tracker/Thing'],
  ['Custom::Answer', 'Ref', 'Thing'],
  ['Custom::Answer', 'Body.x', 'Thing-Body-x'],
  ['constructor', 'Ref', 'Thing'],
])('of the unknown type %s, %s is %s', (type, name, value) => {
  expect(attribute(type, name)).toBe(value);
});

test('no pattern has a placeholder that nothing fills', () => {
  for (const type of ['AWS::SQS::Queue', 'AWS::Lambda::Alias', 'AWS::EKS::Cluster', 'AWS::Foo::Bar']) {
    const { attributes } = resourceShape(type);
    for (const name of ['Ref', ...Object.keys(attributes)]) {
      expect(attribute(type, name)).not.toMatch(/[{}]/);
    }
  }
});
