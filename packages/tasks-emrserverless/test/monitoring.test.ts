import { Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { monitoringArgument, monitoringProblems } from '../src/monitoring';

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
