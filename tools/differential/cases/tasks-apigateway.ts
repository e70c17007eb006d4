import * as ours from '@cdk-sfn/tasks-apigateway';
import { Aws, Stack } from 'aws-cdk-lib/core';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { AuthType, HttpMethod } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { absent, beyondUpstream, model, once } from '../src/case.ts';
import type { Difference, Make, PackageCases, Values } from '../src/case.ts';
import { refusal, swapped, withArguments, withState, withStatements } from '../src/edits.ts';
import type { Json, Outcome } from '../src/outcome.ts';
import { callbackInputs, taskInputs } from '../src/task-inputs.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;
const { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } = HttpMethod;

const methods = (...names: HttpMethod[]): Values<HttpMethod> =>
  Object.fromEntries(names.map((name) => [name, () => name]));

/** The permission to call as ours words it. */
function withPermission(outcome: Outcome, from: RegExp | string, to: string): Outcome {
  return withStatements(outcome, (statements) =>
    statements.map((statement) =>
      statement.Action === 'execute-api:Invoke'
        ? (JSON.parse(JSON.stringify(statement).replace(from, to)) as Json)
        : statement,
    ),
  );
}

const METHOD_AND_PATH = /(\/(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS))[^"]*"/;

/** A path from the state, which upstream puts into the policy as it is. */
const pathFromState = (pattern: string): Difference[] => [
  {
    row: 'apigateway-from-state',
    edit: (outcome) => withPermission(outcome, METHOD_AND_PATH, `$1${pattern}"`),
  },
];

const stageFromState = (text: string): Difference[] => [
  { row: 'apigateway-from-state', edit: (outcome) => withPermission(outcome, `/${text}/`, '/*/') },
];

const rootPermission: Difference = {
  row: 'apigateway-root',
  edit: (outcome, { choice }) =>
    choice.get('apiPath')!.name === 'absent' ? withPermission(outcome, METHOD_AND_PATH, '$1/"') : outcome,
};

const defaultStage: Difference = {
  row: 'apigateway-default-stage',
  edit: (outcome) => withPermission(outcome, '/undefined/', '/$$default/'),
};

const unusedRole: Difference = {
  row: 'apigateway-unused-role',
  edit: (outcome, { choice }) =>
    choice.get('authType')!.name === 'IAM_ROLE'
      ? outcome
      : withStatements(outcome, (statements) => statements.filter(({ Action }) => Action !== 'execute-api:Invoke')),
};

/** What the service takes by name. */
const namedValues: Values<sfn.TaskInput> = {
  lists: ({ TaskInput }) => TaskInput.fromObject({ a: ['1', '2'], b: [Aws.REGION] }),
  none: ({ TaskInput }) => TaskInput.fromObject({}),
  text: {
    make: ({ TaskInput }) => TaskInput.fromObject({ a: '1', b: Aws.REGION, c: ['2'] }),
    as: {
      row: 'apigateway-value-list',
      make: ({ TaskInput }) => TaskInput.fromObject({ a: ['1'], b: [Aws.REGION], c: ['2'] }),
    },
  },
  'numbers and booleans': {
    make: ({ TaskInput }) => TaskInput.fromObject({ a: 1.5, b: true }),
    as: { row: 'apigateway-value-list', make: ({ TaskInput }) => TaskInput.fromObject({ a: ['1.5'], b: ['true'] }) },
  },
  null: {
    make: ({ TaskInput }) => TaskInput.fromObject({ a: null, only: ['1'] }),
    differences: swapped('null', { only: ['1'] }, { a: null, only: ['1'] }),
  },
  path: { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$.values') },
  'references to lists': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) =>
      TaskInput.fromObject({
        a: JsonPath.listAt('$.a'),
        b: JsonPath.array(JsonPath.stringAt('$.b')),
        c: JsonPath.stringSplit(JsonPath.stringAt('$.c'), ','),
        d: JsonPath.objectAt('$.d'),
        'e.$': '$.e',
      }),
  },
  'references to text': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) =>
      TaskInput.fromObject({ a: JsonPath.stringAt('$.a'), b: JsonPath.executionId, c: JsonPath.uuid() }),
    as: {
      row: 'apigateway-value-list',
      make: ({ JsonPath, TaskInput }) =>
        TaskInput.fromObject({
          a: JsonPath.array(JsonPath.stringAt('$.a')),
          b: JsonPath.array(JsonPath.executionId),
          c: JsonPath.array(JsonPath.uuid()),
        }),
    },
  },
  'reference to a number': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ a: JsonPath.numberAt('$.a') }),
    as: {
      row: 'apigateway-value-list',
      make: ({ JsonPath, TaskInput }) =>
        TaskInput.fromObject({ a: JsonPath.array(JsonPath.format('{}', JsonPath.stringAt('$.a'))) }),
    },
  },
  expression: { language: 'JSONata', make: ({ TaskInput }) => TaskInput.fromText('{% $states.input.values %}') },
  expressions: {
    language: 'JSONata',
    make: ({ TaskInput }) =>
      TaskInput.fromObject({ a: ['{% $states.input.a %}'], b: '{% $states.input.b %}', c: '{% [1] %}' }),
  },
  'expression of the token': {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromObject({ token: '{% $states.context.Task.Token %}' }),
    as: {
      row: 'apigateway-value-list',
      make: ({ TaskInput }) => TaskInput.fromObject({ token: ['{% $states.context.Task.Token %}'] }),
    },
  },
  'text without names': {
    alone: true,
    make: ({ TaskInput }) => TaskInput.fromText('a=1'),
    differences: refusal('apigateway-without-names', /^(headers|queryParameters) is no object, but/),
  },
};

const headers: Values<sfn.TaskInput> = {
  ...namedValues,
  'one that the service keeps to itself': {
    alone: true,
    make: ({ TaskInput }) => TaskInput.fromObject({ Authorization: ['Bearer 1'], 'X-Amz-Date': ['today'] }),
    differences: refusal(
      'apigateway-header',
      /^headers\.(Authorization|X-Amz-Date) is a header that Step Functions does not send$/,
    ),
  },
};

const tokenHeaders: Values<sfn.TaskInput> = {
  'list of the token': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ token: JsonPath.array(JsonPath.taskToken) }),
  },
  'list of an expression': {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromObject({ token: ['{% $states.context.Task.Token %}'] }),
  },
  'the token': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ token: JsonPath.taskToken }),
    as: {
      row: 'apigateway-value-list',
      make: ({ JsonPath, TaskInput }) => TaskInput.fromObject({ token: JsonPath.array(JsonPath.taskToken) }),
    },
  },
  'no token': { alone: true, make: ({ TaskInput }) => TaskInput.fromObject({ a: ['b'] }) },
};

/** Upstream looks for the token in the headers only. */
const noHeaders: Values<sfn.TaskInput> = {
  none: {
    make: absent as Make<never>,
    as: {
      row: 'apigateway-token',
      make: ({ TaskInput }) => TaskInput.fromObject({ token: '{% $states.context.Task.Token %}' }),
    },
    differences: [
      {
        row: 'apigateway-token',
        edit: (outcome) =>
          withArguments(outcome, (args) =>
            Object.fromEntries(Object.entries(args).filter(([name]) => name !== 'Headers')),
          ),
      },
    ],
  },
};

const bodiesWithToken: Values<sfn.TaskInput> = Object.fromEntries(
  Object.entries(callbackInputs).filter(([name]) => !['no token', 'text without token'].includes(name)),
);

const apiPath: Values<string> = {
  text: () => '/pets',
  root: () => '/',
  'CDK token': () => `/pets/${Aws.REGION}/toys`,
  reference: {
    language: 'JSONPath',
    make: ({ JsonPath }) => JsonPath.stringAt('$.path'),
    differences: pathFromState('/*'),
  },
  'intrinsic function': {
    language: 'JSONPath',
    make: ({ JsonPath }) => JsonPath.format('/pets/{}/toys', JsonPath.stringAt('$.id')),
    differences: pathFromState('/pets/*/toys'),
  },
  'text with a reference': {
    language: 'JSONPath',
    make: ({ JsonPath }) => `/pets/${JsonPath.stringAt('$.id')}`,
    as: {
      row: 'reference-in-text',
      make: ({ JsonPath }) => JsonPath.format('/pets/{}', JsonPath.stringAt('$.id')),
    },
    differences: pathFromState('/pets/*'),
  },
  expression: {
    language: 'JSONata',
    make: () => "{% '/pets/' & $states.input.id %}",
    differences: pathFromState('/*'),
  },
  'without a slash': {
    make: () => 'pets',
    as: { row: 'apigateway-slash', make: () => '/pets' },
    differences: [
      {
        row: 'apigateway-slash',
        edit: (outcome) =>
          withState(
            outcome,
            (state) => JSON.parse(JSON.stringify(state).replace('"Path":"/pets"', '"Path":"pets"')) as Json,
          ),
      },
    ],
  },
};

const stageName: Values<string> = {
  text: () => 'prod',
  'CDK token': () => `in-${Aws.REGION}`,
  reference: {
    language: 'JSONPath',
    make: ({ JsonPath }) => JsonPath.stringAt('$.stage'),
    differences: stageFromState('$.stage'),
  },
  expression: {
    language: 'JSONata',
    make: () => '{% $states.input.stage %}',
    differences: stageFromState('{% $states.input.stage %}'),
  },
};

const signed: Values<AuthType> = { IAM_ROLE: () => AuthType.IAM_ROLE };
const authType: Values<AuthType> = { ...signed, NO_AUTH: () => AuthType.NO_AUTH };
const restAuthType: Values<AuthType> = { ...authType, RESOURCE_POLICY: () => AuthType.RESOURCE_POLICY };
const httpAuthType: Values<AuthType> = {
  ...authType,
  RESOURCE_POLICY: {
    alone: true,
    make: () => AuthType.RESOURCE_POLICY,
    differences: refusal('apigateway-http-resource-policy', /^authType is RESOURCE_POLICY, but HTTP APIs have no/),
  },
};

const theirs: Make<Stack> = (_, stack) =>
  once(
    stack,
    'Theirs',
    (scope, id) => new Stack(scope, id, { env: { account: '222222222222', region: 'ap-south-1' } }),
  );

const api: Values<apigateway.IRestApi> = {
  API: (_, stack) => once(stack, 'Api', (scope, id) => new apigateway.RestApi(scope, id)),
  'API of a specification': (_, stack) =>
    once(
      stack,
      'SpecApi',
      (scope, id) =>
        new apigateway.SpecRestApi(scope, id, { apiDefinition: apigateway.ApiDefinition.fromInline({ openapi: '3' }) }),
    ),
  imported: (_, stack) =>
    once(stack, 'ImportedApi', (scope, id) => apigateway.RestApi.fromRestApiId(scope, id, 'abc123')),
  'imported into another stack': (tasks, stack) =>
    once(theirs(tasks, stack), 'ImportedApi', (scope, id) => apigateway.RestApi.fromRestApiId(scope, id, 'abc123')),
};

const region: Values<string> = {
  other: {
    make: () => 'us-west-2',
    differences: [
      {
        row: 'apigateway-region',
        edit: (outcome) =>
          withPermission(outcome, /:execute-api:(",\{"Ref":"AWS::Region"\},"|[\w-]+):/, ':execute-api:us-west-2:'),
      },
    ],
  },
};

const apiId: Values<string> = {
  text: () => 'abc123',
  'CDK token': (_, stack) => once(stack, 'Api', (scope, id) => new apigateway.RestApi(scope, id)).restApiId,
};

const apiStack: Values<Stack> = { 'the same': (_, stack) => stack, another: theirs };

const ownSigned = { IAM_ROLE: () => ours.AuthType.IAM_ROLE };

export default {
  models: [
    model('CallApiGatewayRestApiEndpoint', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [rootPermission, unusedRole],
      required: { api, stageName, method: methods(POST, PUT, PATCH) },
      optional: { apiPath, authType: restAuthType, region, requestBody: taskInputs },
    }),
    model('CallApiGatewayRestApiEndpoint', {
      about: 'without a body',
      differences: [rootPermission, unusedRole],
      required: { api, stageName, method: methods(GET, DELETE, HEAD, OPTIONS) },
      optional: {
        authType: restAuthType,
        headers,
        queryParameters: namedValues,
        apiPath,
        requestBody: { text: { alone: true, make: ({ TaskInput }) => TaskInput.fromText('Hello') } },
      },
    }),
    model('CallApiGatewayRestApiEndpoint', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      differences: [rootPermission],
      required: { api, stageName, method: methods(GET), headers: tokenHeaders, authType: signed },
      optional: { apiPath },
    }),
    model('CallApiGatewayRestApiEndpoint', {
      about: 'waiting for the token in the body',
      patterns: [WAIT_FOR_TASK_TOKEN],
      differences: [rootPermission],
      required: {
        api,
        stageName,
        method: methods(POST),
        headers: noHeaders,
        requestBody: bodiesWithToken,
        authType: signed,
      },
      optional: { apiPath },
    }),
    model('CallApiGatewayHttpApiEndpoint', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [rootPermission, unusedRole, defaultStage],
      required: { apiId, apiStack, method: methods(POST, PUT, PATCH) },
      optional: { apiPath, authType: httpAuthType, stageName, requestBody: taskInputs },
    }),
    model('CallApiGatewayHttpApiEndpoint', {
      about: 'without a body',
      differences: [rootPermission, unusedRole, defaultStage],
      required: { apiId, apiStack, method: methods(GET, DELETE, HEAD, OPTIONS) },
      optional: {
        authType: httpAuthType,
        headers,
        queryParameters: namedValues,
        apiPath,
        requestBody: { text: { alone: true, make: ({ TaskInput }) => TaskInput.fromText('Hello') } },
      },
    }),
    model('CallApiGatewayHttpApiEndpoint', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      differences: [rootPermission, defaultStage],
      required: { apiId, apiStack, method: methods(GET), headers: tokenHeaders, authType: signed },
      optional: { apiPath, stageName },
    }),
    model('CallApiGatewayHttpApiEndpoint', {
      about: 'waiting for the token in the body',
      patterns: [WAIT_FOR_TASK_TOKEN],
      differences: [rootPermission, defaultStage],
      required: {
        apiId,
        apiStack,
        method: methods(POST),
        headers: noHeaders,
        requestBody: bodiesWithToken,
        authType: signed,
      },
      optional: { apiPath, stageName },
    }),
  ],
  beyond: [
    beyondUpstream(ours.CallApiGatewayRestApiEndpoint, {
      required: {
        api: { API: api.API! },
        stageName: { text: () => 'prod' },
        method: { POST: () => ours.HttpMethod.POST },
        authType: ownSigned,
      },
      optional: { region: { text: () => 'eu-central-1' }, allowNullValues: { yes: () => true, no: () => false } },
    }),
    beyondUpstream(ours.CallApiGatewayRestApiEndpoint, {
      about: 'of one of several APIs',
      required: {
        api: {
          'from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) =>
              once(stack, 'ChosenRest', (scope, id) =>
                apigateway.RestApi.fromRestApiId(scope, id, JsonPath.stringAt('$.api')),
              ),
          },
        },
        stageName: { text: () => 'prod' },
        method: { GET: () => ours.HttpMethod.GET },
        authType: ownSigned,
        allowedTargets: { ARNs: () => ['arn:aws:execute-api:us-east-1:222222222222:a1b2c3/prod/GET/*'] },
      },
    }),
    beyondUpstream(ours.CallApiGatewayHttpApiEndpoint, {
      required: {
        api: {
          HTTP: (_, stack) => once(stack, 'Http', (scope, id) => new apigatewayv2.HttpApi(scope, id)),
          imported: (_, stack) =>
            once(stack, 'ImportedHttp', (scope, id) =>
              apigatewayv2.HttpApi.fromHttpApiAttributes(scope, id, { httpApiId: 'a1b2c3' }),
            ),
        },
        method: { POST: () => ours.HttpMethod.POST },
        authType: ownSigned,
      },
      optional: {
        apiStack: { another: theirs },
        region: { text: () => 'eu-central-1' },
        allowNullValues: { yes: () => true, no: () => false },
      },
    }),
    beyondUpstream(ours.CallApiGatewayHttpApiEndpoint, {
      about: 'of one of several APIs',
      required: {
        apiId: {
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.api') },
          expression: { language: 'JSONata', make: () => '{% $states.input.api %}' },
        },
        apiStack,
        method: { GET: () => ours.HttpMethod.GET },
        authType: ownSigned,
        allowedTargets: { ARNs: () => ['arn:aws:execute-api:us-east-1:222222222222:a1b2c3/$default/GET/*'] },
      },
    }),
  ],
} satisfies PackageCases;
