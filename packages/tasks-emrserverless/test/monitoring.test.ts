import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { grantLogs, monitoringArgument, monitoringProblems } from '../src/monitoring';

describe('the argument', () => {
  test('has what is given', () => {
    const stack = new Stack();
    const monitoring = {
      logBucket: new Bucket(stack, 'Bucket'),
      logFolder: 'logs',
      logGroup: new LogGroup(stack, 'Logs'),
      logStreamNamePrefix: 'job',
      managedPersistence: false,
    };

    expect(readable(stack.resolve(monitoringArgument(monitoring)))).toEqual({
      S3MonitoringConfiguration: { LogUri: 's3://<Bucket>/logs' },
      CloudWatchLoggingConfiguration: { Enabled: true, LogGroupName: '<Logs>', LogStreamNamePrefix: 'job' },
      ManagedPersistenceMonitoringConfiguration: { Enabled: false },
    });
  });

  test('has a bucket alone', () => {
    const stack = new Stack();

    expect(readable(stack.resolve(monitoringArgument({ logBucket: new Bucket(stack, 'Bucket') })))).toEqual({
      S3MonitoringConfiguration: { LogUri: 's3://<Bucket>/' },
    });
  });

  test('may be left out', () => {
    expect(monitoringArgument(undefined)).toBeUndefined();
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

test('a folder needs a bucket, and a prefix a log group', () => {
  const logBucket = new Bucket(new Stack(), 'Bucket');
  const logGroup = new LogGroup(new Stack(), 'Logs');
  const given = { logFolder: 'logs', logStreamNamePrefix: 'job' };
  const problems = (monitoring: Parameters<typeof monitoringProblems>[0]) =>
    monitoringProblems(monitoring).filter((each) => each !== undefined);

  expect([...problems(undefined), ...problems({ ...given, logBucket, logGroup })]).toEqual([]);
  expect(problems(given)).toEqual([
    { prop: 'monitoring.logFolder', problem: 'is given without a bucket', fix: 'give logBucket' },
    { prop: 'monitoring.logStreamNamePrefix', problem: 'is given without a log group', fix: 'give logGroup' },
  ]);
});
