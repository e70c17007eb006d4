export { MessageAttributeDataType } from '@cdk-sfn/core';
export type { MessageAttribute } from '@cdk-sfn/core';
export { SnsPublish } from './publish';
export type { SnsPublishJsonataProps, SnsPublishJsonPathProps, SnsPublishOptions, SnsPublishProps } from './publish';
export { SnsErrors } from './sns-errors';
