import type { IKey } from 'aws-cdk-lib/aws-kms';
import { isLiteral } from './argument-value';
import type { TaskPermission } from './task-permissions';
import type { TaskProblem } from './task-validation-error';

/** An id of a message or of a message group: letters, digits and punctuation, no blanks. */
const ID = /^[!-~]{1,128}$/;

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
    .filter(([, id]) => id !== undefined && isLiteral(id) && !ID.test(id))
    .map(([prop, id]) => ({
      prop,
      problem: `is ${JSON.stringify(id)}`,
      fix: 'give 1 to 128 letters, digits and punctuation marks, without blanks',
    }));
}
