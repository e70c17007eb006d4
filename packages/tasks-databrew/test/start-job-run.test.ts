import { JsonPath, Jsonata } from '@cdk-sfn/core';
import { Aws, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { GlueDataBrewStartJobRun } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const theirs = 'arn:aws:databrew:eu-west-1:222222222222:job/theirs';
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

describe('the call', () => {
  test('names the job in a JSONPath state', () => {
    const task = GlueDataBrewStartJobRun.jsonPath(stack, 'Run', { name: 'clean-orders' });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::databrew:startJobRun',
      Parameters: { Name: 'clean-orders' },
    });
  });

  test('names the job in a JSONata state', () => {
    const task = GlueDataBrewStartJobRun.jsonata(stack, 'Run', { name: 'clean-orders' });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::databrew:startJobRun',
      Arguments: { Name: 'clean-orders' },
    });
  });

  test('waits for the run to end', () => {
    const task = new GlueDataBrewStartJobRun(stack, 'Run', { name: 'clean-orders', integrationPattern: RUN_JOB });

    expect(stateOf(task)).toMatchObject({ Resource: 'arn:<AWS::Partition>:states:::databrew:startJobRun.sync' });
  });

  test('cannot wait for a token', () => {
    expect(
      messageOf(
        () =>
          new GlueDataBrewStartJobRun(stack, 'Run', { name: 'clean-orders', integrationPattern: WAIT_FOR_TASK_TOKEN }),
      ),
    ).toBe(
      'Default/Run has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
    );
  });

  test('takes names of 1 to 240 characters', () => {
    new GlueDataBrewStartJobRun(stack, 'Longest', { name: 'a'.repeat(240) });

    expect(messageOf(() => new GlueDataBrewStartJobRun(stack, 'Long', { name: 'a'.repeat(241) }))).toBe(
      'Default/Long has a problem:\n  - name has 241 characters: give 1 to 240 characters',
    );
    expect(messageOf(() => new GlueDataBrewStartJobRun(stack, 'Empty', { name: '' }))).toBe(
      'Default/Empty has a problem:\n  - name has 0 characters: give 1 to 240 characters',
    );
  });
});

describe('permissions', () => {
  test('start the job, and no more without RUN_JOB', () => {
    const task = new GlueDataBrewStartJobRun(stack, 'Run', {
      name: 'clean-orders',
      integrationPattern: REQUEST_RESPONSE,
    });

    expect(permissionsOf(task)).toEqual([
      {
        Effect: 'Allow',
        Action: 'databrew:StartJobRun',
        Resource: 'arn:<AWS::Partition>:databrew:<AWS::Region>:<AWS::AccountId>:job/clean-orders',
      },
    ]);
  });

  test('watch and stop the run with RUN_JOB', () => {
    const task = new GlueDataBrewStartJobRun(stack, 'Run', { name: 'clean-orders', integrationPattern: RUN_JOB });
    const Resource = 'arn:<AWS::Partition>:databrew:<AWS::Region>:<AWS::AccountId>:job/clean-orders';

    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'databrew:StartJobRun', Resource },
      { Effect: 'Allow', Action: ['databrew:StopJobRun', 'databrew:ListJobRuns'], Resource },
    ]);
  });

  test('are on a job whose name deployment fills in', () => {
    const task = new GlueDataBrewStartJobRun(stack, 'Run', { name: `orders-${Aws.REGION}` });

    expect(permissionsOf(task)).toMatchObject([
      { Resource: 'arn:<AWS::Partition>:databrew:<AWS::Region>:<AWS::AccountId>:job/orders-<AWS::Region>' },
    ]);
  });
});

describe('a job from the state', () => {
  test('may be any, by a path', () => {
    const task = new GlueDataBrewStartJobRun(stack, 'Run', {
      name: JsonPath.stringAt('$.job'),
      integrationPattern: RUN_JOB,
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'Name.$': '$.job' } });
    expect(permissionsOf(task)).toMatchObject([
      { Resource: 'arn:<AWS::Partition>:databrew:<AWS::Region>:<AWS::AccountId>:job/*' },
      { Resource: 'arn:<AWS::Partition>:databrew:<AWS::Region>:<AWS::AccountId>:job/*' },
    ]);
  });

  test.each(['{% $states.input.job %}', Jsonata.string('$states.input.job')])('may be any, by %s', (name) => {
    const task = GlueDataBrewStartJobRun.jsonata(stack, 'Run', { name });

    expect(stateOf(task)).toMatchObject({ Arguments: { Name: '{% $states.input.job %}' } });
    expect(permissionsOf(task)).toMatchObject([
      { Resource: 'arn:<AWS::Partition>:databrew:<AWS::Region>:<AWS::AccountId>:job/*' },
    ]);
  });

  test('is one of those that are allowed', () => {
    const task = new GlueDataBrewStartJobRun(stack, 'Run', {
      name: JsonPath.stringAt('$.job'),
      allowedTargets: [theirs],
      integrationPattern: RUN_JOB,
    });

    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'databrew:StartJobRun', Resource: theirs },
      { Effect: 'Allow', Action: ['databrew:StopJobRun', 'databrew:ListJobRuns'], Resource: theirs },
    ]);
  });
});
