import { isFromState, StateData } from '@cdk-sfn/core';
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

/** The folder as Athena takes it: `s3://bucket/folder/`. */
export function folderUri({ bucketName, objectKey }: S3Folder): string {
  return StateData.concat('s3://', bucketName, '/', ...(objectKey ? [objectKey, '/'] : []));
}

/** Whether the bucket is chosen while the state machine runs, so that no permission can be granted on it. */
export function isAnyBucket({ bucketName }: S3Folder): boolean {
  return isFromState(bucketName);
}

/** The ARN of the bucket. */
export function bucketArn(scope: Construct, { bucketName }: S3Folder): string {
  return Stack.of(scope).formatArn({ service: 's3', region: '', account: '', resource: bucketName });
}

/** The ARN of all that is in the folder; of all that is in the bucket when the folder comes from the state. */
export function objectsArn(scope: Construct, { bucketName, objectKey }: S3Folder): string {
  const folder = objectKey && !isFromState(objectKey) ? `${objectKey.replace(/\/+$/, '')}/` : '';
  return Stack.of(scope).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: bucketName,
    resourceName: `${folder}*`,
  });
}
