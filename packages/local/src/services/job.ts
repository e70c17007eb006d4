import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';

/** How the job that a `.sync` call starts is watched and stopped. Names are those of Step Functions. */
export interface Job {
  /** The action that tells how the job is doing. */
  readonly describe: string;
  /** What that action takes, by what the job was started with, and what starting it gave. */
  describeArguments(args: JsonObject, started: JsonObject): JsonObject;
  /** Where the status is in the answer: `JobRun.State`. */
  readonly status: string;
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  /** The state's result; of a failed job, its cause. */
  result(described: JsonObject, started: JsonObject): JsonObject;
  /** Says that a job whose status is good failed nevertheless. */
  hasFailed?(described: JsonObject): boolean;
  /** The error of `describe` that means that the job is done, as with what was to be deleted. */
  readonly goneError?: RegExp;
  /** How the job is stopped when nobody waits for it any more. */
  readonly stop?: { readonly action: string; arguments(args: JsonObject, started: JsonObject): JsonObject };
}

/**
 * The jobs of `.sync`, by service and action.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync
 */
const JOBS: ReadonlyMap<string, Job> = new Map<string, Job>([
  [
    'states:startExecution',
    {
      describe: 'describeExecution',
      describeArguments: (_args, started) => pick(started, 'ExecutionArn'),
      status: 'Status',
      succeeded: ['SUCCEEDED'],
      failed: ['FAILED', 'TIMED_OUT', 'ABORTED'],
      result: asIs,
      stop: { action: 'stopExecution', arguments: (_args, started) => pick(started, 'ExecutionArn') },
    },
  ],
  [
    'batch:submitJob',
    {
      describe: 'describeJobs',
      describeArguments: (_args, started) => ({ Jobs: [started.JobId ?? null] }),
      status: 'Jobs.0.Status',
      succeeded: ['SUCCEEDED'],
      failed: ['FAILED'],
      result: (described) => object(at(described, 'Jobs.0')),
      stop: {
        action: 'terminateJob',
        arguments: (_args, started) => ({ ...pick(started, 'JobId'), Reason: 'The execution was stopped' }),
      },
    },
  ],
  [
    'ecs:runTask',
    {
      describe: 'describeTasks',
      describeArguments: (args, started) => ({
        ...pick(args, 'Cluster'),
        Tasks: [at(started, 'Tasks.0.TaskArn') ?? null],
      }),
      status: 'Tasks.0.LastStatus',
      succeeded: ['STOPPED'],
      failed: [],
      hasFailed: (described) => {
        const containers = at(described, 'Tasks.0.Containers');
        return (
          at(described, 'Tasks.0.StopCode') === 'TaskFailedToStart' ||
          (Array.isArray(containers) &&
            (containers as readonly Json[]).some(
              (container) => isJsonObject(container) && (container.ExitCode ?? 0) !== 0,
            ))
        );
      },
      result: (described) => object(at(described, 'Tasks.0')),
      stop: {
        action: 'stopTask',
        arguments: (args, started) => ({
          ...pick(args, 'Cluster'),
          Task: at(started, 'Tasks.0.TaskArn') ?? null,
          Reason: 'The execution was stopped',
        }),
      },
    },
  ],
  [
    'glue:startJobRun',
    {
      describe: 'getJobRun',
      describeArguments: (args, started) => ({ ...pick(args, 'JobName'), RunId: started.JobRunId ?? null }),
      status: 'JobRun.JobRunState',
      succeeded: ['SUCCEEDED'],
      failed: ['FAILED', 'STOPPED', 'TIMEOUT', 'ERROR', 'EXPIRED'],
      result: (described) => object(described.JobRun),
      stop: {
        action: 'batchStopJobRun',
        arguments: (args, started) => ({ ...pick(args, 'JobName'), JobRunIds: [started.JobRunId ?? null] }),
      },
    },
  ],
  ['codebuild:startBuild', build('Build', 'batchGetBuilds', 'Builds', 'stopBuild')],
  ['codebuild:startBuildBatch', build('BuildBatch', 'batchGetBuildBatches', 'BuildBatches', 'stopBuildBatch')],
  ['codebuild:retryBuildBatch', build('BuildBatch', 'batchGetBuildBatches', 'BuildBatches', 'stopBuildBatch')],
  ...['TrainingJob', 'TransformJob', 'ProcessingJob', 'HyperParameterTuningJob', 'LabelingJob', 'AutoMLJob'].map(
    (job) => [`sagemaker:create${job}`, sageMakerJob(job)] as const,
  ),
  [
    'athena:startQueryExecution',
    {
      describe: 'getQueryExecution',
      describeArguments: (_args, started) => pick(started, 'QueryExecutionId'),
      status: 'QueryExecution.Status.State',
      succeeded: ['SUCCEEDED'],
      failed: ['FAILED', 'CANCELLED'],
      result: asIs,
      stop: { action: 'stopQueryExecution', arguments: (_args, started) => pick(started, 'QueryExecutionId') },
    },
  ],
  [
    'elasticmapreduce:addStep',
    {
      describe: 'describeStep',
      describeArguments: (args, started) => ({ ...pick(args, 'ClusterId'), ...pick(started, 'StepId') }),
      status: 'Step.Status.State',
      succeeded: ['COMPLETED'],
      failed: ['FAILED', 'CANCELLED', 'INTERRUPTED'],
      result: asIs,
      stop: {
        action: 'cancelSteps',
        arguments: (args, started) => ({ ...pick(args, 'ClusterId'), StepIds: [started.StepId ?? null] }),
      },
    },
  ],
  [
    'elasticmapreduce:createCluster',
    {
      ...cluster((_args, started) => pick(started, 'ClusterId')),
      succeeded: ['WAITING', 'RUNNING', 'TERMINATED'],
      failed: ['TERMINATED_WITH_ERRORS'],
      stop: {
        action: 'terminateJobFlows',
        arguments: (_args, started) => ({ JobFlowIds: [started.ClusterId ?? null] }),
      },
    },
  ],
  [
    'elasticmapreduce:terminateCluster',
    {
      ...cluster((args) => pick(args, 'ClusterId')),
      succeeded: ['TERMINATED', 'TERMINATED_WITH_ERRORS'],
      failed: [],
    },
  ],
  [
    'databrew:startJobRun',
    {
      describe: 'describeJobRun',
      describeArguments: (args, started) => ({ ...pick(args, 'Name'), ...pick(started, 'RunId') }),
      status: 'State',
      succeeded: ['SUCCEEDED'],
      failed: ['FAILED', 'STOPPED', 'TIMEOUT'],
      result: asIs,
      stop: {
        action: 'stopJobRun',
        arguments: (args, started) => ({ ...pick(args, 'Name'), ...pick(started, 'RunId') }),
      },
    },
  ],
  [
    'emr-containers:startJobRun',
    {
      describe: 'describeJobRun',
      describeArguments: (_args, started) => pick(started, 'Id', 'VirtualClusterId'),
      status: 'JobRun.State',
      succeeded: ['COMPLETED'],
      failed: ['FAILED', 'CANCELLED'],
      result: (described) => object(described.JobRun),
      stop: { action: 'cancelJobRun', arguments: (_args, started) => pick(started, 'Id', 'VirtualClusterId') },
    },
  ],
  [
    'emr-containers:deleteVirtualCluster',
    {
      describe: 'describeVirtualCluster',
      describeArguments: (_args, started) => pick(started, 'Id'),
      status: 'VirtualCluster.State',
      succeeded: ['TERMINATED'],
      failed: ['ARRESTED'],
      result: (described) => object(described.VirtualCluster),
    },
  ],
  [
    'emr-serverless:startJobRun',
    {
      describe: 'getJobRun',
      describeArguments: (_args, started) => pick(started, 'ApplicationId', 'JobRunId'),
      status: 'JobRun.State',
      succeeded: ['SUCCESS'],
      failed: ['FAILED', 'CANCELLED'],
      result: (described) => object(described.JobRun),
      stop: { action: 'cancelJobRun', arguments: (_args, started) => pick(started, 'ApplicationId', 'JobRunId') },
    },
  ],
  [
    'bedrock:createModelCustomizationJob',
    {
      describe: 'getModelCustomizationJob',
      describeArguments: (_args, started) => ({ JobIdentifier: started.JobArn ?? null }),
      status: 'Status',
      succeeded: ['Completed'],
      failed: ['Failed', 'Stopped'],
      result: asIs,
      stop: {
        action: 'stopModelCustomizationJob',
        arguments: (_args, started) => ({ JobIdentifier: started.JobArn ?? null }),
      },
    },
  ],
  [
    'mediaconvert:createJob',
    {
      describe: 'getJob',
      describeArguments: (_args, started) => ({ Id: at(started, 'Job.Id') ?? null }),
      status: 'Job.Status',
      succeeded: ['COMPLETE'],
      failed: ['ERROR', 'CANCELED'],
      result: asIs,
      stop: { action: 'cancelJob', arguments: (_args, started) => ({ Id: at(started, 'Job.Id') ?? null }) },
    },
  ],
  ['eks:createCluster', eks('describeCluster', 'Cluster', 'ACTIVE', (args) => pick(args, 'Name'))],
  ['eks:deleteCluster', eks('describeCluster', 'Cluster', 'DELETED', (args) => pick(args, 'Name'))],
  [
    'eks:createNodegroup',
    eks('describeNodegroup', 'Nodegroup', 'ACTIVE', (args) => pick(args, 'ClusterName', 'NodegroupName')),
  ],
  [
    'eks:deleteNodegroup',
    eks('describeNodegroup', 'Nodegroup', 'DELETED', (args) => pick(args, 'ClusterName', 'NodegroupName')),
  ],
  [
    'eks:createFargateProfile',
    eks('describeFargateProfile', 'FargateProfile', 'ACTIVE', (args) =>
      pick(args, 'ClusterName', 'FargateProfileName'),
    ),
  ],
  [
    'eks:deleteFargateProfile',
    eks('describeFargateProfile', 'FargateProfile', 'DELETED', (args) =>
      pick(args, 'ClusterName', 'FargateProfileName'),
    ),
  ],
]);

/** The job that an optimized integration waits for with `.sync`. */
export function findJob(service: string, action: string): Job | undefined {
  return JOBS.get(`${service}:${action}`);
}

/** The value at a path of members and indexes: `Jobs.0.Status`. */
export function at(value: Json, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((found, key) => {
    if (Array.isArray(found)) {
      return (found as readonly Json[])[Number(key)];
    }
    return isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }, value);
}

function pick(from: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name] ?? null] as const),
  );
}

function object(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function asIs(described: JsonObject): JsonObject {
  return described;
}

function build(one: string, describe: string, many: string, stop: string): Job {
  return {
    describe,
    describeArguments: (_args, started) => ({ Ids: [at(started, `${one}.Id`) ?? null] }),
    status: `${many}.0.${one}Status`,
    succeeded: ['SUCCEEDED'],
    failed: ['FAILED', 'FAULT', 'TIMED_OUT', 'STOPPED'],
    result: (described) => ({ [one]: at(described, `${many}.0`) ?? null }),
    stop: { action: stop, arguments: (_args, started) => ({ Id: at(started, `${one}.Id`) ?? null }) },
  };
}

function sageMakerJob(job: string): Job {
  const name = (args: JsonObject): JsonObject => pick(args, `${job}Name`);
  return {
    describe: `describe${job}`,
    describeArguments: name,
    status: `${job}Status`,
    succeeded: ['Completed'],
    failed: ['Failed', 'Stopped'],
    result: asIs,
    stop: { action: `stop${job}`, arguments: name },
  };
}

function cluster(
  describeArguments: Job['describeArguments'],
): Pick<Job, 'describe' | 'describeArguments' | 'status' | 'result'> {
  return {
    describe: 'describeCluster',
    describeArguments,
    status: 'Cluster.Status.State',
    result: (described, started) => ({ ...pick(started, 'ClusterId'), ...described }),
  };
}

function eks(
  describe: string,
  member: string,
  succeeded: string,
  describeArguments: (args: JsonObject) => JsonObject,
): Job {
  return {
    describe,
    describeArguments,
    status: `${member}.Status`,
    succeeded: [succeeded],
    failed: ['FAILED', 'CREATE_FAILED', 'DELETE_FAILED'],
    result: (described, started) => (described[member] === undefined ? started : described),
    ...(succeeded === 'DELETED' ? { goneError: /ResourceNotFoundException$/ } : {}),
  };
}
