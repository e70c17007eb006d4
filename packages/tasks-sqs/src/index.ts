export { MessageAttributeDataType } from '@cdk-sfn/core';
export type { MessageAttribute } from '@cdk-sfn/core';
export { SqsSendMessage } from './send-message';
export type {
  SqsSendMessageJsonataProps,
  SqsSendMessageJsonPathProps,
  SqsSendMessageOptions,
  SqsSendMessageProps,
} from './send-message';
export { SqsErrors } from './sqs-errors';
