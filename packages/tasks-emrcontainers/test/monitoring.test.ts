import { Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import type { Monitoring } from '../src';
import { logTargets, monitoringArgument, monitoringProblems } from '../src/monitoring';

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
