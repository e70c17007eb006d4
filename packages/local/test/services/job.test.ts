import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json';
import { at, findJob } from '../../src/services/job';

interface Example {
  readonly args?: JsonObject;
  readonly started?: JsonObject;
  /** The call that asks how the job is doing. */
  readonly asks: readonly [action: string, args: JsonObject];
  /** An answer of a job that is done. */
  readonly done: JsonObject;
  readonly status: string;
  readonly result: JsonObject;
  readonly stops?: readonly [action: string, args: JsonObject];
}

const EXAMPLES: readonly (readonly [string, Example])[] = [
  [
    'states:startExecution',
    {
      started: { ExecutionArn: 'e', StartDate: 1 },
      asks: ['describeExecution', { ExecutionArn: 'e' }],
      done: { Status: 'SUCCEEDED', Output: '{}' },
      status: 'SUCCEEDED',
      result: { Status: 'SUCCEEDED', Output: '{}' },
      stops: ['stopExecution', { ExecutionArn: 'e' }],
    },
  ],
  [
    'batch:submitJob',
    {
      started: { JobId: 'j', JobName: 'n' },
      asks: ['describeJobs', { Jobs: ['j'] }],
      done: { Jobs: [{ JobId: 'j', Status: 'SUCCEEDED' }] },
      status: 'SUCCEEDED',
      result: { JobId: 'j', Status: 'SUCCEEDED' },
      stops: ['terminateJob', { JobId: 'j', Reason: 'The execution was stopped' }],
    },
  ],
  [
    'ecs:runTask',
    {
      args: { Cluster: 'c', TaskDefinition: 't' },
      started: { Tasks: [{ TaskArn: 'a' }] },
      asks: ['describeTasks', { Cluster: 'c', Tasks: ['a'] }],
      done: { Tasks: [{ TaskArn: 'a', LastStatus: 'STOPPED' }] },
      status: 'STOPPED',
      result: { TaskArn: 'a', LastStatus: 'STOPPED' },
      stops: ['stopTask', { Cluster: 'c', Task: 'a', Reason: 'The execution was stopped' }],
    },
  ],
  [
    'glue:startJobRun',
    {
      args: { JobName: 'j' },
      started: { JobRunId: 'r' },
      asks: ['getJobRun', { JobName: 'j', RunId: 'r' }],
      done: { JobRun: { Id: 'r', JobRunState: 'SUCCEEDED' } },
      status: 'SUCCEEDED',
      result: { Id: 'r', JobRunState: 'SUCCEEDED' },
      stops: ['batchStopJobRun', { JobName: 'j', JobRunIds: ['r'] }],
    },
  ],
  [
    'codebuild:startBuild',
    {
      started: { Build: { Id: 'b' } },
      asks: ['batchGetBuilds', { Ids: ['b'] }],
      done: { Builds: [{ Id: 'b', BuildStatus: 'SUCCEEDED' }] },
      status: 'SUCCEEDED',
      result: { Build: { Id: 'b', BuildStatus: 'SUCCEEDED' } },
      stops: ['stopBuild', { Id: 'b' }],
    },
  ],
  [
    'codebuild:startBuildBatch',
    {
      started: { BuildBatch: { Id: 'b' } },
      asks: ['batchGetBuildBatches', { Ids: ['b'] }],
      done: { BuildBatches: [{ Id: 'b', BuildBatchStatus: 'SUCCEEDED' }] },
      status: 'SUCCEEDED',
      result: { BuildBatch: { Id: 'b', BuildBatchStatus: 'SUCCEEDED' } },
      stops: ['stopBuildBatch', { Id: 'b' }],
    },
  ],
  [
    'sagemaker:createTrainingJob',
    {
      args: { TrainingJobName: 't', RoleArn: 'r' },
      asks: ['describeTrainingJob', { TrainingJobName: 't' }],
      done: { TrainingJobStatus: 'Completed' },
      status: 'Completed',
      result: { TrainingJobStatus: 'Completed' },
      stops: ['stopTrainingJob', { TrainingJobName: 't' }],
    },
  ],
  [
    'athena:startQueryExecution',
    {
      started: { QueryExecutionId: 'q' },
      asks: ['getQueryExecution', { QueryExecutionId: 'q' }],
      done: { QueryExecution: { Status: { State: 'SUCCEEDED' } } },
      status: 'SUCCEEDED',
      result: { QueryExecution: { Status: { State: 'SUCCEEDED' } } },
      stops: ['stopQueryExecution', { QueryExecutionId: 'q' }],
    },
  ],
  [
    'elasticmapreduce:addStep',
    {
      args: { ClusterId: 'c', Step: {} },
      started: { StepId: 's' },
      asks: ['describeStep', { ClusterId: 'c', StepId: 's' }],
      done: { Step: { Status: { State: 'COMPLETED' } } },
      status: 'COMPLETED',
      result: { Step: { Status: { State: 'COMPLETED' } } },
      stops: ['cancelSteps', { ClusterId: 'c', StepIds: ['s'] }],
    },
  ],
  [
    'elasticmapreduce:createCluster',
    {
      started: { ClusterId: 'c' },
      asks: ['describeCluster', { ClusterId: 'c' }],
      done: { Cluster: { Status: { State: 'WAITING' } } },
      status: 'WAITING',
      result: { ClusterId: 'c', Cluster: { Status: { State: 'WAITING' } } },
      stops: ['terminateJobFlows', { JobFlowIds: ['c'] }],
    },
  ],
  [
    'elasticmapreduce:terminateCluster',
    {
      args: { ClusterId: 'c' },
      asks: ['describeCluster', { ClusterId: 'c' }],
      done: { Cluster: { Status: { State: 'TERMINATED' } } },
      status: 'TERMINATED',
      result: { Cluster: { Status: { State: 'TERMINATED' } } },
    },
  ],
  [
    'databrew:startJobRun',
    {
      args: { Name: 'n' },
      started: { RunId: 'r' },
      asks: ['describeJobRun', { Name: 'n', RunId: 'r' }],
      done: { State: 'SUCCEEDED' },
      status: 'SUCCEEDED',
      result: { State: 'SUCCEEDED' },
      stops: ['stopJobRun', { Name: 'n', RunId: 'r' }],
    },
  ],
  [
    'emr-containers:startJobRun',
    {
      started: { Id: 'i', VirtualClusterId: 'v', Arn: 'a' },
      asks: ['describeJobRun', { Id: 'i', VirtualClusterId: 'v' }],
      done: { JobRun: { State: 'COMPLETED' } },
      status: 'COMPLETED',
      result: { State: 'COMPLETED' },
      stops: ['cancelJobRun', { Id: 'i', VirtualClusterId: 'v' }],
    },
  ],
  [
    'emr-containers:deleteVirtualCluster',
    {
      started: { Id: 'i' },
      asks: ['describeVirtualCluster', { Id: 'i' }],
      done: { VirtualCluster: { State: 'TERMINATED' } },
      status: 'TERMINATED',
      result: { State: 'TERMINATED' },
    },
  ],
  [
    'emr-serverless:startJobRun',
    {
      started: { ApplicationId: 'a', JobRunId: 'r' },
      asks: ['getJobRun', { ApplicationId: 'a', JobRunId: 'r' }],
      done: { JobRun: { State: 'SUCCESS' } },
      status: 'SUCCESS',
      result: { State: 'SUCCESS' },
      stops: ['cancelJobRun', { ApplicationId: 'a', JobRunId: 'r' }],
    },
  ],
  [
    'bedrock:createModelCustomizationJob',
    {
      started: { JobArn: 'j' },
      asks: ['getModelCustomizationJob', { JobIdentifier: 'j' }],
      done: { Status: 'Completed' },
      status: 'Completed',
      result: { Status: 'Completed' },
      stops: ['stopModelCustomizationJob', { JobIdentifier: 'j' }],
    },
  ],
  [
    'mediaconvert:createJob',
    {
      started: { Job: { Id: 'j' } },
      asks: ['getJob', { Id: 'j' }],
      done: { Job: { Status: 'COMPLETE' } },
      status: 'COMPLETE',
      result: { Job: { Status: 'COMPLETE' } },
      stops: ['cancelJob', { Id: 'j' }],
    },
  ],
  [
    'eks:createNodegroup',
    {
      args: { ClusterName: 'c', NodegroupName: 'n', Subnets: [] },
      asks: ['describeNodegroup', { ClusterName: 'c', NodegroupName: 'n' }],
      done: { Nodegroup: { Status: 'ACTIVE' } },
      status: 'ACTIVE',
      result: { Nodegroup: { Status: 'ACTIVE' } },
    },
  ],
];

describe.each(EXAMPLES)('%s', (name, { args = {}, started = {}, asks, done, status, result, stops }) => {
  const [service = '', action = ''] = name.split(':');
  const job = findJob(service, action);

  it('asks how its job is doing', () => {
    expect([job?.describe, job?.describeArguments(args, started)]).toEqual(asks);
  });

  it('finds the status, which ends the wait', () => {
    expect(at(done, job?.status ?? '')).toBe(status);
    expect(job?.succeeded).toContain(status);
  });

  it('makes the result of the description', () => {
    expect(job?.result(done, started)).toEqual(result);
  });

  it('stops its job, where the service can', () => {
    expect(job?.stop === undefined ? undefined : [job.stop.action, job.stop.arguments(args, started)]).toEqual(stops);
  });
});

describe('ecs:runTask', () => {
  const failed = (task: JsonObject): boolean | undefined => findJob('ecs', 'runTask')?.hasFailed?.({ Tasks: [task] });

  it('failed when a container exits with another code than 0', () => {
    expect(failed({ Containers: [{ ExitCode: 0 }, { ExitCode: 1 }] })).toBe(true);
    expect(failed({ Containers: [{ ExitCode: 0 }, {}] })).toBe(false);
  });

  it('failed when it did not start', () => {
    expect(failed({ StopCode: 'TaskFailedToStart', Containers: [] })).toBe(true);
    expect(failed({ StopCode: 'EssentialContainerExited', Containers: [] })).toBe(false);
  });
});

describe('eks:deleteCluster', () => {
  it('is done when there is no cluster any more', () => {
    const job = findJob('eks', 'deleteCluster');
    expect(job?.goneError?.test('EKS.ResourceNotFoundException')).toBe(true);
    expect(job?.goneError?.test('EKS.ServerException')).toBe(false);
    expect(job?.result({}, { Cluster: { Name: 'c' } })).toEqual({ Cluster: { Name: 'c' } });
  });
});

describe('findJob', () => {
  it('knows no job of calls that answer at once', () => {
    expect(findJob('dynamodb', 'putItem')).toBeUndefined();
  });
});

describe('at', () => {
  it('reads no members that all objects have', () => {
    expect(at({ a: {} }, 'a.constructor')).toBeUndefined();
    expect(at({ a: [{ b: 1 }] }, 'a.0.b')).toBe(1);
  });
});
