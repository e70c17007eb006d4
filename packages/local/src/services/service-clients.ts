import { gunzipSync } from 'node:zlib';
import { TaskFailure } from '../engine/task-call';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { clientClass, commandClass, loadSdkModule } from './sdk-client';
import type { SdkClient, SdkModule } from './sdk-client';
import { sdkFailure } from './sdk-error';
import { sdkMetadata } from './sdk-metadata';
import type { SdkMetadata } from './sdk-metadata';
import { operationShapes } from './sdk-shape';
import { OPTIMIZED_STYLE, SDK_STYLE, UnknownMemberError, fromSdkValue, toSdkValue, withoutStreams } from './sdk-value';
import { optimizedService, sdkClientName } from './service-name';

/** Keys of an AWS account. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** @default - keys that do not expire */
  readonly sessionToken?: string;
}

/** Where calls of AWS services go. */
export interface ServiceEndpoint {
  /**
   * The URL that all services are called at, such as `http://127.0.0.1:4566`.
   *
   * @default - what the AWS SDK makes of the environment and of the region: AWS itself
   */
  readonly endpoint?: string;
  /** @default - the region of the environment or of the profile; with `endpoint`, `us-east-1` if there is none */
  readonly region?: string;
  /** @default - those that the AWS SDK finds; with `endpoint`, `test` and `test`, which emulators take */
  readonly credentials?: AwsCredentials;
  /**
   * The folder of the project that has the packages of the SDK.
   *
   * @default process.cwd()
   */
  readonly projectDirectory?: string;
}

/** A call of a service. */
export interface ServiceCall {
  readonly kind: 'optimized' | 'sdk';
  /** The service by its name in a `Resource`, such as `dynamodb`. */
  readonly service: string;
  /** The action in camel case, such as `putItem`. */
  readonly action: string;
  readonly arguments: Json;
  /** The client's package without `@aws-sdk/client-`, where the service's own does not have the action. */
  readonly client?: string;
  /** @default - the call is never aborted */
  readonly signal?: AbortSignal;
}

/** What a service answered. */
export interface ServiceAnswer {
  readonly output: JsonObject;
  readonly metadata: SdkMetadata;
}

const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

interface LoadedService {
  readonly packageName: string;
  readonly module: SdkModule;
  readonly client: SdkClient;
}

/** Calls AWS services through the AWS SDK for JavaScript v3, whose clients are loaded when they are needed first. */
export class ServiceClients {
  private readonly loaded = new Map<string, Promise<LoadedService>>();
  private readonly responses = new WeakMap<object, { statusCode?: number; headers?: Record<string, string> }>();

  public constructor(private readonly options: ServiceEndpoint = {}) {}

  /**
   * Calls a service.
   *
   * @throws TaskFailure when the service refused, or could not be reached
   * @throws Error when the client is not installed, or there are no credentials
   */
  public async call(call: ServiceCall): Promise<ServiceAnswer> {
    const optimized = call.kind === 'optimized' ? optimizedService(call.service) : undefined;
    const { module, client, packageName } = await this.load(
      call.client ?? optimized?.client ?? sdkClientName(call.service),
    );
    const Command = commandClass(module, call.action);
    if (Command === undefined) {
      throw new Error(`${packageName} has no command for the action ${call.action} of ${call.service}`);
    }
    const { schema } = new Command({});
    if (schema === undefined) {
      throw new Error(`${packageName} is too old to run tasks with. Install ${packageName}@latest`);
    }
    const shapes = operationShapes(schema);
    const input = readArguments(call.arguments, (value) => toSdkValue(value, shapes.input));
    let answer: object;
    let output: Json;
    try {
      answer = await client.send(new Command(input), call.signal === undefined ? {} : { abortSignal: call.signal });
      const style = call.kind === 'optimized' ? OPTIMIZED_STYLE : SDK_STYLE;
      output = fromSdkValue(
        await withoutStreams(answer, call.kind === 'optimized' ? unpacked : asText),
        shapes.output,
        style,
      );
    } catch (error) {
      throw sdkFailure(error, { optimized, module, serviceId: client.config.serviceId ?? call.service }) ?? error;
    }
    const { statusCode = 200, headers = {} } = this.responses.get(answer) ?? {};
    const { $metadata } = answer as { $metadata?: { requestId?: string } };
    return {
      output: isJsonObject(output) ? output : {},
      metadata: sdkMetadata(statusCode, headers, $metadata?.requestId ?? ''),
    };
  }

  /** Closes the connections. */
  public async destroy(): Promise<void> {
    const services = await Promise.allSettled(this.loaded.values());
    this.loaded.clear();
    for (const service of services) {
      if (service.status === 'fulfilled') {
        service.value.client.destroy();
      }
    }
  }

  private load(clientName: string): Promise<LoadedService> {
    const known = this.loaded.get(clientName);
    if (known !== undefined) {
      return known;
    }
    const loading = this.create(clientName);
    this.loaded.set(clientName, loading);
    return loading;
  }

  private async create(clientName: string): Promise<LoadedService> {
    const packageName = `@aws-sdk/client-${clientName}`;
    const module = await loadSdkModule(packageName, this.options.projectDirectory ?? process.cwd());
    const client = new (clientClass(module, packageName))(this.config(clientName));
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        if (typeof result.output === 'object' && result.output !== null) {
          this.responses.set(result.output, result.response ?? {});
        }
        return result;
      },
      { step: 'deserialize', priority: 'high', name: 'cdkSfnLocalResponse' },
    );
    return { packageName, module, client };
  }

  private config(clientName: string): Record<string, unknown> {
    const { endpoint, region, credentials } = this.options;
    if (endpoint === undefined) {
      return { ...(region === undefined ? {} : { region }), ...(credentials === undefined ? {} : { credentials }) };
    }
    return {
      endpoint,
      region: region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1',
      credentials: credentials ?? { accessKeyId: 'test', secretAccessKey: 'test' },
      // A host such as sync-127.0.0.1 or bucket.localhost is not the endpoint.
      disableHostPrefix: true,
      ...(clientName === 's3' ? { forcePathStyle: true } : {}),
    };
  }
}

function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

/** The text of an object that Distributed Map reads, which may be packed with gzip. */
function unpacked(bytes: Uint8Array): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return asText(isPacked ? gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }) : bytes);
}

function readArguments(value: Json, read: (value: Json) => unknown): object {
  const problem = isJsonObject(value) ? undefined : 'The Parameters must be an object';
  try {
    if (problem === undefined) {
      return read(value) as object;
    }
  } catch (error) {
    if (!(error instanceof UnknownMemberError || error instanceof TypeError)) {
      throw error;
    }
    throw refused(value, error.message);
  }
  throw refused(value, problem);
}

function refused(value: Json, problem: string): TaskFailure {
  return new TaskFailure(
    'States.Runtime',
    `The Parameters '${JSON.stringify(value)}' could not be used to start the Task: [${problem}]`,
  );
}
