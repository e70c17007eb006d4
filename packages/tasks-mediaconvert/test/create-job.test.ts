import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { MediaConvertCreateJob } from '../src';
import type { MediaConvertCreateJobProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

let stack: Stack;
let request: { Role: string; Settings: object };

beforeEach(() => {
  stack = new Stack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('mediaconvert.amazonaws.com') });
  request = { Role: role.roleArn, Settings: { Inputs: [{ FileInput: 's3://in/film.mov' }] } };
});

const create = (
  createJobRequest: MediaConvertCreateJobProps['createJobRequest'],
  props: Partial<MediaConvertCreateJobProps> = {},
): MediaConvertCreateJob => new MediaConvertCreateJob(stack, 'Convert', { createJobRequest, ...props });

test('creates a job from a JSONPath state', () => {
  const task = MediaConvertCreateJob.jsonPath(stack, 'Convert', {
    createJobRequest: {
      ...request,
      Queue: JsonPath.stringAt('$.queue'),
      Settings: { Inputs: [{ FileInput: `s3://in/${JsonPath.stringAt('$.key')}` }], AdAvailOffset: 3 },
    },
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::mediaconvert:createJob',
    Parameters: {
      Role: '<Role.Arn>',
      'Queue.$': '$.queue',
      Settings: { Inputs: [{ 'FileInput.$': "States.Format('s3://in/{}', $.key)" }], AdAvailOffset: 3 },
    },
  });
});

test('waits for the job from a JSONata state', () => {
  const task = MediaConvertCreateJob.jsonata(stack, 'Convert', {
    integrationPattern: RUN_JOB,
    createJobRequest: {
      ...request,
      Priority: Jsonata.number('$states.input.priority'),
      Settings: '{% $states.input.settings %}',
    },
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::mediaconvert:createJob.sync',
    Arguments: {
      Role: '<Role.Arn>',
      Priority: '{% $states.input.priority %}',
      Settings: '{% $states.input.settings %}',
    },
  });
});

test('has no room for a task token', () => {
  expect(messageOf(() => create(request, { integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
    'Default/Convert has a problem:\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
  );
});

describe('the request', () => {
  test('has a role and settings', () => {
    expect(messageOf(() => create({ Queue: 'films' }))).toBe(
      'Default/Convert has 2 problems:\n' +
        '  - createJobRequest.Role is missing: give the ARN of the role that the job works with\n' +
        '  - createJobRequest.Settings is missing: give the settings of the job',
    );
  });

  test.each([-50, 50, JsonPath.numberAt('$.priority')])('may have the priority %s', (Priority) => {
    expect(() => create({ ...request, Priority })).not.toThrow();
  });

  test.each([-51, 51])('cannot have the priority %s', (Priority) => {
    expect(messageOf(() => create({ ...request, Priority }))).toBe(
      `Default/Convert has a problem:\n  - createJobRequest.Priority is ${Priority}: give -50 to 50`,
    );
  });
});

describe('permissions', () => {
  const jobs = 'arn:<AWS::Partition>:mediaconvert:<AWS::Region>:<AWS::AccountId>:jobs/*';
  const passRole = (Resource: string): object => ({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource,
    Condition: { StringLike: { 'iam:PassedToService': 'mediaconvert.amazonaws.com' } },
  });
  const createJob = {
    Effect: 'Allow',
    Action: 'mediaconvert:CreateJob',
    Resource: [
      'arn:<AWS::Partition>:mediaconvert:<AWS::Region>:<AWS::AccountId>:queues/*',
      'arn:<AWS::Partition>:mediaconvert:<AWS::Region>:*:jobTemplates/*',
      'arn:<AWS::Partition>:mediaconvert:<AWS::Region>:*:presets/*',
    ],
  };

  test('create the job, and no more without RUN_JOB', () => {
    expect(permissionsOf(create(request, { integrationPattern: REQUEST_RESPONSE }))).toEqual([
      passRole('<Role.Arn>'),
      createJob,
    ]);
  });

  test('watch and stop the job with RUN_JOB', () => {
    expect(permissionsOf(create(request, { integrationPattern: RUN_JOB }))).toEqual([
      passRole('<Role.Arn>'),
      createJob,
      { Effect: 'Allow', Action: ['mediaconvert:GetJob', 'mediaconvert:CancelJob'], Resource: jobs },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForMediaConvertJobRule',
      },
    ]);
  });

  test('tag the job when it has tags', () => {
    expect(permissionsOf(create({ ...request, Tags: { team: 'films' } }))).toEqual([
      passRole('<Role.Arn>'),
      createJob,
      { Effect: 'Allow', Action: 'mediaconvert:TagResource', Resource: jobs },
    ]);
  });

  test('hand over the roles that are allowed when the role comes from the state', () => {
    const theirs = 'arn:aws:iam::111111111111:role/films-*';
    const task = create({ ...request, Role: JsonPath.stringAt('$.role') }, { allowedTargets: [theirs] });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'Role.$': '$.role' } });
    expect(permissionsOf(task)).toEqual([passRole(theirs), createJob]);
  });

  test.each([JsonPath.stringAt('$.role'), Jsonata.string('$states.input.role'), '{% $states.input.role %}'])(
    'cannot hand over any role',
    (Role) => {
      expect(messageOf(() => create({ ...request, Role }))).toBe(
        'Default/Convert has a problem:\n' +
          '  - createJobRequest.Role comes from the state, so that no permission can be granted on it: ' +
          'list the ARNs it may be in allowedTargets',
      );
    },
  );
});

test('has no metrics of its own', () => {
  expect(() => create(request).metricFailed()).toThrow('Task does not expose metrics');
});
