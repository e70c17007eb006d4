import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import type { Monitoring } from '../src';
import { grantLogs, logTargets, monitoringArgument, monitoringProblems } from '../src/monitoring';

const argumentOf = (stack: Stack, monitoring: Monitoring) =>
  readable(stack.resolve(monitoringArgument(monitoring, logTargets(stack, monitoring))));

describe('the argument', () => {
  test('opens the user interface, unless it says no', () => {
    expect(argumentOf(new Stack(), {})).toEqual({ PersistentAppUI: 'ENABLED' });
    expect(argumentOf(new Stack(), { persistentAppUI: true })).toEqual({ PersistentAppUI: 'ENABLED' });
    expect(argumentOf(new Stack(), { persistentAppUI: false })).toEqual({ PersistentAppUI: 'DISABLED' });
  });

  test('has the log group and the bucket that are given, and makes no others', () => {
    const stack = new Stack();
    const logGroup = new LogGroup(stack, 'Logs');
    const logBucket = new Bucket(stack, 'Bucket');

    expect(argumentOf(stack, { logBucket, logGroup, logStreamNamePrefix: 'job', logging: true })).toEqual({
      CloudWatchMonitoringConfiguration: { LogGroupName: '<Logs>', LogStreamNamePrefix: 'job' },
      PersistentAppUI: 'ENABLED',
      S3MonitoringConfiguration: { LogUri: 's3://<Bucket>' },
    });
    expect(stack.node.children).toEqual([logGroup, logBucket]);
  });

  test('has those that are made with logging', () => {
    const stack = new Stack();

    expect(argumentOf(stack, { logging: true })).toEqual({
      CloudWatchMonitoringConfiguration: { LogGroupName: '<MonitoringLogGroup>' },
      PersistentAppUI: 'ENABLED',
      S3MonitoringConfiguration: { LogUri: 's3://<MonitoringBucket>' },
    });
  });
});

describe('the role of the job', () => {
  const statementsOf = (stack: Stack, role: iam.Role) => {
    const policy = role.node.tryFindChild('DefaultPolicy') as iam.Policy | undefined;
    return policy && (readable(stack.resolve(policy.document)) as { Statement: unknown }).Statement;
  };
  const roleIn = (stack: Stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.AnyPrincipal() });

  test('is granted nothing without logs', () => {
    const stack = new Stack();
    const role = roleIn(stack);
    grantLogs(stack, role, {});

    expect(statementsOf(stack, role)).toBeUndefined();
  });

  test('may write to the log group', () => {
    const stack = new Stack();
    const role = roleIn(stack);
    grantLogs(stack, role, { logGroup: new LogGroup(stack, 'Logs') });

    expect(statementsOf(stack, role)).toEqual([
      { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '<Logs.Arn>' },
      { Effect: 'Allow', Action: 'logs:DescribeLogStreams', Resource: '<Logs.Arn>' },
      {
        Effect: 'Allow',
        Action: 'logs:DescribeLogGroups',
        Resource: '*',
      },
    ]);
  });

  test('may read and write objects of the bucket', () => {
    const stack = new Stack();
    const role = roleIn(stack);
    grantLogs(stack, role, { logBucket: new Bucket(stack, 'Bucket') });

    expect(statementsOf(stack, role)).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
        Resource: ['<Bucket.Arn>', '<Bucket.Arn>/*'],
      },
      {
        Effect: 'Allow',
        Action: [
          's3:PutObject',
          's3:PutObjectLegalHold',
          's3:PutObjectRetention',
          's3:PutObjectTagging',
          's3:PutObjectVersionTagging',
          's3:Abort*',
        ],
        Resource: '<Bucket.Arn>/*',
      },
    ]);
  });

  test('has to have what it needs when it is chosen by the state', () => {
    const stack = new Stack();
    const role = iam.Role.fromRoleName(stack, 'Role', JsonPath.stringAt('$.role'));
    grantLogs(stack, role, { logGroup: new LogGroup(stack, 'Logs') });

    expect(role.node.children).toEqual([]);
  });
});

test('a prefix needs a log group', () => {
  const logGroup = new LogGroup(new Stack(), 'Logs');

  expect(monitoringProblems({ logStreamNamePrefix: 'job' }, { logGroup })).toEqual([undefined, undefined]);
  expect(monitoringProblems({ logStreamNamePrefix: 'job' }, {})).toEqual([
    undefined,
    {
      prop: 'monitoring.logStreamNamePrefix',
      problem: 'is given without a log group',
      fix: 'give logGroup, or logging: true',
    },
  ]);
  expect(monitoringProblems({ logStreamNamePrefix: '' }, { logGroup })).toEqual([
    { prop: 'monitoring.logStreamNamePrefix', problem: 'has 0 characters', fix: 'give 1 to 256 characters' },
    undefined,
  ]);
});
