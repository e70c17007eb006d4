import type { ServiceModel } from './botocore-models.ts';

/** The data of a service in `packages/asl/data/aws-sdk-services.json`: names, with a blank between them. */
export interface ServiceEntry {
  /** What else AWS calls it: in the CLI, in host names, in signatures. */
  readonly names?: string;
  readonly actions: string;
  /** Actions that answer with a stream of events. */
  readonly streams?: string;
}

/** What is in botocore's models, and not in the AWS SDK for Java, which Step Functions calls services with. */
export const NOT_IN_JAVA: Readonly<Record<string, readonly string[] | 'all'>> = {
  ImportExport: 'all',
  // Of 2009; SimpleDBv2 is another.
  SimpleDB: 'all',
  // Removed when version 2 of the SDK was made; the names that follow them are getBucketLifecycleConfiguration and so on.
  S3: ['GetBucketLifecycle', 'GetBucketNotification', 'PutBucketLifecycle', 'PutBucketNotification'],
};

/** The services and actions that Step Functions calls by the AWS SDK, by the ids of the services. */
export function servicesFile(models: readonly ServiceModel[]): Record<string, ServiceEntry> {
  const entries = models
    .filter(({ serviceId }) => NOT_IN_JAVA[serviceId] !== 'all')
    .map((model) => [model.serviceId, serviceEntry(model)] as const);
  return Object.fromEntries(entries);
}

function serviceEntry({ serviceId, cliName, signingName, endpointPrefix, operations }: ServiceModel): ServiceEntry {
  const own = flatName(serviceId);
  const names = [cliName, signingName, endpointPrefix].filter((name) => name !== undefined && flatName(name) !== own);
  const callable = operations.filter(({ name }) => !NOT_IN_JAVA[serviceId]?.includes(name));
  const actionNames = (streamsEvents: boolean) =>
    callable.filter((operation) => operation.streamsEvents === streamsEvents).map(({ name }) => actionName(name));
  return {
    ...(names.length > 0 && { names: [...new Set(names)].join(' ') }),
    actions: actionNames(false).join(' '),
    ...(actionNames(true).length > 0 && { streams: actionNames(true).join(' ') }),
  };
}

/** `GetObject` as an action of Step Functions: no operation begins with an abbreviation. */
export function actionName(operation: string): string {
  if (!/^[A-Z][a-z\d]/.test(operation)) {
    throw new Error(`It is not known how Step Functions writes the action ${operation}`);
  }
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}

/** A name without what names of services are told apart by in one place and not in another. */
export function flatName(name: string): string {
  return name.replace(/[ -]/g, '').toLowerCase();
}
