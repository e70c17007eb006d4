import { parseTaskResource } from '@cdk-sfn/asl';
import type { NamedResource, TaskResource } from '@cdk-sfn/asl';
import type { TaskCall, TaskHandler } from '../engine/task-call';
import { TaskFailure } from '../engine/task-call';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { apiGatewayRequest, httpTaskRequest, sendHttp } from './http-call';
import { findJob } from './job';
import type { LambdaInvoker } from './lambda-in-process';
import { callOptimized, functionFailure, lambdaResult } from './optimized-call';
import { waitForJob } from './run-job';
import { sdkMetadata } from './sdk-metadata';
import { ServiceClients } from './service-clients';
import type { ServiceAnswer, ServiceEndpoint } from './service-clients';
import type { TaskTokenEndpoint } from './task-token-endpoint';

/** How tasks reach services. */
export interface AwsTasksOptions extends ServiceEndpoint {
  /**
   * Runs functions on this machine. Functions that it does not know are called at the endpoint.
   *
   * @default - all functions are called at the endpoint
   */
  readonly lambda?: LambdaInvoker;
  /**
   * Where `.waitForTaskToken` and activities are answered.
   *
   * @default - tasks that wait for a token are an error
   */
  readonly taskTokens?: TaskTokenEndpoint;
  /**
   * The real time between two looks at a job of `.sync`, in seconds.
   *
   * @default 1
   */
  readonly pollSeconds?: number;
}

/** A handler of tasks that holds connections. */
export interface AwsTasks {
  readonly handler: TaskHandler;
  /** Closes the connections. Neither the functions nor the endpoint of task tokens are closed. */
  close(): Promise<void>;
}

/**
 * Sends the calls of tasks to AWS services, or to something that speaks like them.
 *
 * The clients of the AWS SDK for JavaScript v3 come from the user's project, and are loaded when a task needs them.
 * The role of `Credentials` is not taken on: all calls have the same keys.
 */
export function awsTasks(options: AwsTasksOptions = {}): AwsTasks {
  const clients = new ServiceClients(options);
  return {
    handler: (call) => handle(call, { ...options, clients }),
    close: () => clients.destroy(),
  };
}

type Named = Extract<TaskResource, NamedResource>;

interface Services extends AwsTasksOptions {
  readonly clients: ServiceClients;
}

async function handle(call: TaskCall, services: Services): Promise<Json> {
  const resource = parseTaskResource(call.resource);
  if (resource === undefined) {
    throw new Error(`The Resource of ${call.stateName} is none that Step Functions knows: ${call.resource}`);
  }
  switch (resource.kind) {
    case 'activity':
      return tokens(call, services).waitForActivity(call.resource, call);
    case 'lambda':
      return invokeFunction(call, services);
    default:
      break;
  }
  switch (resource.pattern) {
    case 'REQUEST_RESPONSE':
      return send(call, resource, services);
    case 'WAIT_FOR_TASK_TOKEN':
      return waitForToken(call, resource, services);
    default:
      return runJob(call, resource, services);
  }
}

async function waitForToken(call: TaskCall, resource: Named, services: Services): Promise<Json> {
  const endpoint = tokens(call, services);
  // Before the call, since its receiver may answer the token before the service answers the call.
  const answer = endpoint.wait(call);
  answer.catch(() => undefined);
  const sent = send(call, resource, services);
  try {
    const first = await Promise.race([sent, answer.then(() => undefined)]);
    if (first !== undefined) {
      call.submitted(first);
    }
  } catch (error) {
    endpoint.forget(call);
    sent.catch(() => undefined);
    throw error;
  }
  return answer;
}

function tokens(call: TaskCall, { taskTokens }: Services): TaskTokenEndpoint {
  if (taskTokens === undefined) {
    throw new Error(
      `${call.stateName} waits for a task token. Give an endpoint for the answer: ` +
        'awsTasks({ taskTokens: await TaskTokenEndpoint.start() })',
    );
  }
  return taskTokens;
}

async function runJob(call: TaskCall, resource: Named, services: Services): Promise<Json> {
  const job = resource.kind === 'integration' ? findJob(resource.service, resource.action) : undefined;
  const isSecondVersion = resource.kind === 'integration' && resource.version === 2;
  if (job === undefined || (isSecondVersion && resource.service !== 'states')) {
    throw new Error(`Step Functions has no ${resource.service}:${resource.resource}`);
  }
  const started = await send(call, resource, services);
  call.submitted(started);
  const result = await waitForJob({
    job,
    arguments: objectOf(call.arguments),
    started: objectOf(started),
    pollSeconds: services.pollSeconds ?? 1,
    signal: call.signal,
    call: async (action, args, signal) => {
      const answer = await services.clients.call({
        kind: 'optimized',
        service: resource.service,
        action,
        arguments: args,
        ...(signal === undefined ? {} : { signal }),
      });
      return answer.output;
    },
  });
  return isSecondVersion ? withParsed(result, 'Input', 'Output') : result;
}

async function send(call: TaskCall, resource: Named, services: Services): Promise<Json> {
  const { service, action, kind } = resource;
  if (kind === 'aws-sdk') {
    const inProcess = service === 'lambda' && action === 'invoke' ? await runInvoke(call, services) : undefined;
    if (inProcess !== undefined) {
      return inProcess.output;
    }
    const { output } = await services.clients.call({
      kind: 'sdk',
      service,
      action,
      arguments: call.arguments,
      signal: call.signal,
    });
    return output;
  }
  switch (`${service}:${action}`) {
    case 'lambda:invoke': {
      const answer = await runInvoke(call, services);
      if (answer !== undefined) {
        return lambdaResult(answer);
      }
      break;
    }
    case 'apigateway:invoke': {
      const answer = await sendHttp(
        apiGatewayRequest(objectOf(call.arguments)),
        { status: (status) => `ApiGateway.${status}`, socket: 'ApiGateway.SdkClientException' },
        call.signal,
      );
      return {
        Headers: answer.headers,
        ResponseBody: answer.body,
        StatusCode: answer.status,
        StatusText: answer.statusText,
      };
    }
    case 'http:invoke': {
      const answer = await sendHttp(
        httpTaskRequest(objectOf(call.arguments)),
        { status: (status) => `States.Http.StatusCode.${status}`, socket: 'States.Http.Socket' },
        call.signal,
      );
      return {
        Headers: answer.headers,
        ResponseBody: answer.body,
        StatusCode: answer.status,
        StatusText: answer.statusText,
      };
    }
    default:
      break;
  }
  return callOptimized(services.clients, {
    service,
    action,
    arguments: call.arguments,
    context: call.context,
    signal: call.signal,
  });
}

/** The answer of a function that runs on this machine, in the shape of Lambda's API. */
async function runInvoke(call: TaskCall, { lambda }: Services): Promise<ServiceAnswer | undefined> {
  const args = objectOf(call.arguments);
  const name = args.FunctionName;
  const found = typeof name === 'string' ? lambda?.find(name) : undefined;
  if (found === undefined || lambda === undefined) {
    return undefined;
  }
  const payload = args.Payload ?? {};
  if (args.InvocationType === 'Event') {
    // Nobody waits for what is asked for as an event; a failure is seen in what the function prints.
    void lambda.invoke(found, payload).catch(() => undefined);
    return { output: { Payload: '', StatusCode: 202 }, metadata: lambdaMetadata('', '') };
  }
  const answer = await lambda.invoke(found, payload, call.signal);
  return {
    output: {
      ExecutedVersion: '$LATEST',
      Payload: answer.payload,
      StatusCode: 200,
      ...(answer.failed ? { FunctionError: 'Unhandled' } : {}),
    },
    metadata: lambdaMetadata(answer.requestId, answer.payload),
  };
}

function lambdaMetadata(requestId: string, payload: string): ServiceAnswer['metadata'] {
  const length = String(Buffer.byteLength(payload));
  return sdkMetadata(
    200,
    {
      'x-amz-executed-version': '$LATEST',
      'x-amzn-requestid': requestId,
      'content-length': length,
      'content-type': 'application/json',
    },
    requestId,
  );
}

/** A task whose resource is the function's ARN: the input is the payload, the payload is the result. */
async function invokeFunction(call: TaskCall, { lambda, clients }: Services): Promise<Json> {
  const found = lambda?.find(call.resource);
  if (found !== undefined && lambda !== undefined) {
    const answer = await lambda.invoke(found, call.arguments, call.signal);
    if (answer.failed) {
      throw functionFailure(answer.payload);
    }
    return JSON.parse(answer.payload) as Json;
  }
  const result = await callOptimized(clients, {
    service: 'lambda',
    action: 'invoke',
    arguments: { FunctionName: call.resource, Payload: call.arguments },
    context: call.context,
    signal: call.signal,
  });
  return result.Payload ?? null;
}

function objectOf(value: Json): JsonObject {
  if (!isJsonObject(value)) {
    throw new TaskFailure('States.Runtime', 'The Parameters must be an object');
  }
  return value;
}

function withParsed(result: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => {
      return names.includes(name) && typeof value === 'string' ? [name, JSON.parse(value) as Json] : [name, value];
    }),
  );
}
