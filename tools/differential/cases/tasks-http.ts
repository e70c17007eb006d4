import * as ours from '@cdk-sfn/tasks-http';
import { Aws, SecretValue } from 'aws-cdk-lib/core';
import * as events from 'aws-cdk-lib/aws-events';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { URLEncodingFormat } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Difference, Language, Make, Model, PackageCases, Values } from '../src/case.ts';
import {
  refusal,
  refusedFor,
  targetFromState,
  unsupportedPattern,
  withArguments,
  withStatements,
} from '../src/edits.ts';
import type { Json, Outcome } from '../src/outcome.ts';
import { taskInputs } from '../src/task-inputs.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const REGION = '{"Ref":"AWS::Region"}';

/** What a text is made of: what is known of it, and what comes from the state. */
type Pieces = readonly (string | { readonly from: string })[];

const roots: Readonly<Record<string, Pieces>> = {
  text: ['https://api.example.com'],
  'with a path': ['https://api.example.com/v1'],
  'with a slash': ['https://api.example.com'],
  'CDK token': ['https://api.', REGION, '.example.com'],
  reference: [{ from: '$.root' }],
  'text with a reference': ['https://', { from: '$.tenant' }, '.example.com'],
  expression: [{ from: '$states.input.root' }],
};

const apiRoot: Values<string> = {
  text: () => 'https://api.example.com',
  'with a path': () => 'https://api.example.com/v1',
  'with a slash': {
    make: () => 'https://api.example.com/',
    as: { row: 'http-slash', make: () => 'https://api.example.com' },
  },
  'CDK token': () => `https://api.${Aws.REGION}.example.com`,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.root') },
  'text with a reference': {
    language: 'JSONPath',
    make: ({ JsonPath }) => `https://${JsonPath.stringAt('$.tenant')}.example.com`,
    as: {
      row: 'reference-in-text',
      make: ({ JsonPath }) => JsonPath.format('https://{}.example.com', JsonPath.stringAt('$.tenant')),
    },
  },
  expression: { language: 'JSONata', make: () => '{% $states.input.root %}' },
  'no URL': {
    alone: true,
    make: () => 'api.example.com',
    differences: refusal('http-root', /^apiRoot is .*, which is no URL$/),
  },
};

const paths: Readonly<Record<string, Pieces>> = {
  text: ['orders/1'],
  none: [''],
  'with a slash': ['orders'],
  'CDK token': ['in/', REGION],
  reference: [{ from: '$.path' }],
  'intrinsic function': [{ from: "States.Format('orders/{}', $.id)" }],
  'text with a reference': ['orders/', { from: '$.id' }, '/lines'],
  expression: [{ from: "'orders/' & $states.input.id" }],
};

const apiEndpoint: Values<sfn.TaskInput> = {
  text: ({ TaskInput }) => TaskInput.fromText('orders/1'),
  none: ({ TaskInput }) => TaskInput.fromText(''),
  'with a slash': {
    make: ({ TaskInput }) => TaskInput.fromText('/orders'),
    as: { row: 'http-slash', make: ({ TaskInput }) => TaskInput.fromText('orders') },
  },
  'CDK token': ({ TaskInput }) => TaskInput.fromText(`in/${Aws.REGION}`),
  reference: { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$.path') },
  'intrinsic function': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromText(JsonPath.format('orders/{}', JsonPath.stringAt('$.id'))),
  },
  'text with a reference': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) => TaskInput.fromText(`orders/${JsonPath.stringAt('$.id')}/lines`),
    as: {
      row: 'reference-in-text',
      make: ({ JsonPath, TaskInput }) =>
        TaskInput.fromText(JsonPath.format('orders/{}/lines', JsonPath.stringAt('$.id'))),
    },
  },
  expression: {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromText("{% 'orders/' & $states.input.id %}"),
  },
  object: {
    alone: true,
    make: ({ TaskInput }) => TaskInput.fromObject({ path: 'orders' }),
    differences: refusal('http-text', /^apiEndpoint is an object, but the service takes text$/),
  },
};

/** Known text that stands side by side is one, but for what deployment fills in. */
function operands(pieces: Pieces): string[] {
  return pieces
    .reduce<Pieces>((done, piece) => {
      const last = done.at(-1);
      const isOne = typeof piece === 'string' && piece !== REGION && typeof last === 'string' && last !== REGION;
      return isOne ? [...done.slice(0, -1), last + piece] : [...done, piece];
    }, [])
    .filter((piece) => piece !== '')
    .map((piece) => (typeof piece === 'string' ? `"${piece}"` : `(${piece.from})`));
}

function written(pieces: Pieces, language: Language): Json {
  const from = pieces.filter((piece) => typeof piece !== 'string').map((piece) => piece.from);
  const template = pieces.map((piece) => (typeof piece === 'string' ? piece : '{}')).join('');
  if (from.length === 0) {
    return { ApiEndpoint: template };
  }
  return language === 'JSONata'
    ? { ApiEndpoint: `{% ${operands(pieces).join(' & ')} %}` }
    : { 'ApiEndpoint.$': `States.Format('${template}', ${from.join(', ')})` };
}

const endpoint: Difference = {
  row: 'http-endpoint',
  edit: (outcome, { choice, language }) => {
    const [root, path] = [roots[choice.get('apiRoot')!.name], paths[choice.get('apiEndpoint')!.name]];
    return root === undefined || path === undefined
      ? outcome
      : withArguments(outcome, (args) => ({
          ...written([...root, '/', ...path], language),
          ...Object.fromEntries(Object.entries(args).filter(([name]) => !name.startsWith('ApiEndpoint'))),
        }));
  },
};

/** An expression that is put together with something else; upstream takes it for text. */
const expressionInJsonPath = (...props: readonly string[]): Difference => ({
  row: 'jsonata-values-in-jsonpath',
  edit: (outcome, { choice, language }) =>
    language === 'JSONPath' && props.some((prop) => choice.get(prop)!.name === 'expression')
      ? refusedFor(outcome, /^(ApiEndpoint|Headers) is the JSONata expression .* in a JSONPath state$/)
      : outcome,
});

/** The permission to call as ours words it. */
function withCondition(outcome: Outcome, change: (condition: Json) => Json): Outcome {
  return withStatements(outcome, (statements) =>
    statements.map((statement) =>
      statement.Action === 'states:InvokeHTTPEndpoint'
        ? { ...statement, Condition: change(statement.Condition as Json) }
        : statement,
    ),
  );
}

const joined = (pieces: readonly string[]): unknown =>
  pieces.includes(REGION)
    ? { 'Fn::Join': ['', pieces.map((piece) => (piece === REGION ? (JSON.parse(piece) as Json) : piece))] }
    : pieces.join('');

const below: Difference = {
  row: 'http-below-root',
  edit: (outcome, { choice }) => {
    const root = roots[choice.get('apiRoot')!.name]?.map((piece) => (typeof piece === 'string' ? piece : '*'));
    const [last = ''] = root?.slice(-1) ?? [];
    return root === undefined
      ? outcome
      : withCondition(outcome, (condition) => ({
          ...condition,
          StringLike: {
            'states:HTTPEndpoint': joined(last === '*' ? root : [...root.slice(0, -1), `${last}/*`]),
          },
        }));
  },
};

const knownMethod: Difference = {
  row: 'http-method-permission',
  edit: (outcome, { choice }) => {
    const { name } = choice.get('method')!;
    return /^[A-Z]+$/.test(name)
      ? withCondition(outcome, (condition) => ({ ...condition, StringEquals: { 'states:HTTPMethod': name } }))
      : outcome;
  },
};

const method: Values<sfn.TaskInput> = {
  ...Object.fromEntries(
    ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'].map((name): [string, Make<sfn.TaskInput>] => [
      name,
      ({ TaskInput }) => TaskInput.fromText(name),
    ]),
  ),
  reference: { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$.method') },
  expression: { language: 'JSONata', make: ({ TaskInput }) => TaskInput.fromText('{% $states.input.method %}') },
  'in small letters': {
    alone: true,
    make: ({ TaskInput }) => TaskInput.fromText('get'),
    differences: refusal('http-method', /^method is "get", which Step Functions does not send$/),
  },
  object: {
    alone: true,
    make: ({ TaskInput }) => TaskInput.fromObject({ method: 'GET' }),
    differences: refusal('http-text', /^method is an object, but the service takes text$/),
  },
};

const attributes = {
  connectionName: 'theirs',
  connectionArn: 'arn:aws:events:eu-west-1:222222222222:connection/theirs/a1b2c3d4',
  connectionSecretArn: 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:events!connection/theirs/e5f6-AbCdEf',
};

const connection: Values<events.IConnection> = {
  'of the stack': (_, stack) =>
    once(
      stack,
      'Connection',
      (scope, id) =>
        new events.Connection(scope, id, {
          authorization: events.Authorization.apiKey('x-api-key', SecretValue.unsafePlainText('key')),
        }),
    ),
  imported: (_, stack) =>
    once(stack, 'Imported', (scope, id) => events.Connection.fromConnectionAttributes(scope, id, attributes)),
};

const chosenConnection: Values<events.IConnection> = {
  'from the state': {
    alone: true,
    make: ({ JsonPath }, stack) =>
      once(stack, 'Chosen', (scope, id) =>
        events.Connection.fromConnectionAttributes(scope, id, {
          ...attributes,
          connectionArn: JsonPath.stringAt('$.connection'),
        }),
      ),
    differences: targetFromState,
  },
};

const headers: Values<sfn.TaskInput> = {
  texts: ({ TaskInput }) => TaskInput.fromObject({ Accept: 'application/json', 'X-Region': Aws.REGION }),
  none: ({ TaskInput }) => TaskInput.fromObject({}),
  'with a type': ({ TaskInput }) => TaskInput.fromObject({ Accept: 'text/html', 'Content-Type': 'text/plain' }),
  references: {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) =>
      TaskInput.fromObject({ Accept: JsonPath.stringAt('$.type'), 'X-Id': JsonPath.executionId }),
  },
  expressions: {
    language: 'JSONata',
    make: ({ TaskInput }) => TaskInput.fromObject({ Accept: '{% $states.input.type %}' }),
  },
};

const headersFromState: Values<sfn.TaskInput> = {
  path: { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$.headers') },
  expression: { language: 'JSONata', make: ({ TaskInput }) => TaskInput.fromText('{% $states.input.headers %}') },
};

const formats: Values<URLEncodingFormat> = {
  BRACKETS: () => URLEncodingFormat.BRACKETS,
  COMMAS: () => URLEncodingFormat.COMMAS,
  DEFAULT: () => URLEncodingFormat.DEFAULT,
  INDICES: () => URLEncodingFormat.INDICES,
  REPEAT: () => URLEncodingFormat.REPEAT,
};

const FORM = 'application/x-www-form-urlencoded';

const formHeaders: Difference = {
  row: 'http-form-headers',
  edit: (outcome, { choice, language }) =>
    ['path', 'expression'].includes(choice.get('headers')!.name)
      ? withArguments(outcome, (args) =>
          Object.fromEntries(
            Object.entries(args).map(([name, value]) => {
              if (!name.startsWith('Headers')) {
                return [name, value];
              }
              return language === 'JSONata'
                ? [name, `{% $merge([$states.input.headers, {"Content-Type": "${FORM}"}]) %}`]
                : [
                    'Headers.$',
                    `States.JsonMerge($.headers, States.StringToJson('\\{"Content-Type":"${FORM}"\\}'), false)`,
                  ];
            }),
          ),
        )
      : outcome,
};

/** The same, in an app that has no flag for paths within the endpoint. */
function withoutFlag({ create, ...others }: Model): Model {
  return {
    ...others,
    create: (tasks, scope, props, factory) => {
      scope.node.setContext('@aws-cdk/aws-stepfunctions-tasks:httpInvokeDynamicJsonPathEndpoint', false);
      return create(tasks, scope, props, factory);
    },
  };
}

const GET = { GET: method.GET! };
const plainRoot = { text: apiRoot.text! };
const plainPath = { text: apiEndpoint.text! };
const plainConnection = { imported: connection.imported! };

export default {
  models: [
    model('HttpInvoke', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [
        endpoint,
        below,
        knownMethod,
        expressionInJsonPath('apiRoot', 'apiEndpoint'),
        ...unsupportedPattern('pattern-ignored'),
      ],
      required: { apiRoot, apiEndpoint, method, connection: { ...connection, ...chosenConnection } },
      optional: {
        body: taskInputs,
        headers: { ...headers, ...headersFromState },
        queryStringParameters: taskInputs,
        urlEncodingFormat: { NONE: () => URLEncodingFormat.NONE },
      },
    }),
    model('HttpInvoke', {
      about: 'with a form',
      differences: [endpoint, below, knownMethod, formHeaders, expressionInJsonPath('headers')],
      required: {
        apiRoot: plainRoot,
        apiEndpoint: plainPath,
        method: { POST: method.POST! },
        connection: plainConnection,
        urlEncodingFormat: formats,
      },
      optional: {
        body: taskInputs,
        headers: {
          ...headers,
          ...headersFromState,
          text: {
            alone: true,
            make: ({ TaskInput }) => TaskInput.fromText('Accept: text/html'),
            differences: refusal('http-form-headers', /^headers is no object, so that Content-Type cannot be put into/),
          },
        },
      },
    }),
    withoutFlag(
      model('HttpInvoke', {
        about: 'without httpInvokeDynamicJsonPathEndpoint',
        differences: [endpoint, below, knownMethod],
        required: {
          apiRoot: { text: apiRoot.text!, 'CDK token': apiRoot['CDK token']! },
          apiEndpoint: {
            text: apiEndpoint.text!,
            reference: {
              language: 'JSONPath',
              make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$.path'),
              as: { row: 'reference-in-text', make: ({ TaskInput }) => TaskInput.fromText('path') },
            },
          },
          method: GET,
          connection: plainConnection,
        },
      }),
    ),
  ],
  beyond: [
    beyondUpstream(ours.HttpInvoke, {
      required: {
        apiRoot: {
          reference: apiRoot.reference!,
          'text with a reference': apiRoot['text with a reference']!,
          expression: apiRoot.expression!,
        },
        apiEndpoint: plainPath,
        method: { reference: method.reference!, expression: method.expression! },
        connection: {
          'without its secret': () => ({ connectionArn: attributes.connectionArn }),
        },
      },
      optional: {
        allowedEndpoints: { URLs: () => ['https://*.example.com/*', 'https://example.com/v1/*'] },
        allowedMethods: { two: () => ['GET', 'HEAD'], one: () => ['GET'] },
      },
    }),
    beyondUpstream(ours.HttpInvoke, {
      about: 'with one of several connections',
      required: {
        apiRoot: plainRoot,
        apiEndpoint: plainPath,
        method: GET,
        connection: {
          reference: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ connectionArn: JsonPath.stringAt('$.connection') }),
          },
          expression: { language: 'JSONata', make: () => ({ connectionArn: '{% $states.input.connection %}' }) },
        },
        allowedTargets: { ARNs: () => ['arn:aws:events:eu-west-1:222222222222:connection/theirs/*'] },
      },
    }),
  ],
} satisfies PackageCases;
