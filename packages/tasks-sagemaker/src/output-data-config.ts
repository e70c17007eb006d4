import type * as kms from 'aws-cdk-lib/aws-kms';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/** Where the model of a training job goes. */
export interface OutputDataConfig {
  /**
   * The key that encrypts the model. The job's role may use it, to decrypt as well.
   *
   * @default - the key of Amazon S3 in the role's account
   */
  readonly encryptionKey?: kms.IKey;

  /** The location. The job's role may write there. */
  readonly s3OutputLocation: S3Location;
}

/** An output by its wire names. The role of the task may write it. */
export function outputArgument({ encryptionKey, s3OutputLocation }: OutputDataConfig, task: ISageMakerTask): object {
  encryptionKey?.grantEncryptDecrypt(task);
  return {
    S3OutputPath: s3OutputLocation.bind(task, { forWriting: true }).uri,
    KmsKeyId: encryptionKey?.keyArn,
  };
}
