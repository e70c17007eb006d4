import { JsonPath } from '@cdk-sfn/core';
import { App, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AuthType, CallApiGatewayHttpApiEndpoint, HttpMethod } from '../src';

let stack: Stack;
const request = { method: HttpMethod.GET, authType: AuthType.IAM_ROLE };

beforeEach(() => {
  stack = new Stack();
});

test('calls an API by its id and its stack from a JSONPath state', () => {
  const task = CallApiGatewayHttpApiEndpoint.jsonPath(stack, 'Call', { ...request, apiId: 'abc123', apiStack: stack });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::apigateway:invoke',
    Parameters: {
      ApiEndpoint: 'abc123.execute-api.<AWS::Region>.<AWS::URLSuffix>',
      Method: 'GET',
      AuthType: 'IAM_ROLE',
    },
  });
});

test('calls an API from a JSONata state', () => {
  const task = CallApiGatewayHttpApiEndpoint.jsonata(stack, 'Call', { ...request, apiId: 'abc123', apiStack: stack });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::apigateway:invoke',
    Arguments: {
      ApiEndpoint: 'abc123.execute-api.<AWS::Region>.<AWS::URLSuffix>',
      Method: 'GET',
      AuthType: 'IAM_ROLE',
    },
  });
});

test('calls the API of a construct, as the specification has it', () => {
  const task = new CallApiGatewayHttpApiEndpoint(stack, 'Call', { ...request, api: new HttpApi(stack, 'Api') });

  expect(stateOf(task)).toMatchObject({
    Parameters: { ApiEndpoint: '<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>' },
  });
  expect(permissionsOf(task)).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<Api>/$default/GET/',
    },
  ]);
});

test('a stage that is named stands in the request and in the permission', () => {
  const task = new CallApiGatewayHttpApiEndpoint(stack, 'Call', {
    ...request,
    api: new HttpApi(stack, 'Api'),
    stageName: 'beta',
    apiPath: '/pets',
  });

  expect(stateOf(task)).toMatchObject({ Parameters: { Stage: 'beta', Path: '/pets' } });
  expect(permissionsOf(task)).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<Api>/beta/GET/pets',
    },
  ]);
});

test('an API of a path from the state on the default stage is granted without the path', () => {
  const task = new CallApiGatewayHttpApiEndpoint(stack, 'Call', {
    ...request,
    apiId: 'abc123',
    apiStack: stack,
    apiPath: JsonPath.format('/{}', JsonPath.stringAt('$.path')),
  });

  expect(permissionsOf(task)).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:abc123/$default/GET/*',
    },
  ]);
});

describe('an API elsewhere', () => {
  const elsewhere = {
    Effect: 'Allow',
    Action: 'execute-api:Invoke',
    Resource: 'arn:<AWS::Partition>:execute-api:us-east-1:222222222222:abc123/$default/GET/',
  };
  let theirs: Stack;
  let mine: Stack;

  beforeEach(() => {
    const app = new App();
    theirs = new Stack(app, 'Theirs', { env: { account: '222222222222', region: 'us-east-1' } });
    mine = new Stack(app, 'Mine', { env: { account: '111111111111', region: 'eu-west-1' } });
  });

  test('is where its stack is', () => {
    const task = new CallApiGatewayHttpApiEndpoint(mine, 'Call', { ...request, apiId: 'abc123', apiStack: theirs });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ApiEndpoint: 'abc123.execute-api.us-east-1.<AWS::URLSuffix>' },
    });
    expect(permissionsOf(task)).toEqual([elsewhere]);
  });

  test('is where the stack of its construct is', () => {
    const api = HttpApi.fromHttpApiAttributes(theirs, 'Api', { httpApiId: 'abc123' });
    const task = new CallApiGatewayHttpApiEndpoint(mine, 'Call', { ...request, api });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ApiEndpoint: 'abc123.execute-api.us-east-1.<AWS::URLSuffix>' },
    });
    expect(permissionsOf(task)).toEqual([elsewhere]);
  });

  test('is where its stack is when its construct was imported', () => {
    const api = HttpApi.fromHttpApiAttributes(mine, 'Api', { httpApiId: 'abc123' });
    const task = new CallApiGatewayHttpApiEndpoint(mine, 'Call', { ...request, api, apiStack: theirs });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ApiEndpoint: 'abc123.execute-api.us-east-1.<AWS::URLSuffix>' },
    });
    expect(permissionsOf(task)).toEqual([elsewhere]);
  });

  test('is in the partition of its stack', () => {
    const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } });
    const china = new Stack(app, 'China', { env: { account: '222222222222', region: 'cn-north-1' } });
    const api = HttpApi.fromHttpApiAttributes(new Stack(app, 'Mine'), 'Api', { httpApiId: 'abc123' });
    const task = new CallApiGatewayHttpApiEndpoint(api.stack, 'Call', { ...request, api, apiStack: china });

    expect(permissionsOf(task)).toEqual([
      { ...elsewhere, Resource: 'arn:aws-cn:execute-api:cn-north-1:222222222222:abc123/$default/GET/' },
    ]);
  });

  test('is in the region that is given', () => {
    const api = HttpApi.fromHttpApiAttributes(mine, 'Api', { httpApiId: 'abc123' });
    const task = new CallApiGatewayHttpApiEndpoint(mine, 'Call', { ...request, api, region: 'us-east-1' });

    expect(stateOf(task)).toMatchObject({
      Parameters: { ApiEndpoint: 'abc123.execute-api.us-east-1.<AWS::URLSuffix>' },
    });
    expect(permissionsOf(task)).toEqual([
      { ...elsewhere, Resource: 'arn:<AWS::Partition>:execute-api:us-east-1:111111111111:abc123/$default/GET/' },
    ]);
  });
});

test('an API has to be given', () => {
  expect(messageOf(() => new CallApiGatewayHttpApiEndpoint(stack, 'Call', request))).toBe(
    'Default/Call has a problem:\n  - api is missing: give the API',
  );
});

test('an API is given once', () => {
  const api = new HttpApi(stack, 'Api');

  expect(messageOf(() => new CallApiGatewayHttpApiEndpoint(stack, 'Call', { ...request, api, apiId: 'abc123' }))).toBe(
    'Default/Call has a problem:\n  - apiId is given beside api: give one of them',
  );
});

test('the id of an API does not say where it is', () => {
  expect(messageOf(() => new CallApiGatewayHttpApiEndpoint(stack, 'Call', { ...request, apiId: 'abc123' }))).toBe(
    'Default/Call has a problem:\n' +
      '  - apiStack is missing beside apiId: give the stack that the API is in, or the API itself as api',
  );
});

test('an API id from the state that may be any is an error', () => {
  const apiId = JsonPath.stringAt('$.apiId');

  expect(
    messageOf(() => new CallApiGatewayHttpApiEndpoint(stack, 'Call', { ...request, apiId, apiStack: stack })),
  ).toBe(
    'Default/Call has a problem:\n' +
      '  - apiId comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
  );
});

test('HTTP APIs have no resource policy', () => {
  const api = new HttpApi(stack, 'Api');
  const authType = AuthType.RESOURCE_POLICY;

  expect(messageOf(() => new CallApiGatewayHttpApiEndpoint(stack, 'Call', { ...request, api, authType }))).toBe(
    'Default/Call has a problem:\n' +
      '  - authType is RESOURCE_POLICY, but HTTP APIs have no resource policy: use IAM_ROLE, or a REST API',
  );
});
