import type { OperationModel, ServiceModel } from '../../src/aws-sdk-data/botocore-models.ts';

export const operation = (name: string, more: Partial<OperationModel> = {}): OperationModel => ({
  name,
  httpMethod: 'POST',
  isUnsigned: false,
  streamsEvents: false,
  documentation: '',
  ...more,
});

/** A service that is signed for as `zoo`. */
export const service = (operations: OperationModel[], more: Partial<ServiceModel> = {}): ServiceModel => ({
  serviceId: 'Zoo',
  cliName: 'zoo',
  signingName: 'zoo',
  endpointPrefix: 'zoo',
  operations,
  ...more,
});
