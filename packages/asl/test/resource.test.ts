import { describe, expect, test } from 'vitest';
import { parseTaskResource } from '../src';

describe('a Lambda function', () => {
  test('is known by its ARN', () => {
    expect(parseTaskResource('arn:aws:lambda:us-east-1:123456789012:function:Charge')).toEqual({
      kind: 'lambda',
      partition: 'aws',
      region: 'us-east-1',
      account: '123456789012',
      functionName: 'Charge',
    });
  });

  test('may have a version or an alias', () => {
    expect(parseTaskResource('arn:aws-cn:lambda:cn-north-1:123456789012:function:Charge:live')).toEqual({
      kind: 'lambda',
      partition: 'aws-cn',
      region: 'cn-north-1',
      account: '123456789012',
      functionName: 'Charge',
      qualifier: 'live',
    });
  });
});

test('an activity is known by its ARN', () => {
  expect(parseTaskResource('arn:aws-us-gov:states:us-gov-west-1:123456789012:activity:Approve')).toEqual({
    kind: 'activity',
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    account: '123456789012',
    activityName: 'Approve',
  });
});

describe('an optimized integration', () => {
  test.each([
    ['arn:aws:states:::dynamodb:putItem', 'dynamodb', 'putItem', 'REQUEST_RESPONSE', 'putItem'],
    ['arn:aws:states:::glue:startJobRun.sync', 'glue', 'startJobRun', 'RUN_JOB', 'startJobRun.sync'],
    [
      'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      'sqs',
      'sendMessage',
      'WAIT_FOR_TASK_TOKEN',
      'sendMessage.waitForTaskToken',
    ],
    [
      'arn:aws:states:::emr-serverless:startJobRun.sync',
      'emr-serverless',
      'startJobRun',
      'RUN_JOB',
      'startJobRun.sync',
    ],
    ['arn:aws:states:::lambda:invoke', 'lambda', 'invoke', 'REQUEST_RESPONSE', 'invoke'],
  ])('%s', (arn, service, action, pattern, resource) => {
    expect(parseTaskResource(arn)).toEqual({
      kind: 'integration',
      partition: 'aws',
      service,
      action,
      pattern,
      resourceType: service,
      resource,
    });
  });

  test('of version 2', () => {
    expect(parseTaskResource('arn:aws:states:::states:startExecution.sync:2')).toEqual({
      kind: 'integration',
      partition: 'aws',
      service: 'states',
      action: 'startExecution',
      pattern: 'RUN_JOB',
      version: 2,
      resourceType: 'states',
      resource: 'startExecution.sync:2',
    });
  });
});

describe('an AWS SDK integration', () => {
  test('has its service behind aws-sdk', () => {
    expect(parseTaskResource('arn:aws-cn:states:::aws-sdk:s3:getObject')).toEqual({
      kind: 'aws-sdk',
      partition: 'aws-cn',
      service: 's3',
      action: 'getObject',
      pattern: 'REQUEST_RESPONSE',
      resourceType: 'aws-sdk:s3',
      resource: 'getObject',
    });
  });

  test('may wait for a token', () => {
    expect(parseTaskResource('arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken')).toMatchObject({
      pattern: 'WAIT_FOR_TASK_TOKEN',
      resource: 'startExecution.waitForTaskToken',
    });
  });

  test('cannot wait for a job', () => {
    expect(parseTaskResource('arn:aws:states:::aws-sdk:sfn:startExecution.sync')).toBeUndefined();
  });
});

test('a call of an HTTP endpoint is a kind of its own', () => {
  expect(parseTaskResource('arn:aws:states:::http:invoke')).toEqual({
    kind: 'http',
    partition: 'aws',
    service: 'http',
    action: 'invoke',
    pattern: 'REQUEST_RESPONSE',
    resourceType: 'http',
    resource: 'invoke',
  });
});

test.each([
  '',
  '<FunctionArn>',
  'dynamodb:putItem',
  'arn:aws:states:::dynamodb',
  'arn:aws:states:::dynamodb:putItem.async',
  'arn:aws:states:::dynamodb:putItem.sync:3',
  'arn:aws:states:us-east-1:123456789012:stateMachine:Orders',
  'arn:aws:lambda:us-east-1:123456789012:layer:Charge',
  'arn:other:states:::dynamodb:putItem',
  'ARN:aws:states:::dynamodb:putItem',
])('%j is no resource of a task', (text) => {
  expect(parseTaskResource(text)).toBeUndefined();
});
