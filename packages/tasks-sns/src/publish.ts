import {
  encryptedMessagePermissions,
  fieldName,
  isLiteral,
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
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Token } from 'aws-cdk-lib/core';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { InputType, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { snsTaskErrors } from './sns-errors';

/** The longest subject. */
const SUBJECT_LIMIT = 100;

/** What `SnsPublish` takes beside the props of every task. */
export interface SnsPublishOptions extends DynamicTargetOptions {
  /** The topic. The customer managed key of an encrypted topic is part of the permissions. */
  readonly topic: sns.ITopic;

  /**
   * The text of the message, or an object that becomes its JSON text. With `messagePerSubscriptionType`, an object with
   * a text for each protocol and one under `default`.
   */
  readonly message: TaskInput;

  /**
   * Attributes beside the message, by which subscriptions can filter.
   *
   * @default - none
   */
  readonly messageAttributes?: { [key: string]: MessageAttribute };

  /**
   * Whether the message has a text of its own for each protocol.
   *
   * @default false
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html
   */
  readonly messagePerSubscriptionType?: boolean;

  /**
   * The subject line of e-mails, at most 100 characters.
   *
   * @default - none
   */
  readonly subject?: string;

  /**
   * The group within which a FIFO topic keeps the order. At most 128 characters.
   *
   * @default - none; a FIFO topic needs it
   */
  readonly messageGroupId?: string;

  /**
   * Tells messages of a FIFO topic apart: of those with the same id, within 5 minutes only the first is delivered. At
   * most 128 characters.
   *
   * @default - for a topic with content-based deduplication, a hash of the message
   */
  readonly messageDeduplicationId?: string;
}

/** Props of `SnsPublish`. */
export interface SnsPublishProps extends SnsPublishOptions, TaskStateBaseProps {}

/** Props of `SnsPublish` in a JSONPath state. */
export interface SnsPublishJsonPathProps extends SnsPublishOptions, TaskStateJsonPathBaseProps {}

/** Props of `SnsPublish` in a JSONata state. */
export interface SnsPublishJsonataProps extends SnsPublishOptions, TaskStateJsonataBaseProps {}

/**
 * Publishes a message to an Amazon SNS topic.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export class SnsPublish extends TaskStateBase<SnsPublishProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: SnsPublishJsonPathProps): SnsPublish {
    return new SnsPublish(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: SnsPublishJsonataProps): SnsPublish {
    return new SnsPublish(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { message, messageDeduplicationId, messageGroupId, messagePerSubscriptionType, subject, topic } = this.props;
    const attributes = messageAttributes(this.props.messageAttributes, Object.values(MessageAttributeDataType));
    const target = taskTarget(this, 'topic', topic.topicArn, this.props);
    return {
      resource: {
        service: 'sns',
        action: 'publish',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      },
      errors: snsTaskErrors,
      arguments: {
        TopicArn: topic.topicArn,
        Message: message.value as unknown,
        MessageDeduplicationId: messageDeduplicationId,
        MessageGroupId: messageGroupId,
        MessageStructure: messagePerSubscriptionType ? 'json' : undefined,
        MessageAttributes: attributes.attributes,
        Subject: subject,
      },
      permissions: {
        call: [{ actions: ['sns:Publish'], resources: target.arns }, ...encryptedMessagePermissions(topic.masterKey)],
      },
      problems: [target.problem, ...attributes.problems, ...messageProblems(this.props), ...fifoProblems(this.props)],
    };
  }
}

function messageProblems({ message, messagePerSubscriptionType, subject }: SnsPublishProps): (TaskProblem | false)[] {
  const isObject = message.type === InputType.OBJECT && !Token.isUnresolved(message.value);
  return [
    subject !== undefined &&
      isLiteral(subject) &&
      subject.length > SUBJECT_LIMIT && {
        prop: 'subject',
        problem: `is ${subject.length} characters long`,
        fix: `give at most ${SUBJECT_LIMIT} characters`,
      },
    messagePerSubscriptionType === true &&
      isObject &&
      !Object.keys(message.value as object)
        .map(fieldName)
        .includes('default') && {
        prop: 'message',
        problem: "has no 'default', which messagePerSubscriptionType needs",
        fix: 'add the text for protocols that have none of their own',
      },
  ];
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/fifo-message-grouping.html */
function fifoProblems({ messageDeduplicationId, messageGroupId, topic }: SnsPublishProps): (TaskProblem | false)[] {
  return [
    ...messageIdProblems({ messageDeduplicationId, messageGroupId }),
    topic.fifo &&
      messageGroupId === undefined && {
        prop: 'messageGroupId',
        problem: 'is missing for a FIFO topic',
        fix: 'name the group that keeps its order',
      },
    topic.fifo &&
      !topic.contentBasedDeduplication &&
      messageDeduplicationId === undefined && {
        prop: 'messageDeduplicationId',
        problem: 'is missing for a FIFO topic without content-based deduplication',
        fix: 'give an id, or set contentBasedDeduplication on the topic',
      },
  ];
}
