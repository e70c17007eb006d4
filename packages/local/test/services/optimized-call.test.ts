import { afterEach, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/json';
import { callOptimized, functionFailure } from '../../src/services/optimized-call';
import type { ServiceAnswer, ServiceCall, ServiceClients } from '../../src/services/service-clients';

const metadata = {
  SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
  SdkResponseMetadata: { RequestId: 'r' },
};
let calls: ServiceCall[] = [];

afterEach(() => {
  calls = [];
});

async function call(resource: string, args: Json, ...outputs: readonly JsonObject[]): Promise<JsonObject> {
  const [service = '', action = ''] = resource.split(':');
  const clients = {
    call: (made: ServiceCall): Promise<ServiceAnswer> => {
      calls.push(made);
      return Promise.resolve({ output: outputs[calls.length - 1] ?? {}, metadata });
    },
  } as unknown as ServiceClients;
  const context = { Execution: { Id: 'execution-arn' }, StateMachine: { Id: 'machine-arn' } };
  return callOptimized(clients, { service, action, arguments: args, context });
}

describe('callOptimized', () => {
  it('adds metadata to the result', async () => {
    expect(await call('dynamodb:getItem', { TableName: 't' }, { Item: {} })).toEqual({ Item: {}, ...metadata });
  });

  it('adds none where the service shows none', async () => {
    expect(await call('s3:getObject', {}, { Body: 'x' })).toEqual({ Body: 'x' });
  });

  it('knows no integration of other services', async () => {
    await expect(call('polly:describeVoices', {})).rejects.toThrow('use aws-sdk:polly');
  });

  describe('lambda:invoke', () => {
    it('sends any JSON as payload, and parses the answer', async () => {
      const result = await call('lambda:invoke', { FunctionName: 'f', Payload: 'text' }, { Payload: '{"a":1}' });
      expect(calls[0]?.arguments).toEqual({ FunctionName: 'f', Payload: '"text"' });
      expect(result).toEqual({ Payload: { a: 1 }, ...metadata });
    });

    it('fails as the function does', async () => {
      const payload = '{"errorType":"Broken","errorMessage":"no"}';
      await expect(
        call('lambda:invoke', { FunctionName: 'f' }, { FunctionError: 'Unhandled', Payload: payload }),
      ).rejects.toMatchObject({ error: 'Broken', errorCause: payload });
    });
  });

  describe('events:putEvents', () => {
    it('adds the ARNs of execution and machine', async () => {
      await call(
        'events:putEvents',
        { Entries: [{ Detail: { a: 1 }, Resources: ['r'] }, {}] },
        { FailedEntryCount: 0 },
      );
      expect(calls[0]?.arguments).toEqual({
        Entries: [
          { Detail: { a: 1 }, Resources: ['r', 'execution-arn', 'machine-arn'] },
          { Resources: ['execution-arn', 'machine-arn'] },
        ],
      });
    });

    it('has no metadata', async () => {
      expect(await call('events:putEvents', { Entries: [] }, { FailedEntryCount: 0 })).toEqual({ FailedEntryCount: 0 });
    });

    it('fails when an entry failed', async () => {
      const answer = { Entries: [{ ErrorCode: 'MalformedDetail' }], FailedEntryCount: 1 };
      await expect(call('events:putEvents', { Entries: [{}] }, answer)).rejects.toMatchObject({
        error: 'EventBridge.FailedEntry',
        errorCause: JSON.stringify(answer),
      });
    });
  });

  it('calls models of Bedrock at their own client', async () => {
    expect(await call('bedrock:invokeModel', { ModelId: 'm' }, { Body: '{"text":"hi"}' })).toEqual({
      Body: { text: 'hi' },
    });
    expect(calls[0]?.client).toBe('bedrock-runtime');
  });

  it('fails when ECS could not place a task', async () => {
    await expect(call('ecs:runTask', {}, { Failures: [{ Reason: 'RESOURCE:MEMORY' }] })).rejects.toMatchObject({
      error: 'AmazonECS.Unknown',
    });
    calls = [];
    expect(await call('ecs:runTask', {}, { Failures: [], Tasks: [] })).toMatchObject({ Tasks: [] });
  });

  describe('elasticmapreduce', () => {
    it.each([
      ['createCluster', { Name: 'c' }, 'runJobFlow', { Name: 'c' }, { JobFlowId: 'j-1' }, { ClusterId: 'j-1' }],
      ['terminateCluster', { ClusterId: 'j-1' }, 'terminateJobFlows', { JobFlowIds: ['j-1'] }, {}, {}],
      [
        'setClusterTerminationProtection',
        { ClusterId: 'j-1', TerminationProtected: true },
        'setTerminationProtection',
        { JobFlowIds: ['j-1'], TerminationProtected: true },
        {},
        {},
      ],
      [
        'addStep',
        { ClusterId: 'j-1', Step: { Name: 's' } },
        'addJobFlowSteps',
        { JobFlowId: 'j-1', Steps: [{ Name: 's' }] },
        { StepIds: ['s-1'] },
        { StepId: 's-1' },
      ],
      [
        'cancelStep',
        { ClusterId: 'j-1', StepId: 's-1' },
        'cancelSteps',
        { ClusterId: 'j-1', StepIds: ['s-1'] },
        { CancelStepsInfoList: [{ StepId: 's-1' }] },
        { CancelStepsInfo: { StepId: 's-1' } },
      ],
    ])('%s has its own arguments and result', async (action, args, sent, sentArguments, answer, result) => {
      expect(await call(`elasticmapreduce:${action}`, args, answer as JsonObject)).toEqual({ ...result, ...metadata });
      expect(calls[0]).toMatchObject({ action: sent, arguments: sentArguments });
    });

    it('finds a group by its name, on any page', async () => {
      await call(
        'elasticmapreduce:modifyInstanceGroupByName',
        { ClusterId: 'j-1', InstanceGroupName: 'two', InstanceGroup: { InstanceCount: 2 } },
        { InstanceGroups: [{ Name: 'one', Id: 'g-1' }], Marker: 'm' },
        { InstanceGroups: [{ Name: 'two', Id: 'g-2' }] },
      );
      expect(calls.map(({ action, arguments: args }) => [action, args])).toEqual([
        ['listInstanceGroups', { ClusterId: 'j-1' }],
        ['listInstanceGroups', { ClusterId: 'j-1', Marker: 'm' }],
        ['modifyInstanceGroups', { ClusterId: 'j-1', InstanceGroups: [{ InstanceCount: 2, InstanceGroupId: 'g-2' }] }],
      ]);
    });

    it('finds a fleet by its name, or fails', async () => {
      const args = { ClusterId: 'j-1', InstanceFleetName: 'one', InstanceFleet: { TargetSpotCapacity: 1 } };
      await call('elasticmapreduce:modifyInstanceFleetByName', args, { InstanceFleets: [{ Name: 'one', Id: 'f-1' }] });
      expect(calls[1]).toMatchObject({
        action: 'modifyInstanceFleet',
        arguments: { ClusterId: 'j-1', InstanceFleet: { TargetSpotCapacity: 1, InstanceFleetId: 'f-1' } },
      });
      calls = [];
      await expect(call('elasticmapreduce:modifyInstanceFleetByName', args, {})).rejects.toMatchObject({
        error: 'ElasticMapReduce.InvalidRequestException',
      });
    });
  });
});

describe('functionFailure', () => {
  it('has a name for an error without a type', () => {
    expect(functionFailure('{"errorMessage":"gone"}')).toMatchObject({
      error: 'Lambda.Unknown',
      errorCause: '{"errorMessage":"gone"}',
    });
  });
});
