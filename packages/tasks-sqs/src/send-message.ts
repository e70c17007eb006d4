import {
  amountIn,
  amountProblems,
  encryptedMessagePermissions,
  messageAttributes,
  MessageAttributeDataType,
  messageIdProblems,
  TaskStateBase,
  taskTarget,
} from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  MessageAttribute,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Token } from 'aws-cdk-lib/core';
import type { Duration } from 'aws-cdk-lib/core';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { sqsTaskErrors } from './sqs-errors';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const LIMITS = { attributes: 10, delaySeconds: 900 };

/** What `SqsSendMessage` takes beside the props of every task. */
export interface SqsSendMessageOptions extends DynamicTargetOptions {
  /** The queue. The customer managed key of an encrypted queue is part of the permissions. */
  readonly queue: sqs.IQueue;

  /** The text of the message, or an object that becomes its JSON text. */
  readonly messageBody: TaskInput;

  /**
   * Attributes beside the body, at most 10.
   *
   * @default - none
   */
  readonly messageAttributes?: { [key: string]: MessageAttribute };

  /**
   * How long the message stays hidden, in whole seconds, at most 15 minutes. Not for FIFO queues.
   *
   * @default - the delay of the queue
   */
  readonly delay?: Duration;

  /**
   * Tells messages of a FIFO queue apart: of those with the same id, within 5 minutes only the first is delivered. At
   * most 128 characters.
   *
   * @default - for a queue with content-based deduplication, a hash of the body
   */
  readonly messageDeduplicationId?: string;

  /**
   * The group within which a FIFO queue keeps the order. At most 128 characters.
   *
   * @default - none
   */
  readonly messageGroupId?: string;
}

/** Props of `SqsSendMessage`. */
export interface SqsSendMessageProps extends SqsSendMessageOptions, TaskStateBaseProps {}

/** Props of `SqsSendMessage` in a JSONPath state. */
export interface SqsSendMessageJsonPathProps extends SqsSendMessageOptions, TaskStateJsonPathBaseProps {}

/** Props of `SqsSendMessage` in a JSONata state. */
export interface SqsSendMessageJsonataProps extends SqsSendMessageOptions, TaskStateJsonataBaseProps {}

/**
 * Sends a message to an Amazon SQS queue.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export class SqsSendMessage extends TaskStateBase<SqsSendMessageProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: SqsSendMessageJsonPathProps): SqsSendMessage {
    return new SqsSendMessage(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: SqsSendMessageJsonataProps): SqsSendMessage {
    return new SqsSendMessage(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { delay, messageBody, messageDeduplicationId, messageGroupId, queue } = this.props;
    const { BINARY, NUMBER, STRING } = MessageAttributeDataType;
    const attributes = messageAttributes(this.props.messageAttributes, [STRING, NUMBER, BINARY]);
    const target = taskTarget(this, 'queue', queue.queueArn, this.props);
    const delaySeconds = amountIn('seconds', delay);
    return {
      resource: {
        service: 'sqs',
        action: 'sendMessage',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      },
      errors: sqsTaskErrors,
      arguments: {
        QueueUrl: queue.queueUrl,
        MessageBody: messageBody.value as unknown,
        MessageAttributes: attributes.attributes,
        DelaySeconds: delaySeconds,
        MessageDeduplicationId: messageDeduplicationId,
        MessageGroupId: messageGroupId,
      },
      permissions: {
        call: [
          { actions: ['sqs:SendMessage'], resources: target.arns },
          ...encryptedMessagePermissions(queue.encryptionMasterKey),
        ],
      },
      problems: [
        target.problem,
        ...amountProblems('seconds', { delay }),
        ...attributes.problems,
        Object.keys(attributes.attributes ?? {}).length > LIMITS.attributes && {
          prop: 'messageAttributes',
          problem: `has more than ${LIMITS.attributes} attributes`,
          fix: 'put the rest into the body',
        },
        delaySeconds !== undefined &&
          !Token.isUnresolved(delaySeconds) &&
          delaySeconds > LIMITS.delaySeconds && {
            prop: 'delay',
            problem: `is ${delaySeconds} seconds`,
            fix: `give at most ${LIMITS.delaySeconds} seconds, or put a Wait state before`,
          },
        queue.fifo &&
          delay !== undefined && {
            prop: 'delay',
            problem: 'is given for a FIFO queue, which delays all its messages alike',
            fix: 'set deliveryDelay on the queue',
          },
        ...messageIdProblems({ messageDeduplicationId, messageGroupId }),
        queue.fifo &&
          messageGroupId === undefined && {
            prop: 'messageGroupId',
            problem: 'is missing for a FIFO queue',
            fix: 'name the group that keeps its order',
          },
      ],
    };
  }
}
