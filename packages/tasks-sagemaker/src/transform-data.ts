import { S3DataType } from './channel';
import type { CompressionType } from './channel';
import { keyArn } from './encryption-key';
import type { EncryptionKey } from './encryption-key';

/** How the objects are split into records. */
export enum SplitType {
  /** Not at all. */
  NONE = 'None',
  /** At the ends of lines. */
  LINE = 'Line',
  /** As RecordIO says. */
  RECORD_IO = 'RecordIO',
  /** As TFRecord says. */
  TF_RECORD = 'TFRecord',
}

/** How the results become one object. */
export enum AssembleWith {
  /** One right after the other. */
  NONE = 'None',
  /** Each in a line of its own. */
  LINE = 'Line',
}

/**
 * What a transform job reads.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformInput.html
 */
export interface TransformInput {
  /**
   * How the data is compressed.
   *
   * @default - it is not
   */
  readonly compressionType?: CompressionType;

  /**
   * The MIME type of the data, at most 256 characters.
   *
   * @default - none
   */
  readonly contentType?: string;

  /** Where the data is. */
  readonly transformDataSource: TransformDataSource;

  /**
   * How the objects are split into records.
   *
   * @default - not at all
   */
  readonly splitType?: SplitType;
}

/** Where the data of a transform job is. */
export interface TransformDataSource {
  /** The place in Amazon S3. The role of the model has to be allowed to read it. */
  readonly s3DataSource: TransformS3DataSource;
}

/** Data in Amazon S3. */
export interface TransformS3DataSource {
  /**
   * What the URI refers to.
   *
   * @default S3DataType.S3_PREFIX
   */
  readonly s3DataType?: S3DataType;

  /** The URI of a prefix or of a manifest: `s3://bucket/prefix`. */
  readonly s3Uri: string;
}

/**
 * Where the results go.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformOutput.html
 */
export interface TransformOutput {
  /**
   * The MIME type of the results, at most 256 characters.
   *
   * @default - none
   */
  readonly accept?: string;

  /**
   * How the results become one object.
   *
   * @default - one right after the other
   */
  readonly assembleWith?: AssembleWith;

  /**
   * The key that encrypts the results. The role of the model has to be allowed to use it.
   *
   * @default - the key of Amazon S3 in the role's account
   */
  readonly encryptionKey?: EncryptionKey;

  /** The URI of a prefix: `s3://bucket/prefix`. The role of the model has to be allowed to write there. */
  readonly s3OutputPath: string;
}

/** What is read, by its wire names. */
export function transformInputArgument(input: TransformInput): object {
  const { s3DataType, s3Uri } = input.transformDataSource.s3DataSource;
  return {
    CompressionType: input.compressionType,
    ContentType: input.contentType,
    DataSource: { S3DataSource: { S3Uri: s3Uri, S3DataType: s3DataType ?? S3DataType.S3_PREFIX } },
    SplitType: input.splitType,
  };
}

/** Where the results go, by its wire names. */
export function transformOutputArgument(output: TransformOutput): object {
  return {
    S3OutputPath: output.s3OutputPath,
    KmsKeyId: output.encryptionKey && keyArn(output.encryptionKey),
    Accept: output.accept,
    AssembleWith: output.assembleWith,
  };
}
