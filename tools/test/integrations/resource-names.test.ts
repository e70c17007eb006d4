import { Arn, ArnFormat, Aws, CfnResource, Fn, Stack } from 'aws-cdk-lib/core';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { ResourceNames } from '../../src/integrations/resource-names.ts';

const stack = new Stack();
const name = (resource: string, actions: string[] = ['sqs:SendMessage'], props: object = {}): string =>
  new ResourceNames(stack, props).of(resource, actions);

describe('resources of the stack', () => {
  const queue = new sqs.Queue(stack, 'Queue');
  const topic = new sns.Topic(stack, 'Topic');
  const bucket = new s3.Bucket(stack, 'Bucket');
  const machine = new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromString('{}') });

  test('are told by their kind', () => {
    expect(name(queue.queueArn)).toBe('<queue ARN>');
    expect(name(topic.topicArn)).toBe('<topic ARN>');
    expect(name(machine.stateMachineArn)).toBe('<state machine ARN>');
    expect(name(bucket.arnForObjects('*'))).toBe('<bucket ARN>/*');
  });

  test('are found when they are made after others were told', () => {
    const late = new sqs.Queue(stack, 'Late');
    expect(name(late.queueArn)).toBe('<queue ARN>');
  });

  test('are told by their kind where only a name is used', () => {
    expect(name(stack.formatArn({ service: 'sqs', resource: queue.queueName }))).toBe('<queue name>');
    expect(name(stack.formatArn({ service: 'sns', resource: 'x', resourceName: topic.topicArn }))).toBe(
      'sns:x/<topic>',
    );
  });

  test('are told by their kind where an ARN is made of theirs', () => {
    const parts = Arn.split(machine.stateMachineArn, ArnFormat.COLON_RESOURCE_NAME);
    expect(name(Arn.format({ ...parts, resource: 'execution', resourceName: `${parts.resourceName!}:*` }))).toBe(
      'execution:<state machine>:*',
    );
    const bySlash = Arn.split(
      new CfnResource(stack, 'Batch', { type: 'AWS::Batch::JobQueue' }).ref,
      ArnFormat.SLASH_RESOURCE_NAME,
    );
    expect(name(Arn.format({ ...bySlash, resourceName: `${bySlash.resourceName!}:*` }))).toBe(
      'job-queue/<job queue>:*',
    );
  });
});

describe('ARNs', () => {
  const arn = (service: string, resource: string) =>
    `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

  test('of the account and region are told without them', () => {
    expect(name(arn('sqs', 'all'))).toBe('all');
    expect(name(arn('events', 'rule/Rule'))).toBe('events:rule/Rule');
    expect(name(`arn:${Aws.PARTITION}:s3:::all`, ['s3:GetObject'])).toBe('all');
  });

  test('of others are told as they are', () => {
    expect(name('*')).toBe('*');
    expect(name(`arn:${Aws.PARTITION}:sqs:*:${Aws.ACCOUNT_ID}:all`)).toBe('arn:<partition>:sqs:*:<account>:all');
    expect(name('arn:aws:sqs:eu-west-1:1:all')).toBe('arn:aws:sqs:eu-west-1:1:all');
  });

  test('are told by the props that the user gave', () => {
    expect(name(arn('sqs', 'job/nightly'), undefined, { jobName: 'nightly' })).toBe('job/<jobName>');
    expect(name(arn('sqs', 'job/nightly/*'), undefined, { deep: [{ job: 'night' }, { job: 'nightly' }] })).toBe(
      'job/<job>/*',
    );
    expect(name(arn('sqs', 'job/nightly-1'), undefined, { jobName: 'nightly' })).toBe('job/nightly-1');
    expect(name(arn('sqs', 'a/a/b'), undefined, { database: 'a/a' })).toBe('<database>/b');
    expect(name(arn('sqs', 'job/nightly*'), undefined, { jobName: 'Nightly' })).toBe('job/<jobName>*');
  });

  test('are told by the one of several props that they are about', () => {
    const props = { other: 'same', nightJobName: 'same', jobName: 'same' };
    expect(name(arn('sqs', 'job/same'), undefined, props)).toBe('job/<jobName>');
    expect(name(arn('sqs', 'night-job/same'), undefined, props)).toBe('night-job/<nightJobName>');
    expect(name(arn('sqs', 'task/same'), undefined, props)).toBe('task/<other>');
  });

  test('are told by the constructs that the user gave', () => {
    const theirs = 'arn:aws:lambda:eu-west-1:222222222222:function:theirs';
    const props = {
      one: lambda.Function.fromFunctionArn(stack, 'Imported', theirs),
      other: sqs.Queue.fromQueueArn(stack, 'ImportedQueue', 'arn:aws:sqs:eu-west-1:222222222222:theirs'),
    };
    expect(name(theirs, undefined, props)).toBe('<function ARN>');
    expect(name(`${theirs}:*`, undefined, props)).toBe('<function ARN>:*');
    expect(name('arn:aws:sqs:eu-west-1:222222222222:theirs', undefined, props)).toBe('<queue ARN>');
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'ImportedCluster', { clusterName: 'theirs' });
    expect(name(arn('eks', 'cluster/theirs'), ['eks:Call'], { cluster })).toBe('<cluster ARN>');
  });
});

test('what there are no words for is an error', () => {
  expect(() => name(Fn.importValue('Other'))).toThrow('There are no words yet for {"Fn::ImportValue":"Other"}');
  expect(() => name(Fn.ref('Nothing'))).toThrow('There is no resource Nothing');
  expect(name(new CfnResource(stack, 'Own', { type: 'Custom::OwnThing' }).ref)).toBe('<own thing ARN>');
});
