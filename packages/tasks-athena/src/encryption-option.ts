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
