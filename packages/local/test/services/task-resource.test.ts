import { describe, expect, it } from 'vitest';
import { parseTaskResource } from '../../src/services/task-resource';

describe('parseTaskResource', () => {
  it('reads an optimized integration', () => {
    expect(parseTaskResource('arn:aws:states:::dynamodb:putItem')).toEqual({
      kind: 'optimized',
      service: 'dynamodb',
      action: 'putItem',
      pattern: 'requestResponse',
    });
  });

  it('reads an SDK integration in another partition', () => {
    expect(parseTaskResource('arn:aws-cn:states:::aws-sdk:secretsmanager:getSecretValue.waitForTaskToken')).toEqual({
      kind: 'sdk',
      service: 'secretsmanager',
      action: 'getSecretValue',
      pattern: 'waitForTaskToken',
    });
  });

  it('tells .sync from .sync:2', () => {
    expect(parseTaskResource('arn:aws:states:::states:startExecution.sync')?.pattern).toBe('sync');
    expect(parseTaskResource('arn:aws:states:::states:startExecution.sync:2')?.pattern).toBe('sync:2');
  });

  it('reads a service with a dash', () => {
    expect(parseTaskResource('arn:aws:states:::emr-serverless:startJobRun.sync')).toMatchObject({
      service: 'emr-serverless',
      action: 'startJobRun',
    });
  });

  it('reads the ARN of a function with a version', () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:Pay:$LATEST';
    expect(parseTaskResource(arn)).toMatchObject({ kind: 'function', action: arn });
  });

  it('reads the ARN of an activity', () => {
    const arn = 'arn:aws:states:us-east-1:123456789012:activity:Approve';
    expect(parseTaskResource(arn)).toMatchObject({ kind: 'activity', action: arn });
  });

  it.each([
    ['another ARN', 'arn:aws:s3:::bucket'],
    ['another pattern', 'arn:aws:states:::sqs:sendMessage.async'],
    ['no action', 'arn:aws:states:::sqs'],
    ['a text of 100,000 characters', `arn:aws:states:::${'a'.repeat(100_000)}:b`],
  ])('does not know %s', (_what, resource) => {
    expect(parseTaskResource(resource)).toBeUndefined();
  });
});
