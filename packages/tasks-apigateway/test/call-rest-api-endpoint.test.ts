import { JsonPath } from '@cdk-sfn/core';
import { App, Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IRestApi } from 'aws-cdk-lib/aws-apigateway';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AuthType, CallApiGatewayRestApiEndpoint, HttpMethod } from '../src';

let stack: Stack;
const request = { stageName: 'prod', method: HttpMethod.GET, apiPath: '/pets', authType: AuthType.IAM_ROLE };

beforeEach(() => {
  stack = new Stack();
});

test('calls an API of the stack from a JSONPath state', () => {
  const api = new RestApi(stack, 'Api');

  expect(stateOf(CallApiGatewayRestApiEndpoint.jsonPath(stack, 'Call', { ...request, api }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::apigateway:invoke',
    Parameters: {
      ApiEndpoint: '<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>',
      Method: 'GET',
      Stage: 'prod',
      Path: '/pets',
      AuthType: 'IAM_ROLE',
    },
  });
});

test('calls an API of the stack from a JSONata state', () => {
  const api = new RestApi(stack, 'Api');

  expect(stateOf(CallApiGatewayRestApiEndpoint.jsonata(stack, 'Call', { ...request, api }))).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::apigateway:invoke',
    Arguments: {
      ApiEndpoint: '<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>',
      Method: 'GET',
      Stage: 'prod',
      Path: '/pets',
      AuthType: 'IAM_ROLE',
    },
  });
});

test('calls an API of another stack where that is', () => {
  const app = new App();
  const theirs = new Stack(app, 'Theirs', { env: { account: '222222222222', region: 'us-east-1' } });
  const mine = new Stack(app, 'Mine', { env: { account: '111111111111', region: 'eu-west-1' } });
  const api = RestApi.fromRestApiId(theirs, 'Api', 'abc123');
  const task = new CallApiGatewayRestApiEndpoint(mine, 'Call', { ...request, api });

  expect(stateOf(task)).toMatchObject({
    Parameters: { ApiEndpoint: 'abc123.execute-api.us-east-1.<AWS::URLSuffix>' },
  });
  expect(permissionsOf(task)).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:<AWS::Partition>:execute-api:us-east-1:222222222222:abc123/prod/GET/pets',
    },
  ]);
});

test('calls an API where its construct says it is', () => {
  const imported = RestApi.fromRestApiId(stack, 'Api', 'abc123');
  const api = Object.create(imported, {
    env: { value: { account: '222222222222', region: 'us-east-1' } },
  }) as IRestApi;
  const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', { ...request, api });

  expect(stateOf(task)).toMatchObject({
    Parameters: { ApiEndpoint: 'abc123.execute-api.us-east-1.<AWS::URLSuffix>' },
  });
  expect(permissionsOf(task)).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:<AWS::Partition>:execute-api:us-east-1:222222222222:abc123/prod/GET/pets',
    },
  ]);
});

test('a region is that of the endpoint and of the permission', () => {
  const api = RestApi.fromRestApiId(stack, 'Api', 'abc123');
  const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', { ...request, api, region: 'us-east-1' });

  expect(stateOf(task)).toMatchObject({
    Parameters: { ApiEndpoint: 'abc123.execute-api.us-east-1.<AWS::URLSuffix>' },
  });
  expect(permissionsOf(task)).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:<AWS::Partition>:execute-api:us-east-1:<AWS::AccountId>:abc123/prod/GET/pets',
    },
  ]);
});

test('the resource policy of the API lets the service in, not the role', () => {
  const api = new RestApi(stack, 'Api');
  const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', {
    ...request,
    api,
    authType: AuthType.RESOURCE_POLICY,
  });

  expect(stateOf(task)).toMatchObject({ Parameters: { AuthType: 'RESOURCE_POLICY' } });
  expect(permissionsOf(task)).toEqual([]);
});

test('the stage may come from the state', () => {
  const api = RestApi.fromRestApiId(stack, 'Api', 'abc123');
  const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', {
    ...request,
    api,
    stageName: JsonPath.stringAt('$.stage'),
  });

  expect(stateOf(task)).toMatchObject({ Parameters: { 'Stage.$': '$.stage' } });
  expect(permissionsOf(task)).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:abc123/*/GET/pets',
    },
  ]);
});

test('an API from the state is called without a role', () => {
  const api = RestApi.fromRestApiId(stack, 'Api', JsonPath.stringAt('$.apiId'));
  const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', { ...request, api, authType: undefined });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      'ApiEndpoint.$': "States.Format('{}.execute-api.<AWS::Region>.<AWS::URLSuffix>', $.apiId)",
    },
  });
});

test('an API from the state is one of those that are allowed', () => {
  const api = RestApi.fromRestApiId(stack, 'Api', JsonPath.stringAt('$.apiId'));
  const allowedTargets = ['arn:aws:execute-api:eu-west-1:111111111111:abc123/prod/GET/*'];
  const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', { ...request, api, allowedTargets });

  expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: allowedTargets[0] }]);
});

test('an API from the state that may be any is an error', () => {
  const api = RestApi.fromRestApiId(stack, 'Api', JsonPath.stringAt('$.apiId'));

  expect(messageOf(() => new CallApiGatewayRestApiEndpoint(stack, 'Call', { ...request, api }))).toBe(
    'Default/Call has a problem:\n' +
      '  - api comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
  );
});

test('works with the TaskInput of aws-cdk-lib', () => {
  const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', {
    api: new RestApi(stack, 'Api'),
    stageName: 'prod',
    method: HttpMethod.PUT,
    integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    headers: sfn.TaskInput.fromObject({ TaskToken: sfn.JsonPath.array(sfn.JsonPath.taskToken) }),
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: { Headers: { 'TaskToken.$': 'States.Array($$.Task.Token)' } },
  });
});
