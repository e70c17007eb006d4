import { Token } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { TaskPermission } from './task-permissions';
import type { TaskProblem } from './task-validation-error';

/** The longest id of a message or of a message group. */
const ID_LIMIT = 128;

/**
 * What a sender needs to put messages into an encrypted queue or topic.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
export function encryptedMessagePermissions(key: IKey | undefined): TaskPermission[] {
  return key === undefined ? [] : [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: [key.keyArn] }];
}

/** What is wrong with the ids by which FIFO queues and topics order messages and tell them apart. */
export function messageIdProblems(ids: { readonly [prop: string]: string | undefined }): TaskProblem[] {
  return Object.entries(ids)
    .filter(([, id]) => id !== undefined && !Token.isUnresolved(id) && (id.length === 0 || id.length > ID_LIMIT))
    .map(([prop, id]) => ({
      prop,
      problem: `is ${id?.length ?? 0} characters long`,
      fix: `give 1 to ${ID_LIMIT} characters`,
    }));
}
