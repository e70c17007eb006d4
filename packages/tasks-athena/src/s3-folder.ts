import { iamPattern, StateData } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** A bucket of Amazon S3, or a folder in it. An `s3.Location` is one. */
export interface S3Folder {
  /** The name of the bucket. */
  readonly bucketName: string;

  /**
   * The path of the folder, without a slash at either end.
   *
   * @default - the bucket as a whole
   */
  readonly objectKey?: string;
}

/** Any bucket, in permissions. */
export const ANY_BUCKET: S3Folder = { bucketName: '*' };

/** The folder as Athena takes it: `s3://bucket/folder/`. */
export function folderUri({ bucketName, objectKey }: S3Folder): string {
  return StateData.concat('s3://', bucketName, '/', ...(objectKey ? [objectKey, '/'] : []));
}

/** The ARN of the bucket; `*` stands for what comes from the state. */
export function bucketArn(scope: Construct, folder: S3Folder): string {
  return s3Arn(scope, folder);
}

/** The ARN of all that is in the folder; `*` stands for what comes from the state. */
export function objectsArn(scope: Construct, folder: S3Folder): string {
  const path = iamPattern(folder.objectKey ?? '').replace(/\/+$/, '');
  return s3Arn(scope, folder, path === '' ? '*' : `${path}/*`);
}

function s3Arn(scope: Construct, { bucketName }: S3Folder, resourceName?: string): string {
  return Stack.of(scope).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: iamPattern(bucketName),
    resourceName,
  });
}
