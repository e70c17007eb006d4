import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { SageMakerUpdateEndpoint } from '../src';

let stack: Stack;
const names = { endpointConfigName: 'MyConfig', endpointName: 'MyEndpoint' };
const arn = 'arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:';
const update = {
  Effect: 'Allow',
  Action: 'sagemaker:UpdateEndpoint',
  Resource: [`${arn}endpoint/myendpoint`, `${arn}endpoint-config/myconfig`],
};

beforeEach(() => {
  stack = new Stack();
});

test('updates an endpoint from a JSONPath state', () => {
  const task = SageMakerUpdateEndpoint.jsonPath(stack, 'Task', {
    endpointConfigName: JsonPath.stringAt('$.Endpoint.EndpointConfig'),
    endpointName: sfn.JsonPath.stringAt('$.Endpoint.Name'),
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::sagemaker:updateEndpoint',
    Parameters: { 'EndpointConfigName.$': '$.Endpoint.EndpointConfig', 'EndpointName.$': '$.Endpoint.Name' },
  });
});

test('updates an endpoint from a JSONata state', () => {
  const task = SageMakerUpdateEndpoint.jsonata(stack, 'Task', { ...names, endpointName: '{% $states.input.name %}' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::sagemaker:updateEndpoint',
    Arguments: { EndpointConfigName: 'MyConfig', EndpointName: '{% $states.input.name %}' },
  });
});

test('may update the endpoint to the configuration', () => {
  expect(permissionsOf(new SageMakerUpdateEndpoint(stack, 'Task', names))).toEqual([update]);
});

test('may use the key of the configuration', () => {
  const endpointConfigKey = new kms.Key(stack, 'Key');

  expect(permissionsOf(new SageMakerUpdateEndpoint(stack, 'Task', { ...names, endpointConfigKey }))).toEqual([
    update,
    { Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '<Key.Arn>' },
  ]);
});

test('a name that SageMaker does not take is an error', () => {
  expect(messageOf(() => new SageMakerUpdateEndpoint(stack, 'Task', { ...names, endpointConfigName: 'a_b' }))).toBe(
    'Default/Task has a problem:\n' +
      '  - endpointConfigName is "a_b": write it of letters, digits and hyphens, no hyphen at the beginning or the end',
  );
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  'does not support %s',
  (integrationPattern) => {
    expect(messageOf(() => new SageMakerUpdateEndpoint(stack, 'Task', { ...names, integrationPattern }))).toBe(
      `Default/Task has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);
