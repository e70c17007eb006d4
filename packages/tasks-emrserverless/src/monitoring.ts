import { StateData, textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_CloudWatchLoggingConfiguration.html */
const LIMITS = { logStreamNamePrefix: { min: 1, max: 512 } };

/**
 * Where a job logs to.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/logging.html
 */
export interface EmrServerlessMonitoring {
  /**
   * The bucket that the job writes its logs to.
   *
   * @default - none
   */
  readonly logBucket?: IBucket;

  /**
   * The folder of the logs within `logBucket`: `logs/spark`. May come from the state.
   *
   * @default - the bucket itself
   */
  readonly logFolder?: string;

  /**
   * The log group that the job writes to.
   *
   * @default - none
   */
  readonly logGroup?: ILogGroup;

  /**
   * What the names of the log streams begin with, in 1 to 512 characters. Only beside `logGroup`.
   *
   * @default - nothing
   */
  readonly logStreamNamePrefix?: string;

  /**
   * Whether Amazon EMR keeps the logs for 30 days, for the user interfaces of Spark and Hive.
   *
   * @default true
   */
  readonly managedPersistence?: boolean;
}

/** Monitoring as the API takes it. */
export function monitoringArgument(monitoring: EmrServerlessMonitoring | undefined): object | undefined {
  if (monitoring === undefined) {
    return undefined;
  }
  const { logBucket, logFolder, logGroup, logStreamNamePrefix, managedPersistence } = monitoring;
  return {
    S3MonitoringConfiguration: logBucket && {
      LogUri: StateData.concat('s3://', logBucket.bucketName, '/', logFolder ?? ''),
    },
    CloudWatchLoggingConfiguration: logGroup && {
      Enabled: true,
      LogGroupName: logGroup.logGroupName,
      LogStreamNamePrefix: logStreamNamePrefix,
    },
    ManagedPersistenceMonitoringConfiguration:
      managedPersistence === undefined ? undefined : { Enabled: managedPersistence },
  };
}

/** What is wrong with the monitoring. */
export function monitoringProblems({
  logBucket,
  logFolder,
  logGroup,
  logStreamNamePrefix,
}: EmrServerlessMonitoring = {}): (TaskProblem | undefined)[] {
  const prefix = 'monitoring.logStreamNamePrefix';
  return [
    logFolder !== undefined && logBucket === undefined
      ? { prop: 'monitoring.logFolder', problem: 'is given without a bucket', fix: 'give logBucket' }
      : undefined,
    logStreamNamePrefix !== undefined && logGroup === undefined
      ? { prop: prefix, problem: 'is given without a log group', fix: 'give logGroup' }
      : undefined,
    textProblem(prefix, logStreamNamePrefix, LIMITS.logStreamNamePrefix),
  ];
}
