import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { BatchSubmitJob } from '../src';
import type { BatchSubmitJobProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const jobDefinitionArn = 'arn:aws:batch:eu-west-1:111111111111:job-definition/render:3';
const jobQueueArn = 'arn:aws:batch:eu-west-1:111111111111:job-queue/spot';
const job = { jobDefinitionArn, jobName: 'MyJob', jobQueueArn };

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function submit(props: Partial<BatchSubmitJobProps>): BatchSubmitJob {
  return new BatchSubmitJob(stack, 'Submit', { ...job, ...props });
}

describe('arguments', () => {
  test('a job is submitted and waited for', () => {
    expect(stateOf(submit({}))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Parameters: { JobDefinition: jobDefinitionArn, JobName: 'MyJob', JobQueue: jobQueueArn },
    });
  });

  test('a job is submitted', () => {
    expect(stateOf(submit({ integrationPattern: REQUEST_RESPONSE }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob',
      Parameters: { JobDefinition: jobDefinitionArn, JobName: 'MyJob', JobQueue: jobQueueArn },
    });
  });

  test('all props have their place', () => {
    const task = BatchSubmitJob.jsonPath(stack, 'Submit', {
      ...job,
      arraySize: 15,
      attempts: 3,
      dependsOn: [{ jobId: '123', type: 'N_TO_N' }],
      payload: TaskInput.fromObject({ bucket: JsonPath.stringAt('$.bucket'), codec: 'av1' }),
      propagateTags: true,
      schedulingPriorityOverride: 7,
      shareIdentifier: 'team',
      tags: { owner: 'me' },
      taskTimeout: sfn.Timeout.duration(Duration.hours(1)),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Parameters: {
        JobDefinition: jobDefinitionArn,
        JobName: 'MyJob',
        JobQueue: jobQueueArn,
        Parameters: { 'bucket.$': '$.bucket', codec: 'av1' },
        ArrayProperties: { Size: 15 },
        DependsOn: [{ JobId: '123', Type: 'N_TO_N' }],
        RetryStrategy: { Attempts: 3 },
        Tags: { owner: 'me' },
        Timeout: { AttemptDurationSeconds: 3600 },
        PropagateTags: true,
        SchedulingPriorityOverride: 7,
        ShareIdentifier: 'team',
      },
    });
  });

  test('all props may come from the state', () => {
    const task = submit({
      jobName: JsonPath.stringAt('$.name'),
      arraySize: JsonPath.numberAt('$.size'),
      attempts: JsonPath.numberAt('$.attempts'),
      payload: TaskInput.fromJsonPathAt('$.parameters'),
      propagateTags: JsonPath.booleanAt('$.propagate'),
      schedulingPriorityOverride: JsonPath.numberAt('$.priority'),
      shareIdentifier: JsonPath.stringAt('$.share'),
      tags: JsonPath.objectAt('$.tags'),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Parameters: {
        JobDefinition: jobDefinitionArn,
        'JobName.$': '$.name',
        JobQueue: jobQueueArn,
        'Parameters.$': '$.parameters',
        ArrayProperties: { 'Size.$': '$.size' },
        RetryStrategy: { 'Attempts.$': '$.attempts' },
        'Tags.$': '$.tags',
        'PropagateTags.$': '$.propagate',
        'SchedulingPriorityOverride.$': '$.priority',
        'ShareIdentifier.$': '$.share',
      },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = BatchSubmitJob.jsonata(stack, 'Submit', {
      ...job,
      jobName: `job-${Jsonata.string('$states.input.id')}`,
      arraySize: Jsonata.number('$count($states.input.items)'),
      attempts: Jsonata.number('$states.input.attempts'),
      payload: TaskInput.fromObject({ bucket: '{% $states.input.bucket %}' }),
      tags: { owner: '{% $states.input.owner %}' },
      outputs: '{% $states.result.JobId %}',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Arguments: {
        JobDefinition: jobDefinitionArn,
        JobName: '{% "job-" & ($states.input.id) %}',
        JobQueue: jobQueueArn,
        Parameters: { bucket: '{% $states.input.bucket %}' },
        ArrayProperties: { Size: '{% $count($states.input.items) %}' },
        RetryStrategy: { Attempts: '{% $states.input.attempts %}' },
        Tags: { owner: '{% $states.input.owner %}' },
      },
      Output: '{% $states.result.JobId %}',
    });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(submit({}), sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Arguments: { JobDefinition: jobDefinitionArn, JobName: 'MyJob', JobQueue: jobQueueArn },
    });
  });
});

describe('jobName', () => {
  test.each(['a', '7', 'a'.repeat(128), 'My_job-1'])('may be %j', (jobName) => {
    expect(stateOf(submit({ jobName }))).toMatchObject({ Parameters: { JobName: jobName } });
  });

  test.each(['', 'a'.repeat(129)])('cannot be %j', (jobName) => {
    expect(messageOf(() => submit({ jobName }))).toBe(
      `Default/Submit has a problem:\n  - jobName has ${jobName.length} characters: give 1 to 128 characters`,
    );
  });

  test.each(['-a', '_a', 'a b', 'a.b', 'größe'])('cannot be %j', (jobName) => {
    expect(messageOf(() => submit({ jobName }))).toBe(
      `Default/Submit has a problem:\n  - jobName is ${JSON.stringify(jobName)}: ` +
        'write it of letters, digits, - and _, with a letter or a digit first',
    );
  });
});

test('payload has texts by their names', () => {
  expect(messageOf(() => submit({ payload: TaskInput.fromObject({ codec: 'av1', frames: 24 }) }))).toBe(
    'Default/Submit has a problem:\n' +
      '  - payload.frames is a number, but the parameters of a job are text: ' +
      'give text, which JsonPath.format makes of numbers and JsonPath.jsonToString of objects',
  );
});

describe('limits', () => {
  test.each<Partial<BatchSubmitJobProps>>([
    { arraySize: 2 },
    { arraySize: 10_000 },
    { arraySize: Lazy.number({ produce: () => 1 }) },
    { attempts: 1 },
    { attempts: 10 },
    { schedulingPriorityOverride: 0 },
    { schedulingPriorityOverride: 9999 },
    { shareIdentifier: `${'a'.repeat(255)}*` },
  ])('%j is within', (props) => {
    expect(() => submit(props)).not.toThrow();
  });

  test.each<[Partial<BatchSubmitJobProps>, string]>([
    [{ arraySize: 1 }, 'arraySize is 1: give 2 to 10000'],
    [{ arraySize: 10_001 }, 'arraySize is 10001: give 2 to 10000'],
    [{ attempts: 0 }, 'attempts is 0: give 1 to 10'],
    [{ attempts: 11 }, 'attempts is 11: give 1 to 10'],
    [{ schedulingPriorityOverride: -1 }, 'schedulingPriorityOverride is -1: give 0 to 9999'],
    [{ schedulingPriorityOverride: 10_000 }, 'schedulingPriorityOverride is 10000: give 0 to 9999'],
    [{ shareIdentifier: '' }, 'shareIdentifier has 0 characters: give 1 to 256 characters'],
    [{ shareIdentifier: 'a'.repeat(257) }, 'shareIdentifier has 257 characters: give 1 to 256 characters'],
  ])('%j is not', (props, problem) => {
    expect(messageOf(() => submit(props))).toBe(`Default/Submit has a problem:\n  - ${problem}`);
  });
});

test('all problems are told at once', () => {
  expect(
    messageOf(() => submit({ jobName: '', jobQueueArn: 'spot', attempts: 0, containerOverrides: { command: [''] } })),
  ).toBe(
    'Default/Submit has 4 problems:\n' +
      '  - jobQueueArn is "spot", which is no ARN of a job queue: ' +
      'give arn:aws:batch:<region>:<account>:job-queue/<name>\n' +
      '  - jobName has 0 characters: give 1 to 128 characters\n' +
      '  - containerOverrides.command has an empty word: leave it away\n' +
      '  - attempts is 0: give 1 to 10',
  );
});

test('there is no callback', () => {
  expect(messageOf(() => submit({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
    'Default/Submit has a problem:\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use RUN_JOB or REQUEST_RESPONSE',
  );
});

describe('permissions', () => {
  const granted = {
    Effect: 'Allow',
    Action: 'batch:SubmitJob',
    Resource: [
      'arn:aws:batch:eu-west-1:111111111111:job-definition/render',
      'arn:aws:batch:eu-west-1:111111111111:job-definition/render:*',
      jobQueueArn,
    ],
  };
  const jobs = 'arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>:job/*';

  test('a job may be submitted', () => {
    expect(permissionsOf(submit({ integrationPattern: REQUEST_RESPONSE }))).toEqual([granted]);
  });

  test('a job that is waited for may be watched and stopped', () => {
    expect(permissionsOf(submit({ integrationPattern: RUN_JOB }))).toEqual([
      granted,
      { Effect: 'Allow', Action: 'batch:DescribeJobs', Resource: '*' },
      { Effect: 'Allow', Action: 'batch:TerminateJob', Resource: jobs },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForBatchJobsRule',
      },
    ]);
  });

  test.each([{ owner: 'me' }, JsonPath.objectAt('$.tags') as never])('a job may get its tags', (tags) => {
    expect(permissionsOf(submit({ integrationPattern: REQUEST_RESPONSE, tags }))).toEqual([
      granted,
      { Effect: 'Allow', Action: 'batch:TagResource', Resource: jobs },
    ]);
  });

  test('no tags need no permission', () => {
    expect(permissionsOf(submit({ integrationPattern: REQUEST_RESPONSE, tags: {} }))).toEqual([granted]);
  });
});
