import { textProblem } from '@cdk-sfn/core';
import type { JobLogs, TaskProblem } from '@cdk-sfn/core';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_CloudWatchMonitoringConfiguration.html */
const LIMITS = { logStreamNamePrefix: { min: 1, max: 256 } };

/**
 * Where a job logs to, and whether one can look into it.
 *
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_MonitoringConfiguration.html
 */
export interface Monitoring {
  /**
   * Whether the log group and the bucket that are not given are made.
   *
   * @default false
   */
  readonly logging?: boolean;

  /**
   * The log group that the job writes to.
   *
   * @default - one that is made when `logging` is true, else none
   */
  readonly logGroup?: ILogGroup;

  /**
   * What the names of the log streams begin with, in 1 to 256 characters. Only beside a log group.
   *
   * @default - nothing
   */
  readonly logStreamNamePrefix?: string;

  /**
   * The bucket that the job writes its logs to.
   *
   * @default - one that is made when `logging` is true, else none
   */
  readonly logBucket?: IBucket;

  /**
   * Whether the user interface of Spark can be opened for the job, even when it has ended.
   *
   * @default true
   */
  readonly persistentAppUI?: boolean;
}

/** The log group and the bucket that are given; with `logging`, it makes those that are not. */
export function logTargets(task: Construct, { logBucket, logGroup, logging }: Monitoring): JobLogs {
  return {
    logGroup: logGroup ?? (logging ? new LogGroup(task, 'Monitoring Log Group') : undefined),
    logBucket: logBucket ?? (logging ? new Bucket(task, 'Monitoring Bucket') : undefined),
  };
}

/** Monitoring as the API takes it. */
export function monitoringArgument(
  { logStreamNamePrefix, persistentAppUI }: Monitoring,
  { logBucket, logGroup }: JobLogs,
): object {
  return {
    CloudWatchMonitoringConfiguration: logGroup && {
      LogGroupName: logGroup.logGroupName,
      LogStreamNamePrefix: logStreamNamePrefix,
    },
    PersistentAppUI: persistentAppUI === false ? 'DISABLED' : 'ENABLED',
    S3MonitoringConfiguration: logBucket && { LogUri: logBucket.s3UrlForObject() },
  };
}

/** What is wrong with the monitoring. */
export function monitoringProblems(
  { logStreamNamePrefix }: Monitoring,
  { logGroup }: JobLogs,
): (TaskProblem | undefined)[] {
  const prop = 'monitoring.logStreamNamePrefix';
  return [
    textProblem(prop, logStreamNamePrefix, LIMITS.logStreamNamePrefix),
    logStreamNamePrefix !== undefined && logGroup === undefined
      ? { prop, problem: 'is given without a log group', fix: 'give logGroup, or logging: true' }
      : undefined,
  ];
}
