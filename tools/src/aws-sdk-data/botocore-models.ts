import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One service as the models of botocore, the AWS SDK for Python, have it. */
export interface ServiceModel {
  /** The name that every AWS SDK derives its own from: `CloudWatch Logs`. */
  readonly serviceId: string;
  /** What the AWS CLI and boto3 call it: `logs`. */
  readonly cliName: string;
  /** Whom requests are signed for. */
  readonly signingName: string | undefined;
  /** The first part of its host names. */
  readonly endpointPrefix: string;
  readonly operations: readonly OperationModel[];
}

export interface OperationModel {
  /** `DescribeLogGroups` */
  readonly name: string;
  readonly httpMethod: string;
  /** Requests are not signed, so that no permission can be asked for. */
  readonly isUnsigned: boolean;
  /** Events go to or fro as long as the call lasts. */
  readonly streamsEvents: boolean;
  /** What AWS writes about it, without markup. */
  readonly documentation: string;
}

interface Shape {
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly eventstream?: boolean;
}

interface ServiceFile {
  readonly metadata: { serviceId: string; signingName?: string; endpointPrefix: string };
  readonly operations: Readonly<Record<string, OperationInFile>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

interface OperationInFile {
  readonly http: { readonly method: string };
  readonly authtype?: string;
  readonly auth?: readonly string[];
  readonly documentation?: string;
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string };
}

/**
 * The models of all services, each in its newest version, by the order of their ids.
 *
 * @param dir the folder `data` of botocore
 */
export function botocoreModels(dir: string): ServiceModel[] {
  const models = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const file = newestModel(join(dir, name));
      return file === undefined ? [] : [serviceModel(name, readModel(file))];
    })
    .sort((a, b) => (a.serviceId < b.serviceId ? -1 : 1));
  // botocore keeps the former name of a service as a second folder.
  return models.filter(({ serviceId }, i) => serviceId !== models[i + 1]?.serviceId);
}

function newestModel(dir: string): string | undefined {
  return readdirSync(dir)
    .sort()
    .flatMap((version) => ['service-2.json', 'service-2.json.gz'].map((file) => join(dir, version, file)))
    .findLast((file) => existsSync(file));
}

function readModel(file: string): ServiceFile {
  const bytes = readFileSync(file);
  return JSON.parse(String(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)) as ServiceFile;
}

function serviceModel(cliName: string, { metadata, operations, shapes }: ServiceFile): ServiceModel {
  const hasEvents = (ref: { readonly shape: string } | undefined) =>
    Object.values(shapes[ref?.shape ?? '']?.members ?? {}).some(({ shape }) => shapes[shape]?.eventstream === true);
  return {
    serviceId: metadata.serviceId,
    cliName,
    signingName: metadata.signingName,
    endpointPrefix: metadata.endpointPrefix,
    operations: Object.entries(operations)
      .map(([name, { http, authtype, auth, input, output, documentation = '' }]) => ({
        name,
        httpMethod: http.method,
        isUnsigned: authtype === 'none' || auth?.[0] === 'smithy.api#noAuth',
        streamsEvents: hasEvents(input) || hasEvents(output),
        documentation: documentation.replace(/<[^>]*>/g, ''),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
