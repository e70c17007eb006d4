import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Aws, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { BatchSubmitJob } from '../src';
import type { BatchSubmitJobProps } from '../src';

const account = 'arn:aws:batch:eu-west-1:111111111111';
const jobDefinitionArn = `${account}:job-definition/render:3`;
const jobQueueArn = `${account}:job-queue/spot`;
const jobName = 'MyJob';
const anyDefinition = 'arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>:job-definition/*';
const anyQueue = 'arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>:job-queue/*';
const integrationPattern = sfn.IntegrationPattern.REQUEST_RESPONSE;

let stack: Stack;
let jobDefinition: batch.IJobDefinition;
let jobQueue: batch.IJobQueue;

beforeEach(() => {
  stack = new Stack();
  jobDefinition = batch.EcsJobDefinition.fromJobDefinitionArn(stack, 'Definition', jobDefinitionArn);
  jobQueue = batch.JobQueue.fromJobQueueArn(stack, 'Queue', jobQueueArn);
});

function submit(props: Partial<BatchSubmitJobProps>): BatchSubmitJob {
  return new BatchSubmitJob(stack, 'Submit', { jobDefinitionArn, jobName, jobQueueArn, integrationPattern, ...props });
}

function submitted(...resources: string[]): object[] {
  return [{ Effect: 'Allow', Action: 'batch:SubmitJob', Resource: resources }];
}

describe('the job definition and the queue', () => {
  const constructs = () => ({ jobDefinition, jobName, jobQueue });

  test.each([
    ['new', () => new BatchSubmitJob(stack, 'Submit', constructs())],
    ['jsonPath', () => BatchSubmitJob.jsonPath(stack, 'Submit', constructs())],
  ])('may be constructs, with %s', (_, make) => {
    expect(stateOf(make())).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Parameters: { JobDefinition: jobDefinitionArn, JobName: jobName, JobQueue: jobQueueArn },
    });
  });

  test('may be constructs in a JSONata state', () => {
    expect(stateOf(BatchSubmitJob.jsonata(stack, 'Submit', constructs()))).toMatchObject({
      Arguments: { JobDefinition: jobDefinitionArn, JobName: jobName, JobQueue: jobQueueArn },
    });
  });

  test('the compiler takes constructs or ARNs, and not both or neither', () => {
    const propsWithout = (): void => {
      // @ts-expect-error: neither the definition nor the queue
      new BatchSubmitJob(stack, 'Neither', { jobName });
      // @ts-expect-error: the queue is missing
      new BatchSubmitJob(stack, 'No queue', { jobName, jobDefinition });
      // @ts-expect-error: both are given twice
      new BatchSubmitJob(stack, 'Both', { jobName, jobDefinition, jobQueue, jobDefinitionArn, jobQueueArn });
    };

    expect(propsWithout).toThrow();
  });

  test('are missing', () => {
    expect(messageOf(() => new BatchSubmitJob(stack, 'Submit', { jobName } as never))).toBe(
      'Default/Submit has 2 problems:\n' +
        '  - jobDefinitionArn or jobDefinition is missing: give one of the two\n' +
        '  - jobQueueArn or jobQueue is missing: give one of the two',
    );
  });

  test('are given twice', () => {
    const props = { ...constructs(), jobDefinitionArn, jobQueueArn } as never;

    expect(messageOf(() => new BatchSubmitJob(stack, 'Submit', props))).toBe(
      'Default/Submit has 2 problems:\n' +
        '  - jobDefinition is given beside jobDefinitionArn: keep one of the two\n' +
        '  - jobQueue is given beside jobQueueArn: keep one of the two',
    );
  });

  test.each(['render', jobQueueArn, 'arn:aws:batch:eu-west-1:111111111111:job-definition/'])(
    '%s is no job definition',
    (arn) => {
      expect(messageOf(() => submit({ jobDefinitionArn: arn }))).toBe(
        `Default/Submit has a problem:\n  - jobDefinitionArn is "${arn}", which is no ARN of a job definition: ` +
          'give arn:aws:batch:<region>:<account>:job-definition/<name>',
      );
    },
  );

  test.each(['spot', jobDefinitionArn])('%s is no job queue', (arn) => {
    expect(messageOf(() => submit({ jobQueueArn: arn }))).toBe(
      `Default/Submit has a problem:\n  - jobQueueArn is "${arn}", which is no ARN of a job queue: ` +
        'give arn:aws:batch:<region>:<account>:job-queue/<name>',
    );
  });
});

describe('jobs may be submitted', () => {
  test.each([`${account}:job-definition/render`, `${account}:job-definition/render:3`])(
    'of all revisions of %s',
    (arn) => {
      expect(permissionsOf(submit({ jobDefinitionArn: arn }))).toEqual(
        submitted(`${account}:job-definition/render`, `${account}:job-definition/render:*`, jobQueueArn),
      );
    },
  );

  test('of all revisions of a definition whose ARN has tokens in it', () => {
    const arn = `arn:aws:batch:${Aws.REGION}:${Aws.ACCOUNT_ID}:job-definition/render:3`;
    const name = 'arn:aws:batch:<AWS::Region>:<AWS::AccountId>:job-definition/render';

    expect(permissionsOf(submit({ jobDefinitionArn: arn }))).toEqual(submitted(name, `${name}:*`, jobQueueArn));
  });

  test('of all revisions of a definition that is made here, whose ARN ends in one', () => {
    const made = new batch.CfnJobDefinition(stack, 'Made', { type: 'container' });
    const part = (i: number): string => `<${i} of <Made> split at :>`;
    const arn = `arn:${part(1)}:${part(2)}:${part(3)}:${part(4)}:<0 of ${part(5)} split at />/<1 of ${part(5)} split at />`;

    expect(permissionsOf(submit({ jobDefinitionArn: made.ref }))).toEqual(submitted(arn, `${arn}:*`, jobQueueArn));
  });
});

describe('from the state', () => {
  test('a job definition may be any', () => {
    const task = submit({ jobDefinitionArn: JsonPath.stringAt('$.definition') });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'JobDefinition.$': '$.definition' } });
    expect(permissionsOf(task)).toEqual(submitted(anyDefinition, jobQueueArn));
  });

  test('a queue may be any', () => {
    const task = submit({ jobQueueArn: JsonPath.stringAt('$.queue') });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'JobQueue.$': '$.queue' } });
    expect(permissionsOf(task)).toEqual(
      submitted(`${account}:job-definition/render`, `${account}:job-definition/render:*`, anyQueue),
    );
  });

  test.each(['{% $states.input.queue %}', Jsonata.string('$states.input.queue')])(
    'in JSONata a queue may be any',
    (queue) => {
      const task = BatchSubmitJob.jsonata(stack, 'Submit', {
        jobDefinitionArn,
        jobName,
        jobQueueArn: queue,
        integrationPattern,
      });

      expect(stateOf(task)).toMatchObject({ Arguments: { JobQueue: '{% $states.input.queue %}' } });
      expect(permissionsOf(task)).toEqual(
        submitted(`${account}:job-definition/render`, `${account}:job-definition/render:*`, anyQueue),
      );
    },
  );

  test('they are among those that are allowed', () => {
    const allowedTargets = [`${account}:job-queue/team-*`, `${account}:job-definition/render:*`];
    const task = submit({
      jobDefinitionArn: JsonPath.stringAt('$.definition'),
      jobQueueArn: JsonPath.stringAt('$.queue'),
      allowedTargets,
    });

    expect(permissionsOf(task)).toEqual(submitted(...allowedTargets));
  });

  test('one is among those that are allowed, the other is known', () => {
    const task = submit({
      jobQueueArn: JsonPath.stringAt('$.queue'),
      allowedTargets: [`${account}:job-queue/team-*`],
    });

    expect(permissionsOf(task)).toEqual(
      submitted(
        `${account}:job-definition/render`,
        `${account}:job-definition/render:*`,
        `${account}:job-queue/team-*`,
      ),
    );
  });

  test('they are among those that are allowed, which are ARNs', () => {
    const dynamic = {
      jobDefinitionArn: JsonPath.stringAt('$.definition'),
      jobQueueArn: JsonPath.stringAt('$.queue'),
      allowedTargets: ['spot'],
    };

    expect(messageOf(() => submit(dynamic))).toBe(
      'Default/Submit has a problem:\n  - allowedTargets has "spot", which is no ARN: give ARNs',
    );
  });
});
