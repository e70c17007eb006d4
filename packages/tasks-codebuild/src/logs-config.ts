import { StateData } from '@cdk-sfn/core';
import type { CloudWatchLoggingOptions, LoggingOptions, S3LoggingOptions } from 'aws-cdk-lib/aws-codebuild';

/** Where logs go, as the service takes it. */
export function logsConfig({ cloudWatch, s3 }: LoggingOptions) {
  return { CloudWatchLogs: cloudWatch && cloudWatchLogs(cloudWatch), S3Logs: s3 && s3Logs(s3) };
}

function cloudWatchLogs({ enabled, logGroup, prefix }: CloudWatchLoggingOptions) {
  return { Status: status(enabled), GroupName: logGroup?.logGroupName, StreamName: prefix };
}

function s3Logs({ bucket, enabled, encrypted, prefix }: S3LoggingOptions) {
  return {
    Status: status(enabled),
    Location: prefix === undefined ? bucket.bucketName : StateData.concat(bucket.bucketName, '/', prefix),
    EncryptionDisabled: encrypted === undefined ? undefined : !encrypted,
  };
}

function status(enabled = true): string {
  return enabled ? 'ENABLED' : 'DISABLED';
}
