import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A service that Step Functions calls through the AWS SDK. */
export interface AwsSdkService {
  /** What all AWS SDKs derive their names from: `CloudWatch Logs`. */
  readonly id: string;
  /** As in `arn:aws:states:::aws-sdk:<name>:<action>`: `cloudwatchlogs`. */
  readonly name: string;
  /** As in `@aws-sdk/client-<clientName>`: `cloudwatch-logs`. */
  readonly clientName: string;
  /** What else AWS calls it, in the AWS CLI, host names or signatures: `logs`. */
  readonly otherNames: readonly string[];
  /** What can be called, as the service's `Resource` has it: `describeLogGroups`. */
  readonly actions: readonly string[];
  /** What answers with a stream of events, which no state can take: `startLiveTail`. */
  readonly streamingActions: readonly string[];
}

interface Entry {
  readonly names?: string;
  readonly actions: string;
  readonly streams?: string;
}

let services: ReadonlyMap<string, AwsSdkService> | undefined;

/**
 * All services that AWS SDK integrations call, by their names, with their actions. Read when it is first asked for.
 *
 * It is what AWS's SDKs had when this package was released: AWS adds to it all the time.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function awsSdkServices(): ReadonlyMap<string, AwsSdkService> {
  services ??= new Map(Object.entries(readServices()).map(([id, entry]) => [serviceName(id), service(id, entry)]));
  return services;
}

function readServices(): Record<string, Entry> {
  return JSON.parse(readFileSync(join(__dirname, '../data/aws-sdk-services.json'), 'utf8')) as Record<string, Entry>;
}

function service(id: string, { names, actions, streams }: Entry): AwsSdkService {
  return {
    id,
    name: serviceName(id),
    clientName: id.toLowerCase().replaceAll(' ', '-'),
    otherNames: words(names),
    actions: words(actions),
    streamingActions: words(streams),
  };
}

/** Step Functions has the names of the AWS SDK for Java, which leaves a "Service" at the end out. */
function serviceName(id: string): string {
  return id
    .toLowerCase()
    .replaceAll(/[ -]/g, '')
    .replace(/service$/, '');
}

function words(text = ''): string[] {
  return text === '' ? [] : text.split(' ');
}
