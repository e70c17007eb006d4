import type { TaskPermission, TaskProblem } from '@cdk-sfn/core';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { folderUri } from './s3-folder';
import type { S3Folder } from './s3-folder';

/**
 * Who encrypts the results, and with which kind of key.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_EncryptionConfiguration.html
 */
export enum EncryptionOption {
  /** Amazon S3, with a key of its own. */
  S3_MANAGED = 'SSE_S3',
  /** Amazon S3, with a key of AWS KMS. */
  KMS = 'SSE_KMS',
  /** Athena, with a key of AWS KMS. */
  CLIENT_SIDE_KMS = 'CSE_KMS',
}

/**
 * How results are encrypted.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_EncryptionConfiguration.html
 */
export interface EncryptionConfiguration {
  /** Who encrypts, and with which kind of key. */
  readonly encryptionOption: EncryptionOption;

  /**
   * The key, for `KMS` and `CLIENT_SIDE_KMS`. The state machine may use it.
   *
   * @default - none, or one that AWS manages
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * Where results go, and how they are encrypted. A work group may override both.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_ResultConfiguration.html
 */
export interface ResultConfiguration {
  /**
   * The folder for the results. Its bucket and its path may come from the state; the permissions are then on all that
   * match what is written out, or on `dataAccess.locations` if the bucket is not known.
   *
   * @default - that of the work group
   */
  readonly outputLocation?: S3Folder;

  /**
   * How the results are encrypted.
   *
   * @default - as the work group says, else with a key of Amazon S3
   */
  readonly encryptionConfiguration?: EncryptionConfiguration;
}

/** What Athena is told about the results; an empty object where that is nothing. */
export function resultConfiguration({ encryptionConfiguration, outputLocation }: ResultConfiguration = {}): object {
  return {
    EncryptionConfiguration: encryptionConfiguration && {
      EncryptionOption: encryptionConfiguration.encryptionOption,
      KmsKey: encryptionConfiguration.encryptionKey?.keyArn,
    },
    OutputLocation: outputLocation && folderUri(outputLocation),
  };
}

/** @see https://docs.aws.amazon.com/athena/latest/ug/encryption.html */
export function resultKeyPermissions(
  configuration: ResultConfiguration | undefined,
  actions: readonly string[],
): TaskPermission[] {
  const key = configuration?.encryptionConfiguration?.encryptionKey;
  return key === undefined ? [] : [{ actions, resources: [key.keyArn] }];
}

/** A key of the user's has no place where Amazon S3 uses one of its own. */
export function resultKeyProblem(configuration: ResultConfiguration | undefined): TaskProblem | undefined {
  const { encryptionKey, encryptionOption } = configuration?.encryptionConfiguration ?? {};
  return encryptionKey !== undefined && encryptionOption === EncryptionOption.S3_MANAGED
    ? {
        prop: 'resultConfiguration.encryptionConfiguration.encryptionKey',
        problem: 'is given for S3_MANAGED, which has a key of its own',
        fix: 'use KMS or CLIENT_SIDE_KMS, or leave the key away',
      }
    : undefined;
}
