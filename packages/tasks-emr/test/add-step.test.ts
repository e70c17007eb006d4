import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { ActionOnFailure, EmrAddStep } from '../src';
import type { EmrAddStepProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const CLUSTER = 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/j-1';
const ROLE = 'arn:aws:iam::111111111111:role/step';

function add(props: Partial<EmrAddStepProps> = {}): EmrAddStep {
  return new EmrAddStep(new Stack(), 'Add', { clusterId: 'j-1', name: 'Count', jar: 'command-runner.jar', ...props });
}

describe('arguments', () => {
  test('the least that can be given', () => {
    expect(stateOf(add())).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:addStep.sync',
      Parameters: {
        ClusterId: 'j-1',
        Step: { Name: 'Count', ActionOnFailure: 'CONTINUE', HadoopJarStep: { Jar: 'command-runner.jar' } },
      },
    });
  });

  test('all props have their place', () => {
    const task = EmrAddStep.jsonPath(new Stack(), 'Add', {
      clusterId: JsonPath.stringAt('$.ClusterId'),
      name: 'Count',
      jar: 's3://bucket/count.jar',
      actionOnFailure: ActionOnFailure.CANCEL_AND_WAIT,
      mainClass: 'com.example.Count',
      args: ['--date', JsonPath.stringAt('$.date')],
      properties: { level: 'debug', day: JsonPath.stringAt('$.day') },
      executionRoleArn: ROLE,
      integrationPattern: REQUEST_RESPONSE,
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:addStep',
      Parameters: {
        'ClusterId.$': '$.ClusterId',
        ExecutionRoleArn: ROLE,
        Step: {
          Name: 'Count',
          ActionOnFailure: 'CANCEL_AND_WAIT',
          HadoopJarStep: {
            Jar: 's3://bucket/count.jar',
            MainClass: 'com.example.Count',
            'Args.$': "States.Array('--date', $.date)",
            Properties: [
              { Key: 'level', Value: 'debug' },
              { Key: 'day', 'Value.$': '$.day' },
            ],
          },
        },
      },
    });
  });

  test('a JSONata state has Arguments', () => {
    const task = EmrAddStep.jsonata(new Stack(), 'Add', {
      clusterId: '{% $states.input.id %}',
      name: 'Count',
      jar: 'command-runner.jar',
      args: Jsonata.list('$states.input.args'),
      properties: Jsonata.object('$states.input.properties'),
      outputs: '{% $states.result.Step.Id %}',
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:addStep.sync',
      Arguments: {
        ClusterId: '{% $states.input.id %}',
        Step: {
          Name: 'Count',
          ActionOnFailure: 'CONTINUE',
          HadoopJarStep: {
            Jar: 'command-runner.jar',
            Args: '{% $states.input.args %}',
            Properties: '{% $states.input.properties %}',
          },
        },
      },
      Output: '{% $states.result.Step.Id %}',
    });
  });

  test('a name has at most 256 characters', () => {
    expect(stateOf(add({ name: 'n'.repeat(256) }))).toHaveProperty('Parameters');
    expect(messageOf(() => add({ name: 'n'.repeat(257) }))).toBe(
      'Default/Add has a problem:\n  - name has 257 characters: give at most 256 characters',
    );
  });
});

describe('permissions', () => {
  test('REQUEST_RESPONSE adds the step', () => {
    expect(permissionsOf(add({ integrationPattern: REQUEST_RESPONSE }))).toEqual([
      { Effect: 'Allow', Action: 'elasticmapreduce:AddJobFlowSteps', Resource: CLUSTER },
    ]);
  });

  test.each([RUN_JOB, undefined])('%s also watches and cancels it', (integrationPattern) => {
    expect(permissionsOf(add({ integrationPattern }))).toEqual([
      { Effect: 'Allow', Action: 'elasticmapreduce:AddJobFlowSteps', Resource: CLUSTER },
      {
        Effect: 'Allow',
        Action: ['elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps'],
        Resource: CLUSTER,
      },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventForEMRAddJobFlowStepsRule',
      },
    ]);
  });

  test('a role of the step is passed', () => {
    expect(permissionsOf(add({ integrationPattern: REQUEST_RESPONSE, executionRoleArn: ROLE }))).toEqual([
      { Effect: 'Allow', Action: 'elasticmapreduce:AddJobFlowSteps', Resource: CLUSTER },
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: ROLE },
    ]);
  });

  test('for one from the state, those on the list are', () => {
    const task = add({
      integrationPattern: REQUEST_RESPONSE,
      executionRoleArn: JsonPath.stringAt('$.role'),
      allowedRoles: [ROLE],
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { 'ExecutionRoleArn.$': '$.role' } });
    expect(permissionsOf(task)).toEqual([
      { Effect: 'Allow', Action: 'elasticmapreduce:AddJobFlowSteps', Resource: CLUSTER },
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: ROLE },
    ]);
  });

  test('a role from the state needs the list', () => {
    expect(messageOf(() => add({ executionRoleArn: JsonPath.stringAt('$.role') }))).toBe(
      'Default/Add has a problem:\n' +
        '  - executionRoleArn comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles',
    );
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    expect(messageOf(() => add({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Add has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use RUN_JOB or REQUEST_RESPONSE',
    );
  });
});
