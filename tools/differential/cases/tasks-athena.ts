import * as ours from '@cdk-sfn/tasks-athena';
import { Aws, Duration, Lazy } from 'aws-cdk-lib/core';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EncryptionOption } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { QueryExecutionContext, ResultConfiguration } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Difference, Make, PackageCases, Values, ValueOptions } from '../src/case.ts';
import { refusal, refusedFor, withArguments, withStatements } from '../src/edits.ts';
import type { Json, Outcome } from '../src/outcome.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

/** Statements as text, changed and read again: ARNs are cut into pieces around what deployment fills in. */
function rewritten(outcome: Outcome, change: (text: string) => string): Outcome {
  return withStatements(outcome, (statements) => JSON.parse(change(JSON.stringify(statements))) as Json[]);
}

const actionsOf = ({ Action }: Json): readonly string[] => [Action].flat() as string[];

/** Each action on the resource that it is about, and what waiting takes only where something waits. */
const queryPermission: Difference = {
  row: 'athena-query-permission',
  edit: (outcome, { choice }) =>
    withStatements(outcome, ([query, ...others]) => {
      const [catalog, workGroup] = query!.Resource as unknown[];
      const isOfRole = (statement: Json): boolean => statement.Action === 'sts:AssumeRole';
      return [
        { Action: 'athena:GetDataCatalog', Effect: 'Allow', Resource: catalog },
        { Action: 'athena:StartQueryExecution', Effect: 'Allow', Resource: workGroup },
        ...others.filter((statement) => !isOfRole(statement)),
        ...(choice.get('integrationPattern')!.name === 'RUN_JOB'
          ? [
              {
                Action: ['athena:GetQueryExecution', 'athena:StopQueryExecution'],
                Effect: 'Allow',
                Resource: workGroup,
              },
            ]
          : []),
        ...others.filter(isOfRole),
      ];
    }),
};

/** The ARN of the bucket, made of that of what is in it. */
function bucketOf(objects: unknown): unknown {
  const text = JSON.stringify(objects)
    .replace(/(:s3:::[^"/]+)\/[^"]*"/, '$1"')
    .replace(/,"\/[^"]*"(\]\]\})$/, '$1');
  return JSON.parse(text) as unknown;
}

/** The ARN of buckets, or of objects, whose names match. */
function s3Arn(pattern: string): unknown {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${pattern}`]] };
}

/** Each action on what it is about, be it buckets or objects. */
const s3Permission: Difference = {
  row: 'athena-s3-permission',
  edit: (outcome) =>
    withStatements(outcome, (statements) =>
      statements.flatMap((statement) => {
        const { Effect, Resource } = statement;
        const actions = actionsOf(statement);
        const on = (Action: unknown, resource: unknown): Json => ({ Action, Effect, Resource: resource });
        if (actions.includes('s3:GetObject')) {
          const ofBuckets = ['s3:GetBucketLocation', 's3:ListBucket'];
          return [...(actions.length > 1 ? [on(ofBuckets, s3Arn('*'))] : []), on('s3:GetObject', s3Arn('*/*'))];
        }
        if (actions.includes('s3:PutObject')) {
          const objects = Resource === '*' ? s3Arn('*/*') : Resource;
          return [
            on(['s3:CreateBucket', 's3:ListBucketMultipartUploads'], bucketOf(objects)),
            on(['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'], objects),
          ];
        }
        return [statement];
      }),
    ),
};

/** A name that upstream puts into ARNs as if it were known. */
const nameFromState = (name: string): Difference[] => [
  {
    row: 'athena-name-from-state',
    edit: (outcome) => rewritten(outcome, (text) => text.replaceAll(name, '*')),
  },
];

const names = (prop: string): Values<string> => ({
  text: () => `${prop}-1`,
  'CDK token': () => `${prop}-${Aws.REGION}`,
  reference: {
    language: 'JSONPath',
    make: ({ JsonPath }) => JsonPath.stringAt(`$.${prop}`),
    differences: nameFromState(`$.${prop}`),
  },
  expression: {
    language: 'JSONata',
    make: () => `{% $states.input.${prop} %}`,
    differences: nameFromState(`{% $states.input.${prop} %}`),
  },
});

const tooLong = (length: number, row: string, problem: RegExp): ValueOptions<string> => ({
  alone: true,
  make: () => 'a'.repeat(length),
  differences: refusal(row, problem),
});

const text = (path: string): Values<string> => ({
  text: () => 'a'.repeat(40),
  'CDK token': () => Aws.STACK_ID,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt(`$.${path}`) },
  'context reference': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$$.Execution.Name') },
  expression: { language: 'JSONata', make: () => `{% $states.input.${path} %}` },
});

/** Contexts with one name only. */
function contexts(prop: keyof QueryExecutionContext): Values<QueryExecutionContext> {
  const values = Object.entries(names(prop)).map(([valueName, spec]) => {
    const value = typeof spec === 'function' ? { make: spec } : spec;
    const make: Make<QueryExecutionContext> = (tasks, stack) => ({ [prop]: value.make(tasks, stack) });
    const { differences, language } = value;
    return [`${prop}, ${valueName}`, { make, language, differences: differences ?? [] }] as const;
  });
  return Object.fromEntries(values);
}

const queryExecutionContext: Values<QueryExecutionContext> = {
  empty: () => ({}),
  both: () => ({ catalogName: 'lake', databaseName: 'sales' }),
  ...contexts('catalogName'),
  ...contexts('databaseName'),
  'catalog too long': {
    alone: true,
    make: () => ({ catalogName: 'a'.repeat(257) }),
    differences: refusal('athena-limits', /^queryExecutionContext\.catalogName has 257 characters$/),
  },
};

/** Where upstream can only be given text. */
const STAND_IN = 'stand-in';
const standIn: Make<ResultConfiguration> = () => ({ outputLocation: { bucketName: STAND_IN, objectKey: STAND_IN } });

/** A location that ours makes of what upstream makes of text in its place. */
function location(
  row: string,
  ours: { readonly field: Json; readonly bucket: string; readonly folder: string },
  value: Pick<ValueOptions<ResultConfiguration>, 'language' | 'make'>,
): ValueOptions<ResultConfiguration> {
  return {
    ...value,
    as: { row, make: standIn },
    differences: [
      {
        row: 'jsonata-values-in-jsonpath',
        edit: (outcome, { language }) =>
          language === 'JSONPath' && value.language === 'JSONata'
            ? refusedFor(outcome, / is the JSONata expression .* in a JSONPath state$/)
            : outcome,
      },
      {
        row,
        edit: (outcome) =>
          rewritten(
            withArguments(outcome, (args) => ({ ...args, ResultConfiguration: ours.field })),
            (statements) =>
              statements
                .replaceAll(`${STAND_IN}/${STAND_IN}/`, `${ours.bucket}/${ours.folder}`)
                .replaceAll(STAND_IN, ours.bucket),
          ),
      },
    ],
  };
}

const resultConfiguration: Values<ResultConfiguration> = {
  empty: () => ({}),
  folder: () => ({ outputLocation: { bucketName: 'results', objectKey: 'daily/eu' } }),
  'folder in a bucket that is made here': (_, stack) => ({
    outputLocation: {
      bucketName: once(stack, 'Results', (scope, id) => new s3.Bucket(scope, id)).bucketName,
      objectKey: 'daily',
    },
  }),
  'folder with a slash at its end': {
    make: () => ({ outputLocation: { bucketName: 'results', objectKey: 'daily/' } }),
    differences: [
      {
        row: 'athena-folder-with-slash',
        edit: (outcome) => rewritten(outcome, (statements) => statements.replace('daily//*', 'daily/*')),
      },
    ],
  },
  'bucket alone': location(
    'athena-bucket-alone',
    { field: { OutputLocation: 's3://results/' }, bucket: 'results', folder: '' },
    { make: () => ({ outputLocation: { bucketName: 'results' } as s3.Location }) },
  ),
  'bucket alone, with an empty key': location(
    'athena-bucket-alone',
    { field: { OutputLocation: 's3://results/' }, bucket: 'results', folder: '' },
    { make: () => ({ outputLocation: { bucketName: 'results', objectKey: '' } }) },
  ),
  'folder from the state': location(
    'athena-location-from-state',
    {
      field: { 'OutputLocation.$': "States.Format('s3://results/{}/', $.folder)" },
      bucket: 'results',
      folder: '*/',
    },
    {
      language: 'JSONPath',
      make: ({ JsonPath }) => ({
        outputLocation: { bucketName: 'results', objectKey: JsonPath.stringAt('$.folder') },
      }),
    },
  ),
  'bucket and folder from the state': location(
    'athena-location-from-state',
    {
      field: { 'OutputLocation.$': "States.Format('s3://{}/{}/', $.bucket, $.folder)" },
      bucket: '*',
      folder: '*/',
    },
    {
      language: 'JSONPath',
      make: ({ JsonPath }) => ({
        outputLocation: { bucketName: JsonPath.stringAt('$.bucket'), objectKey: JsonPath.stringAt('$.folder') },
      }),
    },
  ),
  'bucket from an expression': location(
    'athena-location-from-state',
    {
      field: { OutputLocation: '{% "s3://" & ($states.input.bucket) & "/daily/" %}' },
      bucket: '*',
      folder: 'daily/',
    },
    {
      language: 'JSONata',
      make: () => ({ outputLocation: { bucketName: '{% $states.input.bucket %}', objectKey: 'daily' } }),
    },
  ),
  ...Object.fromEntries(
    Object.values(EncryptionOption).map((encryptionOption) => [
      `encrypted with ${encryptionOption}`,
      () => ({ encryptionConfiguration: { encryptionOption } }),
    ]),
  ),
  'encrypted with a key': {
    make: (_, stack) => ({
      encryptionConfiguration: { encryptionOption: EncryptionOption.KMS, encryptionKey: key(stack) },
    }),
    as: {
      row: 'athena-key',
      make: () => ({ encryptionConfiguration: { encryptionOption: EncryptionOption.KMS } }),
    },
    differences: [
      {
        row: 'athena-key',
        edit: (outcome) =>
          withStatements(
            withArguments(outcome, (args) => ({
              ...args,
              ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: KEY_ARN } },
            })),
            (statements) =>
              statements.flatMap((statement) =>
                actionsOf(statement).includes('glue:GetTable')
                  ? [statement, { Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Effect: 'Allow', Resource: KEY_ARN }]
                  : [statement],
              ),
          ),
      },
    ],
  },
  'encrypted by Amazon S3 with a key of ours': {
    alone: true,
    make: (_, stack) => ({
      encryptionConfiguration: { encryptionOption: EncryptionOption.S3_MANAGED, encryptionKey: key(stack) },
    }),
  },
};

const KEY_ARN = 'arn:aws:kms:us-east-1:222222222222:key/theirs';

function key(stack: Parameters<Make>[1]): kms.IKey {
  return once(stack, 'Key', (scope, id) => kms.Key.fromKeyArn(scope, id, KEY_ARN));
}

const executionParameters: Values<string[]> = {
  list: () => ['2026', 'EUR'],
  'list with a CDK token': () => ['2026', Aws.REGION],
  'list from the state': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.listAt('$.parameters') },
  'list with a reference': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ['2026', JsonPath.stringAt('$.currency')],
    as: {
      row: 'reference-in-list',
      make: ({ JsonPath }) => JsonPath.array('2026', JsonPath.stringAt('$.currency')) as never,
    },
  },
  'list with an expression': { language: 'JSONata', make: () => ['2026', '{% $states.input.currency %}'] },
  'empty list': { alone: true, make: () => [] },
  'empty parameter': { alone: true, make: () => [''] },
  'long parameter': { alone: true, make: () => ['a'.repeat(1025)] },
};

const resultReuseConfigurationMaxAge: Values<Duration> = {
  minutes: () => Duration.minutes(90),
  days: () => Duration.days(7),
  none: () => Duration.minutes(0),
  reference: {
    language: 'JSONPath',
    make: ({ JsonPath }) => Duration.minutes(JsonPath.numberAt('$.age')),
    as: { row: 'athena-age-from-state', make: () => Duration.minutes(90) },
    differences: [
      {
        row: 'athena-age-from-state',
        edit: (outcome) =>
          withArguments(outcome, (args) => ({
            ...args,
            ResultReuseConfiguration: {
              ResultReuseByAgeConfiguration: { Enabled: true, 'MaxAgeInMinutes.$': '$.age' },
            },
          })),
      },
    ],
  },
  'parts of a minute': { alone: true, make: () => Duration.seconds(30) },
  'too long': { alone: true, make: () => Duration.minutes(10_081) },
};

/** A query by its id. */
const queryExecutionId: Values<string> = {
  ...text('id'),
  'too long': tooLong(129, 'athena-limits', /^queryExecutionId has 129 characters$/),
};

const ofWorkGroups = (action: string): Difference => ({
  row: 'athena-work-groups',
  edit: (outcome, { choice }) =>
    withStatements(outcome, (statements) =>
      statements.map((statement) =>
        statement.Action === `athena:${action[0]!.toLowerCase()}${action.slice(1)}`
          ? { ...statement, Action: `athena:${action}`, Resource: allWorkGroups(choice.get('stack')!.name) }
          : statement,
      ),
    ),
});

function allWorkGroups(stack: string): unknown {
  const place =
    stack === 'one account'
      ? [':athena:eu-west-1:111111111111:workgroup/*']
      : [':athena:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':workgroup/*'];
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...place]] };
}

/** Work groups that narrow a permission. */
const ownGroups: Values<string> = { text: () => 'analysts', pattern: () => 'analysts-*' };

const ownResults: Values<ours.ResultConfiguration> = {
  'in a folder': () => ({ outputLocation: { bucketName: 'results', objectKey: 'queries' } }),
  'in a folder, with a key': (_, stack) => ({
    outputLocation: { bucketName: 'results', objectKey: 'queries' },
    encryptionConfiguration: { encryptionOption: ours.EncryptionOption.KMS, encryptionKey: key(stack) },
  }),
};

export default {
  models: [
    model('AthenaStartQueryExecution', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [queryPermission, s3Permission],
      required: {
        queryString: {
          ...text('sql'),
          'too long': tooLong(262_145, 'athena-limits', /^queryString has 262145 characters$/),
        },
      },
      optional: {
        clientRequestToken: {
          ...text('token'),
          'too short': tooLong(31, 'athena-limits', /^clientRequestToken has 31 characters$/),
        },
        queryExecutionContext,
        resultConfiguration,
        workGroup: {
          ...names('workGroup'),
          'too long': tooLong(129, 'athena-limits', /^workGroup has 129 characters$/),
        },
        executionParameters,
        resultReuseConfigurationMaxAge,
      },
    }),
    model('AthenaGetQueryExecution', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [ofWorkGroups('GetQueryExecution')],
      required: { queryExecutionId },
    }),
    model('AthenaGetQueryResults', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [ofWorkGroups('GetQueryResults'), s3Permission],
      required: { queryExecutionId },
      optional: {
        nextToken: text('next'),
        maxResults: {
          number: () => 10,
          'CDK token': () => Lazy.number({ produce: () => 3 }),
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.numberAt('$.rows') },
          'too many': {
            alone: true,
            make: () => 1001,
            differences: refusal('athena-limits', /^maxResults is 1001$/),
          },
        },
      },
    }),
    model('AthenaStopQueryExecution', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [ofWorkGroups('StopQueryExecution')],
      required: { queryExecutionId },
    }),
  ],
  beyond: [
    beyondUpstream(ours.AthenaStartQueryExecution, {
      patterns: [undefined, RUN_JOB],
      required: { queryString: { text: () => 'SELECT 1' } },
      optional: {
        resultConfiguration: ownResults,
        dataAccess: {
          locations: () => ({
            locations: [
              { bucketName: 'data', objectKey: 'sales' },
              { bucketName: 'more', objectKey: '' },
            ],
          }),
          databases: () => ({ databases: ['sales', 'stock_*'] }),
          'reading alone': () => ({ readOnly: true }),
          'reading alone, of one place': () => ({
            locations: [{ bucketName: 'data', objectKey: 'sales' }],
            databases: ['sales'],
            readOnly: true,
          }),
        },
      },
    }),
    beyondUpstream(ours.AthenaStartQueryExecution, {
      about: 'in one of several work groups',
      patterns: [undefined, RUN_JOB],
      required: {
        queryString: { text: () => 'SELECT 1' },
        workGroup: {
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.workGroup') },
          expression: { language: 'JSONata', make: () => '{% $states.input.workGroup %}' },
        },
        allowedTargets: { ARNs: () => ['arn:aws:athena:us-east-1:222222222222:workgroup/theirs-*'] },
      },
    }),
    beyondUpstream(ours.AthenaGetQueryExecution, {
      required: { queryExecutionId: { text: () => 'id' } },
      optional: { workGroup: ownGroups },
    }),
    beyondUpstream(ours.AthenaStopQueryExecution, {
      required: { queryExecutionId: { text: () => 'id' } },
      optional: { workGroup: ownGroups },
    }),
    beyondUpstream(ours.AthenaGetQueryResults, {
      required: { queryExecutionId: { text: () => 'id' } },
      optional: { workGroup: ownGroups, resultConfiguration: ownResults },
    }),
  ],
} satisfies PackageCases;
