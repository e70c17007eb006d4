import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import type { LoggingOptions } from 'aws-cdk-lib/aws-codebuild';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { stateOf } from '../../../tools/vitest/rendered-state';
import { CodeBuildStartBuild } from '../src';
import { start } from './started-build';

const bucket = s3.Bucket.fromBucketName(new Stack(), 'Bucket', 'logs');
const logGroup = logs.LogGroup.fromLogGroupName(new Stack(), 'Group', '/site');

test.each<[LoggingOptions, object]>([
  [{}, {}],
  [
    { cloudWatch: { logGroup, prefix: 'build' } },
    { CloudWatchLogs: { Status: 'ENABLED', GroupName: '/site', StreamName: 'build' } },
  ],
  [{ cloudWatch: { enabled: false } }, { CloudWatchLogs: { Status: 'DISABLED' } }],
  [{ s3: { bucket } }, { S3Logs: { Status: 'ENABLED', Location: 'logs' } }],
  [
    { s3: { bucket, prefix: 'build', encrypted: false } },
    { S3Logs: { Status: 'ENABLED', Location: 'logs/build', EncryptionDisabled: true } },
  ],
  [
    { s3: { bucket, enabled: false, encrypted: true } },
    { S3Logs: { Status: 'DISABLED', Location: 'logs', EncryptionDisabled: false } },
  ],
  [
    { s3: { bucket, prefix: JsonPath.stringAt('$.site') } },
    { S3Logs: { Status: 'ENABLED', 'Location.$': "States.Format('logs/{}', $.site)" } },
  ],
])('logs go somewhere else, %#', (logsConfigOverride, rendered) => {
  expect(stateOf(start(CodeBuildStartBuild, { logsConfigOverride }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::codebuild:startBuild',
    Parameters: { ProjectName: 'site', LogsConfigOverride: rendered },
  });
});
