import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { AuthType, CallApiGatewayHttpApiEndpoint, CallApiGatewayRestApiEndpoint, HttpMethod } from '../src';
import type { CallApiGatewayEndpointBaseOptions, CallApiGatewayEndpointBaseProps } from '../src';

const { GET, PATCH, POST, PUT } = HttpMethod;

let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

const arn = (path: string) => `arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<Api>/prod/${path}`;
const granted = (resource: unknown) => [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: resource }];

describe.each([
  {
    kind: 'a REST API',
    call: (props: CallApiGatewayEndpointBaseProps) =>
      new CallApiGatewayRestApiEndpoint(stack, 'Call', { api: new RestApi(stack, 'Api'), stageName: 'prod', ...props }),
  },
  {
    kind: 'an HTTP API',
    call: (props: CallApiGatewayEndpointBaseProps) =>
      new CallApiGatewayHttpApiEndpoint(stack, 'Call', { api: new HttpApi(stack, 'Api'), stageName: 'prod', ...props }),
  },
])('$kind', ({ call }) => {
  const jsonata = (props: CallApiGatewayEndpointBaseOptions) =>
    call({ ...props, queryLanguage: sfn.QueryLanguage.JSONATA });

  describe('arguments', () => {
    test('a request with all it may have', () => {
      const task = call({
        method: POST,
        apiPath: '/pets',
        headers: TaskInput.fromObject({ 'Content-Type': ['application/json'] }),
        queryParameters: TaskInput.fromObject({ dryRun: ['yes'] }),
        requestBody: TaskInput.fromObject({ name: 'Rex', owner: null }),
        authType: AuthType.IAM_ROLE,
        allowNullValues: true,
      });

      expect(stateOf(task)).toEqual({
        Type: 'Task',
        End: true,
        Resource: 'arn:<AWS::Partition>:states:::apigateway:invoke',
        Parameters: {
          ApiEndpoint: '<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>',
          Method: 'POST',
          Headers: { 'Content-Type': ['application/json'] },
          Stage: 'prod',
          Path: '/pets',
          QueryParameters: { dryRun: ['yes'] },
          RequestBody: { name: 'Rex', owner: null },
          AuthType: 'IAM_ROLE',
          AllowNullValues: true,
        },
      });
    });

    test('no more than the method is needed', () => {
      expect(stateOf(call({ method: GET }))).toEqual({
        Type: 'Task',
        End: true,
        Resource: 'arn:<AWS::Partition>:states:::apigateway:invoke',
        Parameters: {
          ApiEndpoint: '<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>',
          Method: 'GET',
          Stage: 'prod',
          AuthType: 'NO_AUTH',
        },
      });
    });

    test('path, query, headers and body come from the state', () => {
      const task = call({
        method: PUT,
        apiPath: `/pets/${JsonPath.stringAt('$.id')}`,
        headers: TaskInput.fromJsonPathAt('$.headers'),
        queryParameters: TaskInput.fromJsonPathAt('$.query'),
        requestBody: TaskInput.fromJsonPathAt('$.pet'),
      });

      expect(stateOf(task)).toMatchObject({
        Parameters: {
          'Path.$': "States.Format('/pets/{}', $.id)",
          'Headers.$': '$.headers',
          'QueryParameters.$': '$.query',
          'RequestBody.$': '$.pet',
        },
      });
    });

    test('path, query, headers and body come from the state, in JSONata', () => {
      const task = jsonata({
        method: PUT,
        apiPath: `/pets/${Jsonata.string('$states.input.id')}`,
        headers: TaskInput.fromText('{% $states.input.headers %}'),
        queryParameters: TaskInput.fromText('{% $states.input.query %}'),
        requestBody: TaskInput.fromText('{% $states.input.pet %}'),
      });

      expect(stateOf(task)).toMatchObject({
        QueryLanguage: 'JSONata',
        Arguments: {
          Path: '{% "/pets/" & ($states.input.id) %}',
          Headers: '{% $states.input.headers %}',
          QueryParameters: '{% $states.input.query %}',
          RequestBody: '{% $states.input.pet %}',
        },
      });
    });

    test.each([GET, POST, PUT, PATCH])('%s may have a body, which may be text', (method) => {
      expect(stateOf(call({ method, requestBody: TaskInput.fromText('Rex') }))).toMatchObject({
        Parameters: { Method: method, RequestBody: 'Rex' },
      });
    });
  });

  describe('headers', () => {
    test.each(['Host', 'x-amz-date', 'X-Amzn-Trace-Id', 'X-Forwarded-For', 'TE'])('cannot be %s', (name) => {
      expect(messageOf(() => call({ method: GET, headers: TaskInput.fromObject({ [name]: ['x'] }) }))).toBe(
        'Default/Call has a problem:\n' +
          `  - headers.${name} is a header that Step Functions does not send: leave it out, or give it another name`,
      );
    });

    test('cannot authorize', () => {
      const headers = TaskInput.fromObject({ 'Authorization.$': '$.token' });

      expect(messageOf(() => call({ method: GET, headers }))).toBe(
        'Default/Call has a problem:\n' +
          '  - headers.Authorization is a header that Step Functions does not send: use authType',
      );
    });

    test.each(['Accept', 'Hostname', 'X-Amazing', 'X-Api-Key'])('can be %s', (name) => {
      expect(stateOf(call({ method: GET, headers: TaskInput.fromObject({ [name]: ['x'] }) }))).toMatchObject({
        Parameters: { Headers: { [name]: ['x'] } },
      });
    });
  });

  describe('patterns', () => {
    const integrationPattern = sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

    test('the token may stand in a header', () => {
      const headers = TaskInput.fromObject({ token: JsonPath.array(JsonPath.taskToken) });

      expect(stateOf(call({ method: GET, headers, integrationPattern }))).toMatchObject({
        Resource: 'arn:<AWS::Partition>:states:::apigateway:invoke.waitForTaskToken',
        Parameters: { Headers: { 'token.$': 'States.Array($$.Task.Token)' } },
      });
    });

    test('the token may stand in the body', () => {
      const requestBody = TaskInput.fromObject({ token: JsonPath.taskToken });

      expect(stateOf(call({ method: POST, requestBody, integrationPattern }))).toMatchObject({
        Resource: 'arn:<AWS::Partition>:states:::apigateway:invoke.waitForTaskToken',
        Parameters: { RequestBody: { 'token.$': '$$.Task.Token' } },
      });
    });

    test('the token may stand in the query', () => {
      const queryParameters = TaskInput.fromObject({ token: JsonPath.taskToken });

      expect(stateOf(call({ method: GET, queryParameters, integrationPattern }))).toMatchObject({
        Parameters: { QueryParameters: { 'token.$': 'States.Array($$.Task.Token)' } },
      });
    });

    test('waiting for a token that nobody gets is an error', () => {
      expect(messageOf(() => call({ method: GET, integrationPattern }))).toBe(
        'Default/Call has a problem:\n' +
          '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: ' +
          'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
      );
    });

    test('a call is no job to wait for', () => {
      expect(messageOf(() => call({ method: GET, integrationPattern: sfn.IntegrationPattern.RUN_JOB }))).toBe(
        'Default/Call has a problem:\n' +
          '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN',
      );
    });
  });

  describe('permissions', () => {
    const authType = AuthType.IAM_ROLE;

    test.each([sfn.IntegrationPattern.REQUEST_RESPONSE, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
      'with %s the role may call that path with that method',
      (integrationPattern) => {
        const requestBody = TaskInput.fromText(JsonPath.taskToken);
        const task = call({ method: POST, apiPath: '/pets', requestBody, authType, integrationPattern });

        expect(permissionsOf(task)).toEqual(granted(arn('POST/pets')));
      },
    );

    test.each([undefined, AuthType.NO_AUTH])('with %s the role is not used', (unsigned) => {
      expect(permissionsOf(call({ method: GET, authType: unsigned }))).toEqual([]);
    });

    test('without a path the role may call the root', () => {
      expect(permissionsOf(call({ method: GET, authType }))).toEqual(granted(arn('GET/')));
    });

    test('a path may leave its first slash away', () => {
      const task = call({ method: GET, apiPath: 'pets', authType });

      expect(stateOf(task)).toMatchObject({ Parameters: { Path: 'pets' } });
      expect(permissionsOf(task)).toEqual(granted(arn('GET/pets')));
    });

    test.each([
      ['in text', () => `/pets/${JsonPath.stringAt('$.id')}`, 'GET/pets/*'],
      ['behind a slash', () => `/${JsonPath.stringAt('$.id')}`, 'GET/*'],
      ['in States.Format', () => JsonPath.format('/pets/{}/toys', JsonPath.stringAt('$.id')), 'GET/pets/*/toys'],
      ['as a whole', () => JsonPath.stringAt('$.path'), 'GET/*'],
    ])('a path from the state %s is granted by what is known of it', (_, write, resource) => {
      expect(permissionsOf(call({ method: GET, apiPath: write(), authType }))).toEqual(granted(arn(resource)));
    });

    test.each([
      ['in text', () => `/pets/${Jsonata.string('$states.input.id')}`, 'GET/pets/*'],
      ['as an expression', () => "{% '/pets/' & $states.input.id %}", 'GET/*'],
    ])('a path in JSONata %s is granted by what is known of it', (_, write, resource) => {
      expect(permissionsOf(jsonata({ method: GET, apiPath: write(), authType }))).toEqual(granted(arn(resource)));
    });

    test('a path that only looks like one from the state never stands in a policy', () => {
      expect(messageOf(() => call({ method: GET, apiPath: '$.path', authType }))).toBe(
        'Default/Call has a problem:\n' +
          '  - permissions would grant execute-api:Invoke on a resource from the state, which IAM cannot know: ' +
          'name the resources that may be used',
      );
    });

    test('a method from the state may be any', () => {
      const method = JsonPath.stringAt('$.method') as never;

      expect(permissionsOf(call({ method, apiPath: '/pets', authType }))).toEqual(granted(arn('*/pets')));
    });

    test('allowedTargets says it more closely', () => {
      const allowedTargets = ['arn:aws:execute-api:eu-west-1:111111111111:abc/prod/GET/pets/?'];
      const task = call({ method: GET, apiPath: JsonPath.stringAt('$.path'), authType, allowedTargets });

      expect(permissionsOf(task)).toEqual(granted(allowedTargets[0]));
    });

    test('who the caller is may come from the state: the role may be used', () => {
      const task = call({ method: GET, authType: JsonPath.stringAt('$.auth') as never });

      expect(stateOf(task)).toMatchObject({ Parameters: { 'AuthType.$': '$.auth' } });
      expect(permissionsOf(task)).toEqual(granted(arn('GET/')));
    });
  });
});
