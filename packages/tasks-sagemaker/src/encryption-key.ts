import type { TaskPermission } from '@cdk-sfn/core';
import { Arn, ArnFormat, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** A KMS key: any construct of the CDK for one, `CfnKey` included where the CDK gives it a `keyRef`. */
export type EncryptionKey = kms.IKey | EncryptionKeyRef;

/** What is needed of a KMS key; `kms.IKeyRef` has it. */
export interface EncryptionKeyRef {
  /** The names of the key. */
  readonly keyRef: { readonly keyId: string; readonly keyArn: string };
}

/** The ARN of a key. */
export function keyArn(key: EncryptionKey): string {
  return namesOf(key).keyArn;
}

/** The id of a key, or its ARN for a key of another account, which its id does not find. */
export function keyId(scope: Construct, key: EncryptionKey): string {
  const names = namesOf(key);
  const { account = '' } = Arn.split(names.keyArn, ArnFormat.SLASH_RESOURCE_NAME);
  const isElsewhere = Token.compareStrings(account, Stack.of(scope).account) === TokenComparison.DIFFERENT;
  return isElsewhere ? names.keyArn : names.keyId;
}

/**
 * Leave to have volumes encrypted with a key: SageMaker gets a grant on it in the name of the caller.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html
 */
export function volumeKeyPermissions(key: EncryptionKey | undefined): TaskPermission[] {
  return key === undefined ? [] : [{ actions: ['kms:CreateGrant'], resources: [keyArn(key)] }];
}

function namesOf(key: EncryptionKey): EncryptionKeyRef['keyRef'] {
  return 'keyRef' in key ? key.keyRef : key;
}
