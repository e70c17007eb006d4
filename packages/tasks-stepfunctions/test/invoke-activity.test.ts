import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { StepFunctionsInvokeActivity } from '../src';

let stack: Stack;
let activity: sfn.IActivity;

beforeEach(() => {
  stack = new Stack();
  activity = new sfn.Activity(stack, 'Activity');
});

describe('arguments', () => {
  test('the worker gets the input of the state', () => {
    const task = new StepFunctionsInvokeActivity(stack, 'Invoke', { activity });

    expect(stateOf(task)).toEqual({ Type: 'Task', End: true, Resource: '<Activity>' });
  });

  test('a JSONPath state has Parameters', () => {
    const task = StepFunctionsInvokeActivity.jsonPath(stack, 'Invoke', {
      activity,
      parameters: { id: JsonPath.stringAt('$.id'), note: null },
      heartbeatTimeout: sfn.Timeout.duration(Duration.seconds(60)),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      HeartbeatSeconds: 60,
      Resource: '<Activity>',
      Parameters: { 'id.$': '$.id', note: null },
    });
  });

  test.each([
    [{ id: Jsonata.string('$states.input.id') }, { id: '{% $states.input.id %}' }],
    ['{% $states.input.order %}', '{% $states.input.order %}'],
    [7, 7],
  ])('a JSONata state has Arguments, such as %j', (args, rendered) => {
    const task = StepFunctionsInvokeActivity.jsonata(stack, 'Invoke', { activity, arguments: args });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: '<Activity>',
      Arguments: rendered,
    });
  });

  test('a task has its language from the machine', () => {
    const task = new StepFunctionsInvokeActivity(stack, 'Invoke', { activity, arguments: { id: 1 } });

    expect(stateOf(task, sfn.QueryLanguage.JSONATA)).toEqual({
      Type: 'Task',
      End: true,
      Resource: '<Activity>',
      Arguments: { id: 1 },
    });
  });

  test('arguments in a JSONPath state are an error', () => {
    const task = new StepFunctionsInvokeActivity(stack, 'Invoke', { activity, arguments: { id: 1 } });

    expect(messageOf(() => stateOf(task))).toBe(
      'Default/Invoke has a problem:\n' +
        '  - arguments is for JSONata states; this state is a JSONPath state: leave it away, or set queryLanguage to JSONata',
    );
  });

  test('parameters in a JSONata state are an error', () => {
    const task = new StepFunctionsInvokeActivity(stack, 'Invoke', { activity, parameters: { id: 1 } });

    expect(messageOf(() => stateOf(task, sfn.QueryLanguage.JSONATA))).toBe(
      'Default/Invoke has a problem:\n' +
        '  - parameters is for JSONPath states; this state is a JSONata state: leave it away, or set queryLanguage to JSONPath',
    );
  });
});

describe('patterns', () => {
  test('an activity is called and awaited, which is the only way', () => {
    const task = new StepFunctionsInvokeActivity(stack, 'Invoke', {
      activity,
      integrationPattern: sfn.IntegrationPattern.REQUEST_RESPONSE,
    });

    expect(stateOf(task)).toEqual({ Type: 'Task', End: true, Resource: '<Activity>' });
  });

  test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
    '%s is an error',
    (integrationPattern) => {
      expect(messageOf(() => new StepFunctionsInvokeActivity(stack, 'Invoke', { activity, integrationPattern }))).toBe(
        'Default/Invoke has a problem:\n' +
          `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
      );
    },
  );

  test('an activity from the state is an error', () => {
    const dynamic = sfn.Activity.fromActivityArn(stack, 'Dynamic', JsonPath.stringAt('$.arn'));

    expect(messageOf(() => new StepFunctionsInvokeActivity(stack, 'Invoke', { activity: dynamic }))).toBe(
      'Default/Invoke has a problem:\n' +
        '  - resource comes from the state, but a state names what it calls when it is written: ' +
        'use the form of the task that takes the ARN as an argument',
    );
  });
});

describe('permissions', () => {
  test('an activity needs none', () => {
    expect(permissionsOf(new StepFunctionsInvokeActivity(stack, 'Invoke', { activity }))).toEqual([]);
  });

  test('the key of an encrypted activity may be used for it', () => {
    const encrypted = new sfn.Activity(stack, 'Encrypted', {
      encryptionConfiguration: new sfn.CustomerManagedEncryptionConfiguration(new kms.Key(stack, 'Key')),
    });

    expect(permissionsOf(new StepFunctionsInvokeActivity(stack, 'Invoke', { activity: encrypted }))).toEqual([
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '<Key.Arn>',
        Condition: { StringEquals: { 'kms:EncryptionContext:aws:states:activityArn': '<Encrypted>' } },
      },
    ]);
  });

  test('the key of AWS needs none', () => {
    const encrypted = new sfn.Activity(stack, 'Encrypted', {
      encryptionConfiguration: new sfn.AwsOwnedEncryptionConfiguration(),
    });

    expect(permissionsOf(new StepFunctionsInvokeActivity(stack, 'Invoke', { activity: encrypted }))).toEqual([]);
  });
});

test('metrics are those of the activity', () => {
  const task = new StepFunctionsInvokeActivity(stack, 'Invoke', { activity });
  const { dimensions, metricName, namespace, statistic } = task.metricHeartbeatTimedOut();

  expect(stack.resolve({ dimensions, metricName, namespace, statistic })).toEqual({
    namespace: 'AWS/States',
    metricName: 'ActivitiesHeartbeatTimedOut',
    dimensions: { ActivityArn: { Ref: 'Activity04690B0A' } },
    statistic: 'Sum',
  });
});
