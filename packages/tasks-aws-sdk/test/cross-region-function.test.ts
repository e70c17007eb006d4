import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';
import { crossRegionFunction } from '../src/cross-region-function';

const stackIn = (region?: string) => new Stack(new App(), 'Stack', { env: { region } });
const task = (stack: Stack, id: string) => new Construct(stack, id);

test('is one for all tasks of a stack, which may do what they need', () => {
  const stack = stackIn();
  const read = [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a/*'] }];
  const send = [{ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:us-east-1:111111111111:q'] }];
  const decrypt = new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] });
  const a = crossRegionFunction(task(stack, 'A'), read, []);
  const b = crossRegionFunction(task(stack, 'B'), send, [decrypt]);
  const template = Template.fromStack(stack);

  expect(stack.resolve(a.functionArn)).toEqual(stack.resolve(b.functionArn));
  template.resourceCountIs('AWS::Lambda::Function', 1);
  const [policy] = Object.values(template.findResources('AWS::IAM::Policy'));
  expect((policy!.Properties as { PolicyDocument: unknown }).PolicyDocument).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-east-1:111111111111:q' },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
    ],
  });
});

test('is that of its own stack', () => {
  const app = new App();
  const stacks = ['One', 'Two'].map((id) => new Stack(app, id));
  stacks.forEach((stack) => crossRegionFunction(task(stack, 'A'), [], []));

  stacks.forEach((stack) => {
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
  });
});

test('runs on the latest Node.js of the region, for 30 seconds at most', () => {
  const stack = stackIn('us-east-1');
  crossRegionFunction(task(stack, 'A'), [], []);

  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
    Handler: 'index.handler',
    Runtime: lambda.determineLatestNodeRuntime(stack).name,
    Timeout: 30,
  });
});
