import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Aws, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { HttpInvoke, URLEncodingFormat } from '../src';
import type { HttpInvokeOptions } from '../src';

let stack: Stack;
let options: HttpInvokeOptions;

beforeEach(() => {
  stack = new Stack();
  const authorization = events.Authorization.basic('me', { unsafeUnwrap: () => 'secret' } as never);
  options = {
    apiRoot: 'https://api.example.com',
    apiEndpoint: TaskInput.fromText('orders'),
    method: TaskInput.fromText('GET'),
    connection: new events.Connection(stack, 'Connection', { authorization }),
  };
});

const invoke = (props: Partial<HttpInvokeOptions>): HttpInvoke =>
  new HttpInvoke(stack, 'Call', { ...options, ...props });

test('calls an API from a JSONPath state', () => {
  const task = HttpInvoke.jsonPath(stack, 'Call', {
    ...options,
    method: TaskInput.fromText('POST'),
    body: TaskInput.fromObject({ id: JsonPath.stringAt('$.id') }),
    headers: TaskInput.fromObject({ Accept: 'application/json' }),
    queryStringParameters: TaskInput.fromObject({ page: JsonPath.numberAt('$.page') }),
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::http:invoke',
    Parameters: {
      ApiEndpoint: 'https://api.example.com/orders',
      Authentication: { ConnectionArn: '<Connection.Arn>' },
      Method: 'POST',
      Headers: { Accept: 'application/json' },
      RequestBody: { 'id.$': '$.id' },
      QueryParameters: { 'page.$': '$.page' },
    },
  });
});

test('calls an API from a JSONata state', () => {
  const task = HttpInvoke.jsonata(stack, 'Call', {
    ...options,
    apiEndpoint: TaskInput.fromText(`orders/${Jsonata.string('$states.input.id')}`),
    method: TaskInput.fromText('PUT'),
    body: TaskInput.fromText('{% $states.input.order %}'),
    headers: TaskInput.fromObject({ Accept: '{% $states.input.type %}' }),
    queryStringParameters: TaskInput.fromObject({ page: Jsonata.number('$states.input.page') }),
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::http:invoke',
    Arguments: {
      ApiEndpoint: '{% "https://api.example.com/orders/" & ($states.input.id) %}',
      Authentication: { ConnectionArn: '<Connection.Arn>' },
      Method: 'PUT',
      Headers: { Accept: '{% $states.input.type %}' },
      RequestBody: '{% $states.input.order %}',
      QueryParameters: { page: '{% $states.input.page %}' },
    },
  });
});

test('is written for the language of the machine', () => {
  expect(stateOf(invoke({}), QueryLanguage.JSONATA)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::http:invoke',
    Arguments: {
      ApiEndpoint: 'https://api.example.com/orders',
      Authentication: { ConnectionArn: '<Connection.Arn>' },
      Method: 'GET',
    },
  });
});

test.each([IntegrationPattern.RUN_JOB, IntegrationPattern.WAIT_FOR_TASK_TOKEN])('cannot %s', (integrationPattern) => {
  expect(messageOf(() => new HttpInvoke(stack, 'Call', { ...options, integrationPattern }))).toBe(
    'Default/Call has a problem:\n' +
      `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
  );
});

describe('the endpoint', () => {
  test('may come from the state', () => {
    const task = invoke({ apiEndpoint: TaskInput.fromJsonPathAt('$.path') });

    expect(stateOf(task)).toMatchObject({
      Parameters: { 'ApiEndpoint.$': "States.Format('https://api.example.com/{}', $.path)" },
    });
  });

  test('has one slash below its root', () => {
    const task = invoke({
      apiRoot: 'https://api.example.com/v1/',
      apiEndpoint: TaskInput.fromText(`/orders/${JsonPath.stringAt('$.id')}`),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: { 'ApiEndpoint.$': "States.Format('https://api.example.com/v1/orders/{}', $.id)" },
    });
  });

  test('may be a reference to anything', () => {
    const task = invoke({ apiEndpoint: TaskInput.fromObject(JsonPath.objectAt('$.path')) });

    expect(stateOf(task)).toMatchObject({
      Parameters: { 'ApiEndpoint.$': "States.Format('https://api.example.com/{}', $.path)" },
    });
  });

  test('may be an expression, as may its root', () => {
    const task = HttpInvoke.jsonata(stack, 'Call', {
      ...options,
      apiRoot: '{% $states.input.root %}',
      apiEndpoint: TaskInput.fromText('{% $states.input.path %}'),
    });

    expect(stateOf(task)).toMatchObject({
      Arguments: { ApiEndpoint: '{% ($states.input.root) & "/" & ($states.input.path) %}' },
    });
  });

  test('is text', () => {
    expect(messageOf(() => invoke({ apiEndpoint: TaskInput.fromObject({ path: 'orders' }) }))).toBe(
      'Default/Call has a problem:\n' +
        '  - apiEndpoint is an object, but the service takes text: use TaskInput.fromText',
    );
  });

  test('is below a URL', () => {
    expect(messageOf(() => invoke({ apiRoot: 'api.example.com' }))).toBe(
      'Default/Call has a problem:\n' + '  - apiRoot is "api.example.com", which is no URL: begin with https://',
    );
  });
});

describe('the method', () => {
  test('may come from the state', () => {
    expect(stateOf(invoke({ method: TaskInput.fromJsonPathAt('$.method') }))).toMatchObject({
      Parameters: { 'Method.$': '$.method' },
    });
  });

  test('is one that Step Functions sends', () => {
    expect(messageOf(() => invoke({ method: TaskInput.fromText('get') }))).toBe(
      'Default/Call has a problem:\n' +
        '  - method is "get", which Step Functions does not send: ' +
        'use GET, POST, PUT, DELETE, PATCH, OPTIONS or HEAD',
    );
  });
});

describe('a form', () => {
  test.each([
    URLEncodingFormat.BRACKETS,
    URLEncodingFormat.COMMAS,
    URLEncodingFormat.INDICES,
    URLEncodingFormat.REPEAT,
  ])('has lists as %s', (urlEncodingFormat) => {
    const task = invoke({ urlEncodingFormat, body: TaskInput.fromObject({ a: [1, 2] }) });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        Headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        RequestBody: { a: [1, 2] },
        Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: urlEncodingFormat } },
      },
    });
  });

  test('has lists as the service likes by default', () => {
    expect(stateOf(invoke({ urlEncodingFormat: URLEncodingFormat.DEFAULT }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::http:invoke',
      Parameters: {
        ApiEndpoint: 'https://api.example.com/orders',
        Authentication: { ConnectionArn: '<Connection.Arn>' },
        Method: 'GET',
        Headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        Transform: { RequestBodyEncoding: 'URL_ENCODED' },
      },
    });
  });

  test('is not what a body is otherwise', () => {
    expect(stateOf(invoke({ urlEncodingFormat: URLEncodingFormat.NONE }))).toEqual(
      stateOf(new HttpInvoke(stack, 'Plain', options)),
    );
  });

  test('needs headers by name', () => {
    const headers = TaskInput.fromText('Accept: text/html');

    expect(stateOf(new HttpInvoke(stack, 'No form', { ...options, headers }))).toMatchObject({
      Parameters: { Headers: 'Accept: text/html' },
    });
    expect(messageOf(() => invoke({ headers, urlEncodingFormat: URLEncodingFormat.COMMAS }))).toBe(
      'Default/Call has a problem:\n' +
        '  - headers is no object, so that Content-Type cannot be put into it: ' +
        'use TaskInput.fromObject, or leave urlEncodingFormat out',
    );
  });
});

describe('permissions', () => {
  const credentials = [
    { Effect: 'Allow', Action: 'events:RetrieveConnectionCredentials', Resource: '<Connection.Arn>' },
    {
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      Resource: '<Connection.SecretArn>',
    },
  ];
  const callIf = (Condition: object): object => ({
    Effect: 'Allow',
    Action: 'states:InvokeHTTPEndpoint',
    Resource: '*',
    Condition,
  });

  test('are to use the connection and to call what is below the root', () => {
    expect(permissionsOf(invoke({}))).toEqual([
      ...credentials,
      callIf({
        StringLike: { 'states:HTTPEndpoint': 'https://api.example.com/*' },
        StringEquals: { 'states:HTTPMethod': 'GET' },
      }),
    ]);
  });

  test('know what deployment fills in', () => {
    const task = invoke({
      apiRoot: `https://api.${Aws.REGION}.example.com`,
      method: TaskInput.fromText(Aws.STACK_NAME),
    });

    expect(permissionsOf(task)).toEqual([
      ...credentials,
      callIf({
        StringLike: { 'states:HTTPEndpoint': 'https://api.<AWS::Region>.example.com/*' },
        StringEquals: { 'states:HTTPMethod': '<AWS::StackName>' },
      }),
    ]);
  });

  test('are for all that is alike when parts of the root come from the state', () => {
    const task = invoke({ apiRoot: `https://${JsonPath.stringAt('$.tenant')}.example.com` });

    expect(stateOf(task)).toMatchObject({
      Parameters: { 'ApiEndpoint.$': "States.Format('https://{}.example.com/orders', $.tenant)" },
    });
    expect(permissionsOf(task)).toEqual([
      ...credentials,
      callIf({
        StringLike: { 'states:HTTPEndpoint': 'https://*.example.com/*' },
        StringEquals: { 'states:HTTPMethod': 'GET' },
      }),
    ]);
  });

  test('are for the endpoints and methods that are allowed', () => {
    const task = invoke({
      apiRoot: JsonPath.stringAt('$.root'),
      method: TaskInput.fromJsonPathAt('$.method'),
      allowedEndpoints: ['https://a.example.com/*', 'https://b.example.com/*'],
      allowedMethods: ['GET', 'HEAD'],
    });

    expect(permissionsOf(task)).toEqual([
      ...credentials,
      callIf({
        StringLike: { 'states:HTTPEndpoint': ['https://a.example.com/*', 'https://b.example.com/*'] },
        StringEquals: { 'states:HTTPMethod': ['GET', 'HEAD'] },
      }),
    ]);
  });

  test('are for any method when that comes from the state', () => {
    expect(permissionsOf(invoke({ method: TaskInput.fromJsonPathAt('$.method') }))).toEqual([
      ...credentials,
      callIf({ StringLike: { 'states:HTTPEndpoint': 'https://api.example.com/*' } }),
    ]);
  });

  test('cannot be for endpoints from the state', () => {
    expect(messageOf(() => invoke({ allowedEndpoints: [JsonPath.stringAt('$.url')] }))).toBe(
      'Default/Call has a problem:\n' +
        '  - permissions would grant states:InvokeHTTPEndpoint on a condition from the state, which IAM cannot know: ' +
        'write the condition out',
    );
  });
});

describe('a connection', () => {
  const theirs = 'arn:aws:events:eu-west-1:222222222222:connection/theirs/*';

  test('from the state is one of those that are allowed', () => {
    const task = invoke({
      connection: { connectionArn: JsonPath.stringAt('$.connection') },
      allowedTargets: [theirs],
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { Authentication: { 'ConnectionArn.$': '$.connection' } } });
    expect(permissionsOf(task)).toMatchObject([
      { Action: 'events:RetrieveConnectionCredentials', Resource: theirs },
      { Resource: 'arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:events!connection/*' },
      { Action: 'states:InvokeHTTPEndpoint' },
    ]);
  });

  test('that may be any is an error', () => {
    expect(messageOf(() => invoke({ connection: { connectionArn: JsonPath.stringAt('$.connection') } }))).toBe(
      'Default/Call has a problem:\n' +
        '  - connection comes from the state, so that no permission can be granted on it: ' +
        'list the ARNs it may be in allowedTargets',
    );
  });
});
