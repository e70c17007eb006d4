export type { AwsApiCallOptions } from './api-call';
export { CallAwsService } from './call-aws-service';
export type {
  CallAwsServiceJsonataProps,
  CallAwsServiceJsonPathProps,
  CallAwsServiceOptions,
  CallAwsServiceProps,
} from './call-aws-service';
export { CallAwsServiceCrossRegion } from './call-aws-service-cross-region';
export type {
  CallAwsServiceCrossRegionJsonataProps,
  CallAwsServiceCrossRegionJsonPathProps,
  CallAwsServiceCrossRegionOptions,
  CallAwsServiceCrossRegionProps,
} from './call-aws-service-cross-region';
export type {
  AwsSdkActionName,
  AwsSdkMembers,
  AwsSdkParameter,
  AwsSdkParameterName,
  AwsSdkParameters,
  AwsSdkServiceName,
  AwsSdkTypes,
  TypedCallAwsService,
  TypedCallProps,
} from './typed-call';
