import type * as kms from 'aws-cdk-lib/aws-kms';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/** What a query of any service leaves in Amazon S3. */
export interface QueryDataset {
  /** The query, in SQL, at most 4096 characters. */
  readonly queryString: string;

  /** Where the result is put. The job's role may read it and write there. */
  readonly s3OutputLocation: S3Location;

  /**
   * The key that encrypts the result. The job's role may use it.
   *
   * @default - none
   */
  readonly encryptionKey?: kms.IKey;
}

/** A query and where its result is, by their wire names. The role of the task may read it and write it. */
export function queryArgument(
  { encryptionKey, queryString, s3OutputLocation }: QueryDataset,
  task: ISageMakerTask,
): object {
  encryptionKey?.grantEncryptDecrypt(task);
  return {
    QueryString: queryString,
    OutputS3Uri: s3OutputLocation.bind(task, { forReading: true, forWriting: true }).uri,
    KmsKeyId: encryptionKey?.keyArn,
  };
}
