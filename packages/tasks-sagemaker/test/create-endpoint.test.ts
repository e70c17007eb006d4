import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { SageMakerCreateEndpoint } from '../src';

let stack: Stack;
const names = { endpointConfigName: 'MyConfig', endpointName: 'MyEndpoint' };
const arn = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:';
const create = {
  Effect: 'Allow',
  Action: 'sagemaker:CreateEndpoint',
  Resource: [`${arn}endpoint/myendpoint`, `${arn}endpoint-config/myconfig`],
};
const listTags = { Effect: 'Allow', Action: 'sagemaker:ListTags', Resource: '*' };

beforeEach(() => {
  stack = new Stack();
});

test('makes an endpoint from a JSONPath state', () => {
  const task = SageMakerCreateEndpoint.jsonPath(stack, 'Task', {
    endpointConfigName: JsonPath.stringAt('$.EndpointConfigName'),
    endpointName: sfn.JsonPath.stringAt('$.EndpointName'),
    tags: TaskInput.fromObject({ team: 'ml', owner: JsonPath.stringAt('$.owner') }),
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::sagemaker:createEndpoint',
    Parameters: {
      'EndpointConfigName.$': '$.EndpointConfigName',
      'EndpointName.$': '$.EndpointName',
      Tags: [
        { Key: 'team', Value: 'ml' },
        { Key: 'owner', 'Value.$': '$.owner' },
      ],
    },
  });
});

test('makes an endpoint from a JSONata state', () => {
  const task = SageMakerCreateEndpoint.jsonata(stack, 'Task', {
    endpointConfigName: '{% $states.input.config %}',
    endpointName: 'MyEndpoint',
    tags: TaskInput.fromText('{% $states.input.tags %}'),
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::sagemaker:createEndpoint',
    Arguments: {
      EndpointConfigName: '{% $states.input.config %}',
      EndpointName: 'MyEndpoint',
      Tags: '{% $states.input.tags %}',
    },
  });
});

test('may make the endpoint', () => {
  expect(permissionsOf(new SageMakerCreateEndpoint(stack, 'Task', names))).toEqual([create, listTags]);
});

test('may put its tags on it', () => {
  const tags = TaskInput.fromObject([{ Key: 'team', Value: 'ml' }] as never);

  expect(permissionsOf(new SageMakerCreateEndpoint(stack, 'Task', { ...names, tags }))).toEqual([
    create,
    listTags,
    { Effect: 'Allow', Action: 'sagemaker:AddTags', Resource: `${arn}endpoint/myendpoint` },
  ]);
});

test('may use the key of the configuration', () => {
  const endpointConfigKey = new kms.Key(stack, 'Key');

  expect(permissionsOf(new SageMakerCreateEndpoint(stack, 'Task', { ...names, endpointConfigKey }))).toEqual([
    create,
    { Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '<Key.Arn>' },
    listTags,
  ]);
});

test('more than 50 tags, and a name that SageMaker does not take, are errors', () => {
  const tags = TaskInput.fromObject(Object.fromEntries([...Array(51).keys()].map((i) => [`tag${i}`, 'x'])));

  expect(messageOf(() => new SageMakerCreateEndpoint(stack, 'Task', { ...names, endpointName: 'a_b', tags }))).toBe(
    'Default/Task has 2 problems:\n' +
      '  - endpointName is "a_b": write it of letters, digits and hyphens, no hyphen at the beginning or the end\n' +
      '  - tags has 51 tags: give at most 50 tags',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'does not support %s',
  (integrationPattern) => {
    expect(messageOf(() => new SageMakerCreateEndpoint(stack, 'Task', { ...names, integrationPattern }))).toBe(
      `Default/Task has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
