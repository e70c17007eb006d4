import { describe, expect, it } from 'vitest';
import { sdkFailure } from '../../src/services/sdk-error';
import { optimizedService } from '../../src/services/service-name';

class ResourceNotFoundException extends Error {}
class NoSuchBucket extends Error {}
const module = { ResourceNotFoundException, NoSuchBucket };
const dynamodb = { optimized: optimizedService('dynamodb'), serviceId: 'DynamoDB', module };
const sdk = { optimized: undefined, serviceId: 'DynamoDB', module };

function refused(name: string, more: object = {}): Error {
  return Object.assign(new Error('Not like this'), {
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: 400, requestId: 'r-1' },
    ...more,
  });
}

describe('sdkFailure', () => {
  it('names an error of an optimized integration that the API describes', () => {
    expect(sdkFailure(refused('ResourceNotFoundException'), dynamodb)).toMatchObject({
      error: 'DynamoDB.ResourceNotFoundException',
      errorCause:
        'Not like this (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; ' +
        'Request ID: r-1; Proxy: null)',
    });
  });

  it('names one that the API does not describe after the service', () => {
    expect(sdkFailure(refused('ValidationException'), dynamodb)?.error).toBe('DynamoDB.AmazonDynamoDBException');
  });

  it('takes the code of the wire for the cause', () => {
    expect(sdkFailure(refused('NotFoundException', { Code: 'NotFound' }), dynamodb)?.errorCause).toContain(
      'Error Code: NotFound;',
    );
  });

  it('names an error of an SDK integration as Java does', () => {
    expect(sdkFailure(refused('ResourceNotFoundException'), sdk)).toMatchObject({
      error: 'DynamoDb.ResourceNotFoundException',
      errorCause: 'Not like this (Service: DynamoDb, Status Code: 400, Request ID: r-1)',
    });
  });

  it('lets every name of an SDK integration end with Exception', () => {
    expect(sdkFailure(refused('NoSuchBucket'), { ...sdk, serviceId: 'S3' })?.error).toBe('S3.NoSuchBucketException');
    expect(sdkFailure(refused('ValidationException'), sdk)?.error).toBe('DynamoDb.DynamoDbException');
  });

  it('shows the extended request id of S3', () => {
    const error = refused('NoSuchBucket', {
      $metadata: { httpStatusCode: 404, requestId: 'r-1', extendedRequestId: 'x-1' },
    });
    expect(sdkFailure(error, { ...sdk, serviceId: 'S3' })?.errorCause).toBe(
      'Not like this (Service: S3, Status Code: 404, Request ID: r-1, Extended Request ID: x-1)',
    );
  });

  it('says that the service could not be reached', () => {
    expect(sdkFailure(new Error('connect ECONNREFUSED 127.0.0.1:1'), dynamodb)).toMatchObject({
      error: 'DynamoDB.SdkClientException',
      errorCause: 'Unable to execute HTTP request: connect ECONNREFUSED 127.0.0.1:1',
    });
  });

  it('leaves errors that are not of the service', () => {
    const noKeys = Object.assign(new Error('Could not load credentials'), { name: 'CredentialsProviderError' });
    expect(sdkFailure(noKeys, dynamodb)).toBeUndefined();
    expect(sdkFailure(new Error('Region is missing'), dynamodb)).toBeUndefined();
    expect(sdkFailure('text', dynamodb)).toBeUndefined();
  });
});
