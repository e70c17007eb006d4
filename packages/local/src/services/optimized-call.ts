import { TaskFailure } from '../engine/task-call';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { withMetadata } from './sdk-metadata';
import type { ServiceAnswer, ServiceCall, ServiceClients } from './service-clients';
import { optimizedService } from './service-name';

/** A call of an optimized integration. */
export interface OptimizedCall {
  readonly service: string;
  readonly action: string;
  readonly arguments: Json;
  /** The context object, which EventBridge events take ARNs from. */
  readonly context: JsonObject;
  readonly signal?: AbortSignal;
}

/**
 * Calls the service of an optimized integration, and answers what the state's result is: arguments and answers of some
 * integrations are not those of the API.
 *
 * @throws TaskFailure when the service refused, or says in its answer that it failed
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export async function callOptimized(clients: ServiceClients, call: OptimizedCall): Promise<JsonObject> {
  const service = optimizedService(call.service);
  if (service === undefined) {
    throw new Error(
      `There is no optimized integration for ${call.service}. For the AWS API itself, use aws-sdk:${call.service}`,
    );
  }
  const send = (action: string, args: Json, client?: string): Promise<ServiceAnswer> =>
    clients.call({
      kind: 'optimized',
      service: call.service,
      action,
      arguments: args,
      ...(client === undefined ? {} : { client }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    } satisfies ServiceCall);
  const args = isJsonObject(call.arguments) ? call.arguments : {};
  switch (`${call.service}:${call.action}`) {
    case 'lambda:invoke':
      return lambdaResult(await send('invoke', withJsonPayload(args)));
    case 'events:putEvents':
      return eventsResult(await send('putEvents', withExecution(args, call.context)));
    case 'bedrock:invokeModel': {
      const { output } = await send('invokeModel', args, 'bedrock-runtime');
      return { ...output, Body: parsed(output.Body) };
    }
    case 'elasticmapreduce:modifyInstanceFleetByName':
      return modifyFleet(args, send);
    case 'elasticmapreduce:modifyInstanceGroupByName':
      return modifyGroup(args, send);
    default: {
      const mapped = call.service === 'elasticmapreduce' ? emrCall(call.action, args) : undefined;
      const answer = await send(mapped?.action ?? call.action, mapped?.arguments ?? call.arguments);
      const result = service.metadata ? withMetadata(answer.output, answer.metadata) : answer.output;
      const failures = result.Failures;
      if (call.service === 'ecs' && Array.isArray(failures) && failures.length > 0) {
        throw new TaskFailure('AmazonECS.Unknown', JSON.stringify(result));
      }
      return mapped?.result?.(result) ?? result;
    }
  }
}

function withJsonPayload(args: JsonObject): JsonObject {
  return args.Payload === undefined ? args : { ...args, Payload: JSON.stringify(args.Payload) };
}

/**
 * What `lambda:invoke` gives: the payload is parsed.
 *
 * @throws TaskFailure when the function failed
 */
export function lambdaResult({ output, metadata }: ServiceAnswer): JsonObject {
  const { Payload: payload, FunctionError: functionError, ...rest } = output;
  if (functionError !== undefined) {
    throw functionFailure(payload);
  }
  return withMetadata({ ...rest, ...(payload === undefined ? {} : { Payload: parsed(payload) }) }, metadata);
}

/** What a state fails with when its function answered with an error, as text. */
export function functionFailure(payload: Json | undefined): TaskFailure {
  const answer = parsed(payload);
  const errorType = isJsonObject(answer) ? answer.errorType : undefined;
  return new TaskFailure(
    typeof errorType === 'string' ? errorType : 'Lambda.Unknown',
    typeof payload === 'string' ? payload : JSON.stringify(payload ?? null),
  );
}

// Events carry the ARNs of the execution and of its machine, if there are such.
function withExecution(args: JsonObject, context: JsonObject): JsonObject {
  const arns = [context.Execution, context.StateMachine]
    .map((object) => (isJsonObject(object) ? object.Id : undefined))
    .filter((id) => typeof id === 'string');
  const entries = args.Entries;
  if (!Array.isArray(entries)) {
    return args;
  }
  return {
    ...args,
    Entries: (entries as readonly Json[]).map((entry) => {
      const resources = isJsonObject(entry) ? (entry.Resources ?? []) : undefined;
      return isJsonObject(entry) && Array.isArray(resources)
        ? { ...entry, Resources: [...(resources as readonly Json[]), ...arns] }
        : entry;
    }),
  };
}

function eventsResult({ output }: ServiceAnswer): JsonObject {
  if (typeof output.FailedEntryCount === 'number' && output.FailedEntryCount > 0) {
    throw new TaskFailure('EventBridge.FailedEntry', JSON.stringify(output));
  }
  return output;
}

function parsed(text: Json | undefined): Json {
  if (typeof text !== 'string') {
    return text ?? null;
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

interface MappedCall {
  readonly action: string;
  readonly arguments: JsonObject;
  readonly result?: (answer: JsonObject) => JsonObject;
}

// Step Functions names and groups the actions of EMR in its own way.
function emrCall(action: string, args: JsonObject): MappedCall | undefined {
  const { ClusterId: clusterId = null, Step: step = null, StepId: stepId = null, ...rest } = args;
  switch (action) {
    case 'createCluster':
      return {
        action: 'runJobFlow',
        arguments: args,
        result: ({ JobFlowId: id = null, ...answer }) => ({ ClusterId: id, ...answer }),
      };
    case 'terminateCluster':
      return { action: 'terminateJobFlows', arguments: { JobFlowIds: [clusterId] } };
    case 'setClusterTerminationProtection':
      return { action: 'setTerminationProtection', arguments: { ...rest, JobFlowIds: [clusterId] } };
    case 'addStep':
      return {
        action: 'addJobFlowSteps',
        arguments: { ...rest, JobFlowId: clusterId, Steps: [step] },
        result: ({ StepIds: ids, ...answer }) => ({ StepId: first(ids), ...answer }),
      };
    case 'cancelStep':
      return {
        action: 'cancelSteps',
        arguments: { ...rest, ClusterId: clusterId, StepIds: [stepId] },
        result: ({ CancelStepsInfoList: list, ...answer }) => ({ CancelStepsInfo: first(list), ...answer }),
      };
    default:
      return undefined;
  }
}

type Send = (action: string, args: Json) => Promise<ServiceAnswer>;

async function modifyFleet(args: JsonObject, send: Send): Promise<JsonObject> {
  const { ClusterId: clusterId = null, InstanceFleetName: name = null, InstanceFleet: fleet } = args;
  const id = await emrIdByName('listInstanceFleets', 'InstanceFleets', clusterId, name, send);
  const { output, metadata } = await send('modifyInstanceFleet', {
    ClusterId: clusterId,
    InstanceFleet: { ...(isJsonObject(fleet) ? fleet : {}), InstanceFleetId: id },
  });
  return withMetadata(output, metadata);
}

async function modifyGroup(args: JsonObject, send: Send): Promise<JsonObject> {
  const { ClusterId: clusterId = null, InstanceGroupName: name = null, InstanceGroup: group } = args;
  const id = await emrIdByName('listInstanceGroups', 'InstanceGroups', clusterId, name, send);
  const { output, metadata } = await send('modifyInstanceGroups', {
    ClusterId: clusterId,
    InstanceGroups: [{ ...(isJsonObject(group) ? group : {}), InstanceGroupId: id }],
  });
  return withMetadata(output, metadata);
}

async function emrIdByName(action: string, member: string, clusterId: Json, name: Json, send: Send): Promise<Json> {
  // A cluster has at most 48 groups, which come in few pages.
  let marker: Json | undefined;
  do {
    const { output } = await send(action, {
      ClusterId: clusterId,
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    const list = output[member];
    const found = (Array.isArray(list) ? (list as readonly Json[]) : []).find(
      (item) => isJsonObject(item) && item.Name === name,
    );
    if (isJsonObject(found)) {
      return found.Id ?? null;
    }
    marker = output.Marker;
  } while (typeof marker === 'string' && marker !== '');
  throw new TaskFailure(
    'ElasticMapReduce.InvalidRequestException',
    `${member} of the cluster ${JSON.stringify(clusterId)} have none with the name ${JSON.stringify(name)}`,
  );
}

function first(list: Json | undefined): Json {
  return Array.isArray(list) ? ((list as readonly Json[])[0] ?? null) : null;
}
