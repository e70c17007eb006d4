import { StateData } from '@cdk-sfn/core';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/** A place in Amazon S3. */
export interface DataBucketConfiguration {
  /** The bucket. */
  readonly bucket: s3.IBucket;

  /**
   * The path of a file or a folder in it. It may come from the state.
   *
   * @default - the bucket as a whole
   */
  readonly path?: string;
}

/** Where the results of a job go. */
export type OutputBucketConfiguration = DataBucketConfiguration;

/** Where the data to learn from lies. */
export type TrainingBucketConfiguration = DataBucketConfiguration;

/** Where the data to check the model with lies. */
export type ValidationBucketConfiguration = DataBucketConfiguration;

/** The place as Amazon Bedrock takes it. */
export function dataArgument({ bucket, path }: DataBucketConfiguration): { readonly S3Uri: string } {
  return { S3Uri: bucket.s3UrlForObject(path === undefined ? undefined : StateData.concat(path)) };
}
