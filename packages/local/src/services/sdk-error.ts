import { TaskFailure } from '../engine/task-call';
import type { SdkModule } from './sdk-client';
import { javaName } from './service-name';
import type { OptimizedService } from './service-name';

/** Where an error comes from. */
export interface ErrorSource {
  /** The optimized integration, or `undefined` for an SDK integration. */
  readonly optimized: OptimizedService | undefined;
  /** The name of the service in its API, such as `Secrets Manager`. */
  readonly serviceId: string;
  readonly module: SdkModule;
}

/**
 * What a state fails with when a call of the SDK failed.
 *
 * The name and the cause are those of Step Functions: `DynamoDB.ConditionalCheckFailedException` of an optimized
 * integration, `DynamoDb.ConditionalCheckFailedException` of an SDK integration.
 *
 * @returns `undefined` for errors that are not the service's: no credentials, no region, the call was aborted
 */
export function sdkFailure(error: unknown, source: ErrorSource): TaskFailure | undefined {
  if (!(error instanceof Error) || NOT_OF_THE_SERVICE.has(error.name) || error.message === 'Region is missing') {
    return undefined;
  }
  const { optimized, serviceId } = source;
  const prefix = optimized?.errorPrefix ?? javaName(serviceId);
  const failed = error as ServiceError;
  if (failed.$fault === undefined) {
    // The SDK's own errors: the endpoint is not there, or an argument that belongs into the path is missing.
    const problem = failed.message === '' ? (failed.code ?? failed.name) : failed.message;
    return new TaskFailure(`${prefix}.SdkClientException`, `Unable to execute HTTP request: ${problem}`);
  }
  const isDescribed = typeof source.module[failed.name] === 'function';
  const status = failed.$metadata?.httpStatusCode ?? 0;
  const requestId = failed.$metadata?.requestId ?? '';
  if (optimized !== undefined) {
    const code = failed.Code ?? failed.Error?.Code ?? failed.name;
    return new TaskFailure(
      `${prefix}.${isDescribed ? withException(failed.name) : optimized.unknownError}`,
      `${failed.message} (Service: ${optimized.causeName}; Status Code: ${status}; Error Code: ${code}; ` +
        `Request ID: ${requestId}; Proxy: null)`,
    );
  }
  const extended = failed.$metadata?.extendedRequestId;
  return new TaskFailure(
    `${prefix}.${isDescribed ? withException(javaName(failed.name)) : `${prefix}Exception`}`,
    `${failed.message} (Service: ${prefix}, Status Code: ${status}, Request ID: ${requestId}` +
      `${extended === undefined ? '' : `, Extended Request ID: ${extended}`})`,
  );
}

interface ServiceError extends Error {
  readonly $fault?: string;
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly requestId?: string;
    readonly extendedRequestId?: string;
  };
  readonly Code?: string;
  readonly Error?: { readonly Code?: string };
  readonly code?: string;
}

const NOT_OF_THE_SERVICE = new Set(['AbortError', 'CredentialsProviderError', 'TokenProviderError']);

// Classes of errors in Java end with Exception, whatever the API calls them.
function withException(name: string): string {
  return name.endsWith('Exception') ? name : `${name.replace(/Fault$/, '')}Exception`;
}
