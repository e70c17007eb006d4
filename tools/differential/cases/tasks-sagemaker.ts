import * as ours from '@cdk-sfn/tasks-sagemaker';
import { Aws, Duration, Lazy, Size } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as upstream from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { absent, beyondUpstream, dimension, model, once } from '../src/case.ts';
import type { Call, Choice, Difference, Dimension, Model, PackageCases, Tasks, Values } from '../src/case.ts';
import { refusal, refusedFor, withArguments, withStatements } from '../src/edits.ts';
import type { Json } from '../src/outcome.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

type ResourceType =
  | 'endpoint'
  | 'endpoint-config'
  | 'hyper-parameter-tuning-job'
  | 'labeling-job'
  | 'model'
  | 'processing-job'
  | 'training-job'
  | 'transform-job';

/** An ARN of SageMaker in the stack of the case. */
function arn(choice: Choice, resource: string): unknown {
  const place =
    choice.get('stack')!.name === 'one account'
      ? [`:sagemaker:eu-west-1:111111111111:${resource}`]
      : [':sagemaker:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, `:${resource}`];
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...place]] };
}

/** A place or an image whose expression stands in a JSONPath state. */
const expressionInJsonPath: Difference = {
  row: 'jsonata-values-in-jsonpath',
  edit: (outcome, { language }) =>
    language === 'JSONPath' ? refusedFor(outcome, / is the JSONata expression .* in a JSONPath state$/) : outcome,
};

/** What is granted on one type of resources is granted on others of it. */
const grantedOn = (row: string, type: ResourceType, name: string): Difference => ({
  row,
  edit: (outcome, { choice }) =>
    withStatements(outcome, (statements) => {
      const change = (resource: unknown): unknown =>
        JSON.stringify(resource).includes(`:${type}/`) ? arn(choice, `${type}/${name}`) : resource;
      return statements.map(({ Resource, ...statement }) => ({
        ...statement,
        Resource: Array.isArray(Resource) ? Resource.map(change) : change(Resource),
      }));
    }),
});

/** Something in the arguments is written another way. */
const rewritten = (row: string, upstreams: Json, ours: Json): Difference => {
  const fields = (json: Json): string => JSON.stringify(json).slice(1, -1);
  return {
    row,
    edit: (outcome) =>
      withArguments(
        outcome,
        (args) => JSON.parse(JSON.stringify(args).replaceAll(fields(upstreams), fields(ours))) as Json,
      ),
  };
};

const isOf = (action: RegExp) => (statement: Json) => action.test(String(statement.Action));
const isRule = isOf(/^events:/);
const isAddTags = isOf(/^sagemaker:AddTags$/);
const isListTags = isOf(/^sagemaker:ListTags$/);
const isCreate = isOf(/^sagemaker:[cC]reate/);
const isPassRole = isOf(/^iam:PassRole$/);

const has = (choice: Choice, prop: string): boolean => !['absent', 'none'].includes(choice.get(prop)!.name);

/** Watching and stopping a job stands in a statement of its own, and only where it is waited for. */
const watching: Difference = {
  row: 'sagemaker-watch-permissions',
  edit: (outcome) =>
    withStatements(outcome, (statements) => {
      const { Action, ...rest } = statements.find(isCreate)!;
      const [create, ...watch] = Action as string[];
      return statements.flatMap((statement) =>
        isCreate(statement)
          ? [{ Action: create, ...rest }]
          : isRule(statement)
            ? [{ Action: watch, ...rest }, statement]
            : [statement],
      );
    }),
};

/** Tags are put on what is made when there are some, or when Step Functions puts its own on a job. */
const tagging: Difference = {
  row: 'sagemaker-tag-permission',
  edit: (outcome, { choice }) =>
    withStatements(outcome, (statements) => {
      const { Effect, Resource } = statements.find(isCreate)!;
      const addTags = statements.find(isAddTags) ?? {
        Action: 'sagemaker:AddTags',
        Effect,
        // Of the two that an endpoint takes, the configuration is there already.
        Resource: Array.isArray(Resource) ? (Resource[0] as unknown) : Resource,
      };
      return statements
        .filter((statement) => !isAddTags(statement))
        .flatMap((statement) =>
          isListTags(statement) && has(choice, 'tags')
            ? [statement, addTags]
            : isRule(statement) && !has(choice, 'tags')
              ? [addTags, statement]
              : [statement],
        );
    }),
};

/** The action by its name. */
const spelling: Difference = {
  row: 'sagemaker-action-name',
  edit: (outcome) =>
    withStatements(outcome, (statements) =>
      statements.map(({ Action, ...statement }) => ({
        Action:
          typeof Action === 'string' ? Action.replace(/:(create|update)Endpoint$/, (text) => upperCased(text)) : Action,
        ...statement,
      })),
    ),
};

const upperCased = (text: string): string => `:${text[1]!.toUpperCase()}${text.slice(2)}`;

/** How upstream writes names into ARNs. */
type Upstream = 'as they are' | 'in lower case' | 'as *';

/** The names of a type of resources. */
function names(type: ResourceType, upstreamsArns: Upstream, suffix = ''): Values<string> {
  const literal = (name: string): Difference[] =>
    upstreamsArns === 'as *'
      ? [grantedOn('sagemaker-transform-permission', type, `${name.toLowerCase()}${suffix}`)]
      : upstreamsArns === 'as they are'
        ? [grantedOn('sagemaker-lower-case', type, `${name.toLowerCase()}${suffix}`)]
        : [];
  return {
    'upper case': { make: () => 'MyName', differences: literal('MyName') },
    'lower case': { make: () => 'my-name-1', differences: literal('my-name-1') },
    'CDK token': {
      make: () => `of-${Aws.STACK_NAME}`,
      differences: upstreamsArns === 'as *' ? [] : [grantedOn('sagemaker-name-token', type, '*')],
    },
    reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.name') },
    expression: {
      language: 'JSONata',
      make: () => '{% $states.input.name %}',
      differences: [grantedOn('sagemaker-name-expression', type, '*')],
    },
    'no name': { alone: true, make: () => 'my_name', differences: refusal('sagemaker-name', /Name is "my_name"$/) },
    'too long a name': {
      alone: true,
      make: () => 'a'.repeat(64),
      differences: refusal('sagemaker-name', /Name has 64 characters$/),
    },
  };
}

const text: Values<string> = {
  text: () => 'a-text',
  'CDK token': () => Aws.REGION,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.text') },
  expression: { language: 'JSONata', make: () => '{% $states.input.text %}' },
};

const modelName: Values<string> = {
  ...text,
  'no name': { alone: true, make: () => 'my_model', differences: refusal('sagemaker-name', /Name is "my_model"$/) },
};

const role: Values<iam.IRole> = {
  role: (_, stack) =>
    once(
      stack,
      'Role',
      (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com') }),
    ),
  'imported role': (_, stack) =>
    once(stack, 'Theirs', (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::222222222222:role/theirs')),
};

const bucket = (stack: Stack): s3.IBucket => once(stack, 'Bucket', (scope, id) => new s3.Bucket(scope, id));
const vpc = (stack: Stack): ec2.IVpc => once(stack, 'Vpc', (scope, id) => new ec2.Vpc(scope, id, { maxAzs: 2 }));
const key = (stack: Stack): kms.Key => once(stack, 'Key', (scope, id) => new kms.Key(scope, id));
const aliasOfKey = (stack: Stack): kms.IKey =>
  once(stack, 'Alias', (scope, id) => kms.Alias.fromAliasName(scope, id, 'alias/theirs'));
const repository = (stack: Stack): ecr.IRepository =>
  once(stack, 'Repository', (scope, id) => new ecr.Repository(scope, id));

const tags: Values<{ [key: string]: string }> = {
  some: () => ({ team: 'ml', stage: Aws.STACK_NAME }),
  none: () => ({}),
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ team: JsonPath.stringAt('$.team') }),
  },
  expressions: { language: 'JSONata', make: () => ({ team: '{% $states.input.team %}' }) },
  'from the state as a whole': {
    language: 'JSONPath',
    alone: true,
    make: ({ JsonPath }) => JsonPath.objectAt('$.tags') as never,
    differences: [
      {
        row: 'sagemaker-tags-from-state',
        edit: (outcome) =>
          withArguments(outcome, (args) =>
            Object.fromEntries(
              Object.entries(args).map(([name, value]) => (name === 'Tags' ? ['Tags.$', '$.tags'] : [name, value])),
            ),
          ),
      },
    ],
  },
  'too many': {
    alone: true,
    make: () => Object.fromEntries([...Array(51).keys()].map((i) => [`tag${i}`, 'x'])),
    differences: refusal('sagemaker-limits', /^tags has 51 tags$/),
  },
};

const tagInputs: Values<sfn.TaskInput> = {
  list: ({ TaskInput }) => TaskInput.fromObject([{ Key: 'team', Value: 'ml' }] as never),
  reference: { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$.tags') },
  expression: { language: 'JSONata', make: ({ TaskInput }) => TaskInput.fromText('{% $states.input.tags %}') },
  'list with a reference': {
    language: 'JSONPath',
    make: ({ JsonPath, TaskInput }) =>
      TaskInput.fromObject([{ Key: 'team', Value: JsonPath.stringAt('$.team') }] as never),
  },
  object: {
    make: ({ TaskInput }) => TaskInput.fromObject({ team: 'ml', stage: 'test' }),
    differences: [
      rewritten(
        'sagemaker-tags-object',
        { Tags: { team: 'ml', stage: 'test' } },
        {
          Tags: [
            { Key: 'team', Value: 'ml' },
            { Key: 'stage', Value: 'test' },
          ],
        },
      ),
    ],
  },
};

const environment: Values<{ [key: string]: string }> = {
  some: () => ({ STAGE: 'test', REGION: Aws.REGION }),
  none: () => ({}),
  reference: { language: 'JSONPath', make: ({ JsonPath }) => ({ STAGE: JsonPath.stringAt('$.stage') }) },
  'references as a whole': {
    language: 'JSONPath',
    make: ({ JsonPath }) => JsonPath.objectAt('$.environment') as never,
  },
  expression: { language: 'JSONata', make: () => ({ STAGE: '{% $states.input.stage %}' }) },
};

const yesOrNo: Values<boolean> = { yes: () => true, no: () => false };

/** A value for each member of an enum. */
function members<N extends keyof typeof upstream, T>(
  name: N,
  make: (member: (typeof upstream)[N][keyof (typeof upstream)[N]], tasks: Tasks, stack: Stack) => T,
): Values<T> {
  return Object.fromEntries(
    Object.keys(upstream[name]).map((member) => [
      `${name}.${member}`,
      (tasks: Tasks, stack: Stack) => make(tasks[name][member as never], tasks, stack),
    ]),
  );
}

const { M4, M5, P3 } = ec2.InstanceClass;
const { LARGE, XLARGE, XLARGE2 } = ec2.InstanceSize;

/** The types of instances, and whatever holds them. */
function instances<T>(field: string, make: (type: ec2.InstanceType, stack: Stack) => T): Values<T> {
  const prefixed = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll('ml.ml.', 'ml.')) as unknown;
  return {
    instances: (_, stack) => make(ec2.InstanceType.of(M5, LARGE), stack),
    [`${field}, CDK token`]: (_, stack) => make(new ec2.InstanceType(Aws.REGION), stack),
    [`${field}, reference`]: {
      language: 'JSONPath',
      make: ({ JsonPath }, stack) => make(new ec2.InstanceType(JsonPath.stringAt('$.type')), stack),
    },
    [`${field}, expression`]: {
      language: 'JSONata',
      make: (_, stack) => make(new ec2.InstanceType('{% $states.input.type %}'), stack),
    },
    [`${field} with ml.`]: {
      make: (_, stack) => make(new ec2.InstanceType('ml.m5.large'), stack),
      differences: [
        {
          row: 'sagemaker-instance-type',
          edit: (outcome) => withArguments(outcome, (args) => prefixed(args) as Json),
        },
      ],
    },
  };
}

/** The statement stands after another. */
const withStatement = (row: string, after: (statement: Json) => boolean, added: Json): Difference => ({
  row,
  edit: (outcome) =>
    withStatements(outcome, (statements) =>
      statements.flatMap((statement) => (after(statement) ? [statement, added] : [statement])),
    ),
});

// Training jobs

const algorithmSpecification: Values<upstream.AlgorithmSpecification> = {
  'name of an algorithm': () => ({ algorithmName: 'BlazingText' }),
  'ARN of an algorithm': () => ({ algorithmName: 'arn:aws:sagemaker:us-east-1:222222222222:algorithm/theirs' }),
  'name, CDK token': () => ({ algorithmName: Aws.STACK_NAME }),
  'name, reference': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ algorithmName: JsonPath.stringAt('$.algorithm') }),
  },
  'name, expression': {
    language: 'JSONata',
    alone: true,
    make: () => ({ algorithmName: '{% $algorithm %}' }),
    as: {
      row: 'sagemaker-algorithm-expression',
      make: () => ({ algorithmName: Lazy.string({ produce: () => '{% $algorithm %}' }) }),
    },
  },
  'image of ECR': ({ DockerImage }, stack) => ({ trainingImage: DockerImage.fromEcrRepository(repository(stack)) }),
  'image of a tag': ({ DockerImage }, stack) => ({
    trainingImage: DockerImage.fromEcrRepository(repository(stack), 'v1'),
  }),
  'image of a digest': ({ DockerImage }, stack) => ({
    trainingImage: DockerImage.fromEcrRepository(repository(stack), 'sha256:0a1b'),
  }),
  'image of a tag from the state': {
    language: 'JSONPath',
    make: ({ DockerImage, JsonPath }, stack) => ({
      trainingImage: DockerImage.fromEcrRepository(repository(stack), JsonPath.stringAt('$.tag')),
    }),
    as: {
      row: 'reference-in-text',
      make: ({ DockerImage, JsonPath }, stack) => ({
        trainingImage: DockerImage.fromRegistry(
          JsonPath.format(`${repository(stack).repositoryUri}:{}`, JsonPath.stringAt('$.tag')),
        ),
      }),
    },
  },
  'image of a registry': ({ DockerImage }) => ({ trainingImage: DockerImage.fromRegistry('registry.example.com/a:1') }),
  'image of an asset': {
    alone: true,
    make: ({ DockerImage }, stack) => ({
      trainingImage: DockerImage.fromAsset(new Construct(stack, `Own${constructs++}`), 'Image', {
        directory: import.meta.dirname,
        file: 'core.ts',
        exclude: ['*'],
      }),
    }),
  },
  'image, reference': {
    language: 'JSONPath',
    make: ({ DockerImage, JsonPath }) => ({
      trainingImage: DockerImage.fromJsonExpression(JsonPath.stringAt('$.image')),
    }),
  },
  'image not in ECR, reference': {
    language: 'JSONPath',
    make: ({ DockerImage, JsonPath }) => ({
      trainingImage: DockerImage.fromJsonExpression(JsonPath.stringAt('$.image'), false),
    }),
  },
  'image, path': {
    language: 'JSONPath',
    make: ({ DockerImage }) => ({ trainingImage: DockerImage.fromJsonExpression('$.image') }),
    as: {
      row: 'sagemaker-image-path',
      make: ({ DockerImage, JsonPath }) => ({
        trainingImage: DockerImage.fromJsonExpression(JsonPath.stringAt('$.image')),
      }),
    },
  },
  'image, expression': {
    language: 'JSONata',
    make: ({ DockerImage }) => ({ trainingImage: DockerImage.fromJsonExpression('{% $states.input.image %}') }),
    differences: [expressionInJsonPath],
  },
  'image, no path': {
    alone: true,
    make: ({ DockerImage }) => ({ trainingImage: DockerImage.fromJsonExpression('ubuntu') }),
    differences: [{ row: 'sagemaker-image-path', edit: () => ({ refused: ['no path'] }) }],
  },
  ...members('InputMode', (trainingInputMode) => ({ algorithmName: 'BlazingText', trainingInputMode })),
  metrics: () => ({ algorithmName: 'BlazingText', metricDefinitions: [{ name: 'loss', regex: 'loss: (.*)' }] }),
  'no metrics': () => ({ algorithmName: 'BlazingText', metricDefinitions: [] }),
  'too many metrics': {
    alone: true,
    make: () => ({
      algorithmName: 'BlazingText',
      metricDefinitions: [...Array(41).keys()].map((i) => ({ name: `m${i}`, regex: 'x' })),
    }),
    differences: refusal('sagemaker-limits', /^algorithmSpecification.metricDefinitions has 41 entries$/),
  },
  neither: { alone: true, make: () => ({}) },
  both: {
    alone: true,
    make: ({ DockerImage }) => ({ algorithmName: 'a', trainingImage: DockerImage.fromRegistry('b') }),
  },
  'no name': { alone: true, make: () => ({ algorithmName: 'a_b' }) },
  'name that ends in a hyphen': { alone: true, make: () => ({ algorithmName: 'a-' }) },
  'too long a name': { alone: true, make: () => ({ algorithmName: 'a'.repeat(171) }) },
};
let constructs = 0;

const source = (tasks: Tasks, options: Partial<upstream.S3DataSource> = {}): upstream.DataSource => ({
  s3DataSource: { s3Location: tasks.S3Location.fromJsonExpression('$.in'), ...options },
});

const inPath = 'JSONPath' as const;

/** Channels whose place is a path. */
const channelsOf = (values: Values<upstream.Channel[]>): Values<upstream.Channel[]> =>
  Object.fromEntries(
    Object.entries(values).map(([name, make]) => [
      name,
      typeof make === 'function' ? { language: inPath, make } : { language: inPath, ...make },
    ]),
  );

const inputDataConfig: Values<upstream.Channel[]> = {
  bucket: ({ S3Location }, stack) => [
    { channelName: 'train', dataSource: { s3DataSource: { s3Location: S3Location.fromBucket(bucket(stack), 'in') } } },
  ],
  expression: {
    language: 'JSONata',
    make: ({ S3Location }) => [
      {
        channelName: '{% $channel %}',
        dataSource: { s3DataSource: { s3Location: S3Location.fromJsonExpression('{% $states.input.in %}') } },
      },
    ],
    differences: [expressionInJsonPath],
  },
  ...channelsOf({
    path: (tasks) => [{ channelName: 'train', dataSource: source(tasks) }],
    reference: ({ JsonPath, S3Location }) => [
      {
        channelName: JsonPath.stringAt('$.channel'),
        contentType: JsonPath.stringAt('$.type'),
        dataSource: { s3DataSource: { s3Location: S3Location.fromJsonExpression(JsonPath.stringAt('$.in')) } },
      },
    ],
    'two channels, all of it': (tasks) => [
      {
        channelName: 'train',
        contentType: 'text/csv',
        compressionType: tasks.CompressionType.GZIP,
        inputMode: tasks.InputMode.PIPE,
        recordWrapperType: tasks.RecordWrapperType.RECORD_IO,
        dataSource: source(tasks, {
          s3DataType: tasks.S3DataType.AUGMENTED_MANIFEST_FILE,
          s3DataDistributionType: tasks.S3DataDistributionType.SHARDED_BY_S3_KEY,
          attributeNames: ['source', 'label'],
        }),
      },
      { channelName: 'test', dataSource: source(tasks) },
    ],
    'attributes from the state': (tasks) => [
      { channelName: 'train', dataSource: source(tasks, { attributeNames: tasks.JsonPath.listAt('$.attributes') }) },
    ],
    ...members('InputMode', (inputMode, tasks) => [{ channelName: 'train', inputMode, dataSource: source(tasks) }]),
    ...members('CompressionType', (compressionType, tasks) => [
      { channelName: 'train', compressionType, dataSource: source(tasks) },
    ]),
    ...members('RecordWrapperType', (recordWrapperType, tasks) => [
      { channelName: 'train', recordWrapperType, dataSource: source(tasks) },
    ]),
    ...members('S3DataType', (s3DataType, tasks) => [
      { channelName: 'train', dataSource: source(tasks, { s3DataType }) },
    ]),
    ...members('S3DataDistributionType', (s3DataDistributionType, tasks) => [
      { channelName: 'train', dataSource: source(tasks, { s3DataDistributionType }) },
    ]),
    shuffled: {
      make: (tasks) => [{ channelName: 'train', shuffleConfig: { seed: 5 }, dataSource: source(tasks) }],
      differences: [
        {
          row: 'sagemaker-shuffle',
          edit: (outcome) =>
            withArguments(outcome, (args) => ({
              ...args,
              InputDataConfig: (args.InputDataConfig as Json[]).map((channel) => ({
                ...channel,
                ShuffleConfig: { Seed: 5 },
              })),
            })),
        },
      ],
    },
    'prefix from the state': {
      make: ({ JsonPath, S3Location }, stack) => [
        {
          channelName: 'train',
          dataSource: {
            s3DataSource: { s3Location: S3Location.fromBucket(bucket(stack), JsonPath.stringAt('$.prefix')) },
          },
        },
      ],
      as: {
        row: 'reference-in-text',
        make: ({ JsonPath, S3Location }, stack) => [
          {
            channelName: 'train',
            dataSource: {
              s3DataSource: {
                s3Location: S3Location.fromJsonExpression(
                  JsonPath.format(bucket(stack).urlForObject('{}'), JsonPath.stringAt('$.prefix')),
                ),
              },
            },
          },
        ],
      },
    },
  }),
  none: { alone: true, make: () => [], differences: refusal('sagemaker-limits', /^inputDataConfig has 0 channels$/) },
  'a name with a blank': {
    alone: true,
    make: ({ S3Location }, stack) => [
      { channelName: 'a b', dataSource: { s3DataSource: { s3Location: S3Location.fromBucket(bucket(stack), 'in') } } },
    ],
    differences: refusal('sagemaker-name', /^inputDataConfig\[0\].channelName is "a b"$/),
  },
};

const outputDataConfig: Values<upstream.OutputDataConfig> = {
  bucket: ({ S3Location }, stack) => ({ s3OutputLocation: S3Location.fromBucket(bucket(stack), 'out') }),
  'bucket, encrypted': ({ S3Location }, stack) => ({
    s3OutputLocation: S3Location.fromBucket(bucket(stack), ''),
    encryptionKey: key(stack),
  }),
  path: { language: inPath, make: ({ S3Location }) => ({ s3OutputLocation: S3Location.fromJsonExpression('$.out') }) },
  expression: {
    language: 'JSONata',
    make: ({ S3Location }) => ({ s3OutputLocation: S3Location.fromJsonExpression('{% $states.input.out %}') }),
    differences: [expressionInJsonPath],
  },
};

const resourceConfig: Values<upstream.ResourceConfig> = {
  ...instances('resourceConfig', (instanceType) => ({ instanceCount: 1, instanceType, volumeSize: Size.gibibytes(5) })),
  encrypted: (_, stack) => ({
    instanceCount: 2,
    instanceType: ec2.InstanceType.of(P3, XLARGE2),
    volumeSize: Size.tebibytes(1),
    volumeEncryptionKey: key(stack),
  }),
  'numbers from the state': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({
      instanceCount: JsonPath.numberAt('$.count'),
      instanceType: ec2.InstanceType.of(M4, XLARGE),
      volumeSize: Size.gibibytes(JsonPath.numberAt('$.size')),
    }),
  },
  'numbers, CDK tokens': () => ({
    instanceCount: Lazy.number({ produce: () => 3 }),
    instanceType: ec2.InstanceType.of(M4, XLARGE),
    volumeSize: Size.gibibytes(Lazy.number({ produce: () => 4 })),
  }),
  'parts of a gibibyte': {
    alone: true,
    make: () => ({
      instanceCount: 1,
      instanceType: ec2.InstanceType.of(M4, XLARGE),
      volumeSize: Size.mebibytes(1500),
    }),
  },
};

const hyperparameters: Values<{ [key: string]: unknown }> = {
  text: () => ({ objective: 'reg:logistic', region: Aws.REGION }),
  none: () => ({}),
  reference: { language: 'JSONPath', make: ({ JsonPath }) => ({ objective: JsonPath.stringAt('$.objective') }) },
  'from the state as a whole': {
    language: 'JSONPath',
    make: ({ JsonPath }) => JsonPath.objectAt('$.parameters') as never,
  },
  expression: { language: 'JSONata', make: () => ({ objective: '{% $states.input.objective %}' }) },
  'numbers and truth values': {
    make: () => ({ rounds: 5, early: true }),
    differences: [rewritten('sagemaker-hyperparameters', { rounds: 5, early: true }, { rounds: '5', early: 'true' })],
  },
  list: {
    alone: true,
    make: () => ({ layers: [64, 32] }),
    differences: refusal(
      'sagemaker-hyperparameters',
      /^hyperparameters.layers is a list, but hyperparameters are text$/,
    ),
  },
  'number from the state': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ rounds: JsonPath.numberAt('$.rounds') }),
    differences: [
      rewritten(
        'sagemaker-hyperparameters',
        { 'rounds.$': '$.rounds' },
        { 'rounds.$': "States.Format('{}', $.rounds)" },
      ),
    ],
  },
};

const stoppingCondition: Values<upstream.StoppingCondition> = {
  hours: () => ({ maxRuntime: Duration.hours(2) }),
  nothing: () => ({}),
  'from the state': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ maxRuntime: Duration.seconds(JsonPath.numberAt('$.seconds')) }),
  },
  'parts of a second': { alone: true, make: () => ({ maxRuntime: Duration.millis(1500) }) },
  'no time': {
    alone: true,
    make: () => ({ maxRuntime: Duration.seconds(0) }),
    differences: refusal('sagemaker-limits', /^stoppingCondition.maxRuntime is 0 seconds$/),
  },
};

/** Puts the containers into another security group. */
const addSecurityGroup: Dimension = dimension<Call | undefined>('addSecurityGroup', 'call', {
  absent,
  'a security group': (_, stack) => (task) => {
    const other = once(stack, 'Other', (scope, id) => new ec2.SecurityGroup(scope, id, { vpc: vpc(stack) }));
    (task as unknown as { addSecurityGroup(group: ec2.ISecurityGroup): void }).addSecurityGroup(other);
  },
});

const groupWithoutVpc = (prop: string): Difference => ({
  row: 'sagemaker-security-group',
  edit: (outcome, { choice }) =>
    has(choice, 'addSecurityGroup') && !has(choice, prop)
      ? refusedFor(outcome, /^addSecurityGroup is called on a task without a VPC/)
      : outcome,
});

const training = model('SageMakerCreateTrainingJob', {
  patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
  otherPatterns: [WAIT_FOR_TASK_TOKEN],
  differences: [watching, tagging, groupWithoutVpc('vpcConfig')],
  required: {
    trainingJobName: names('training-job', 'as they are', '*'),
    algorithmSpecification,
    outputDataConfig,
  },
  optional: {
    inputDataConfig,
    role,
    hyperparameters,
    tags,
    resourceConfig,
    stoppingCondition,
    vpcConfig: {
      VPC: (_, stack) => ({ vpc: vpc(stack) }),
      'public subnets': (_, stack) => ({ vpc: vpc(stack), subnets: { subnetType: ec2.SubnetType.PUBLIC } }),
    },
    enableNetworkIsolation: yesOrNo,
    environment: {
      ...environment,
      'too long a value': {
        alone: true,
        make: () => ({ STAGE: 'x'.repeat(513) }),
        differences: refusal('sagemaker-limits', /^environment.STAGE has 513 characters$/),
      },
      'no name': {
        alone: true,
        make: () => ({ '1ST': 'x' }),
        differences: refusal('sagemaker-name', /^environment.1ST has a name that no variable has$/),
      },
    },
  },
});

// Transform jobs

/** There is no role to pass. */
const noRole: Difference = {
  row: 'sagemaker-transform-role',
  edit: (outcome) => withStatements(outcome, (statements) => statements.filter((statement) => !isPassRole(statement))),
};

const volumeKey = withStatement('sagemaker-volume-key', isCreate, {
  Action: 'kms:CreateGrant',
  Effect: 'Allow',
  Resource: { 'Fn::GetAtt': ['Key', 'Arn'] },
});

const transformOutput = (options: Partial<upstream.TransformOutput>): upstream.TransformOutput => ({
  s3OutputPath: 's3://out',
  ...options,
});

const transformInput = (options: Partial<upstream.TransformInput>): upstream.TransformInput => ({
  transformDataSource: { s3DataSource: { s3Uri: 's3://in' } },
  ...options,
});

const transform = model('SageMakerCreateTransformJob', {
  patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
  otherPatterns: [WAIT_FOR_TASK_TOKEN],
  differences: [watching, tagging, noRole],
  required: {
    transformJobName: names('transform-job', 'as *', '*'),
    modelName,
    transformInput: {
      prefix: () => transformInput({}),
      'all of it': ({ CompressionType, S3DataType, SplitType }) => ({
        compressionType: CompressionType.GZIP,
        contentType: 'text/csv',
        splitType: SplitType.LINE,
        transformDataSource: { s3DataSource: { s3Uri: 's3://in/manifest', s3DataType: S3DataType.MANIFEST_FILE } },
      }),
      reference: {
        language: 'JSONPath',
        make: ({ JsonPath }) => ({
          contentType: JsonPath.stringAt('$.type'),
          transformDataSource: { s3DataSource: { s3Uri: JsonPath.stringAt('$.in') } },
        }),
      },
      expression: {
        language: 'JSONata',
        make: () => ({ transformDataSource: { s3DataSource: { s3Uri: '{% $states.input.in %}' } } }),
      },
      ...members('CompressionType', (compressionType) => transformInput({ compressionType })),
      ...members('SplitType', (splitType) => transformInput({ splitType })),
      ...members('S3DataType', (s3DataType) =>
        transformInput({ transformDataSource: { s3DataSource: { s3Uri: 's3://in', s3DataType } } }),
      ),
    },
    transformOutput: {
      prefix: () => transformOutput({}),
      'all of it': ({ AssembleWith }, stack) =>
        transformOutput({ accept: 'text/csv', assembleWith: AssembleWith.LINE, encryptionKey: key(stack) }),
      'key by its alias': (_, stack) => transformOutput({ encryptionKey: aliasOfKey(stack) }),
      reference: {
        language: 'JSONPath',
        make: ({ JsonPath }) => ({ s3OutputPath: JsonPath.stringAt('$.out') }),
      },
      ...members('AssembleWith', (assembleWith) => transformOutput({ assembleWith })),
    },
  },
  optional: {
    role,
    batchStrategy: members('BatchStrategy', (member) => member),
    environment,
    maxConcurrentTransforms: {
      some: () => 10,
      none: () => 0,
      reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.numberAt('$.calls') },
      'less than none': {
        alone: true,
        make: () => -1,
        differences: refusal('sagemaker-limits', /^maxConcurrentTransforms is -1$/),
      },
    },
    maxPayload: {
      some: () => Size.mebibytes(6),
      none: () => Size.mebibytes(0),
      reference: { language: 'JSONPath', make: ({ JsonPath }) => Size.mebibytes(JsonPath.numberAt('$.size')) },
      'parts of a mebibyte': { alone: true, make: () => Size.kibibytes(1500) },
      'too much': {
        alone: true,
        make: () => Size.mebibytes(101),
        differences: refusal('sagemaker-limits', /^maxPayload is 101 mebibytes$/),
      },
    },
    modelClientOptions: {
      'all of it': () => ({ invocationsMaxRetries: 3, invocationsTimeout: Duration.minutes(5) }),
      nothing: () => ({}),
      'no retries': () => ({ invocationsMaxRetries: 0 }),
      reference: {
        language: 'JSONPath',
        make: ({ JsonPath }) => ({
          invocationsMaxRetries: JsonPath.numberAt('$.retries'),
          invocationsTimeout: Duration.seconds(JsonPath.numberAt('$.timeout')),
        }),
      },
      'too many retries': { alone: true, make: () => ({ invocationsMaxRetries: 4 }) },
      'fewer retries than none': { alone: true, make: () => ({ invocationsMaxRetries: -1 }) },
      'too long a timeout': { alone: true, make: () => ({ invocationsTimeout: Duration.seconds(3601) }) },
      'no timeout': {
        alone: true,
        make: () => ({ invocationsTimeout: Duration.seconds(0) }),
        differences: refusal('sagemaker-limits', /^modelClientOptions.invocationsTimeout is 0 seconds$/),
      },
    },
    tags,
    transformResources: {
      ...instances('transformResources', (instanceType) => ({ instanceCount: 2, instanceType })),
      encrypted: {
        make: (_, stack) => ({
          instanceCount: 1,
          instanceType: ec2.InstanceType.of(M4, XLARGE),
          volumeEncryptionKey: key(stack),
        }),
        differences: [volumeKey],
      },
      'number from the state': {
        language: 'JSONPath',
        make: ({ JsonPath }) => ({
          instanceCount: JsonPath.numberAt('$.count'),
          instanceType: ec2.InstanceType.of(M4, XLARGE),
        }),
      },
      'no instance': {
        alone: true,
        make: () => ({ instanceCount: 0, instanceType: ec2.InstanceType.of(M4, XLARGE) }),
        differences: refusal('sagemaker-limits', /^transformResources.instanceCount is 0$/),
      },
    },
  },
});

// Models

const container =
  (options: (tasks: Tasks, stack: Stack) => upstream.ContainerDefinitionOptions) => (tasks: Tasks, stack: Stack) =>
    new tasks.ContainerDefinition(options(tasks, stack));

const containers: Values<upstream.IContainerDefinition> = {
  image: container(({ DockerImage }) => ({ image: DockerImage.fromRegistry('registry.example.com/a:1') })),
  'image of ECR with artifacts': container(({ DockerImage, S3Location }, stack) => ({
    image: DockerImage.fromEcrRepository(repository(stack)),
    modelS3Location: S3Location.fromBucket(bucket(stack), 'model.tar.gz'),
    containerHostName: 'first',
  })),
  references: {
    language: 'JSONPath',
    make: container(({ DockerImage, JsonPath, S3Location, TaskInput }) => ({
      image: DockerImage.fromJsonExpression(JsonPath.stringAt('$.image')),
      modelS3Location: S3Location.fromJsonExpression('$.model'),
      environmentVariables: TaskInput.fromObject({ STAGE: JsonPath.stringAt('$.stage') }),
    })),
  },
  expressions: {
    language: 'JSONata',
    make: container(({ DockerImage, S3Location, TaskInput }) => ({
      image: DockerImage.fromJsonExpression('{% $states.input.image %}'),
      modelS3Location: S3Location.fromJsonExpression('{% $states.input.model %}'),
      environmentVariables: TaskInput.fromText('{% $states.input.environment %}'),
    })),
    differences: [expressionInJsonPath],
  },
  'model package': container(() => ({ modelPackageName: 'mine' })),
  nothing: container(() => ({})),
  ...members(
    'Mode',
    (mode, { ContainerDefinition, DockerImage }) =>
      new ContainerDefinition({ mode, image: DockerImage.fromRegistry('registry.example.com/a:1') }),
  ),
};

const createModel = model('SageMakerCreateModel', {
  patterns: [undefined, REQUEST_RESPONSE],
  otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
  differences: [tagging, groupWithoutVpc('vpc')],
  required: {
    modelName: names('model', 'in lower case', '*'),
    primaryContainer: containers,
  },
  optional: {
    role,
    containers: {
      some: {
        make: ({ ContainerDefinition, DockerImage }) => [
          new ContainerDefinition({ image: DockerImage.fromRegistry('registry.example.com/a:1') }),
          new ContainerDefinition({ containerHostName: 'second', modelPackageName: 'mine' }),
        ],
        differences: [
          {
            row: 'sagemaker-containers',
            edit: (outcome) =>
              withArguments(outcome, (args) => ({
                ...args,
                Containers: (args.Containers as { parameters: unknown }[]).map(({ parameters }) => parameters),
              })),
          },
        ],
      },
      none: () => [],
    },
    enableNetworkIsolation: yesOrNo,
    vpc: { VPC: (_, stack) => vpc(stack) },
    subnetSelection: { 'public subnets': () => ({ subnetType: ec2.SubnetType.PUBLIC }) },
    tags: tagInputs,
  },
});

// Endpoints

const variant = (options: Partial<upstream.ProductionVariant> = {}): upstream.ProductionVariant => ({
  instanceType: ec2.InstanceType.of(M5, XLARGE),
  modelName: 'MyModel',
  variantName: 'first',
  ...options,
});

const productionVariants: Values<upstream.ProductionVariant[]> = {
  one: () => [variant()],
  'two, all of it': () => [
    variant({ initialInstanceCount: 2, initialVariantWeight: 0.5 }),
    variant({ variantName: 'second', initialVariantWeight: 0 }),
  ],
  ...instances('variant', (instanceType) => [variant({ instanceType })]),
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => [
      variant({ modelName: JsonPath.stringAt('$.model'), variantName: JsonPath.stringAt('$.variant') }),
    ],
  },
  'numbers from the state': {
    language: 'JSONPath',
    alone: true,
    make: ({ JsonPath }) => [
      variant({
        initialInstanceCount: JsonPath.numberAt('$.count'),
        initialVariantWeight: JsonPath.numberAt('$.weight'),
      }),
    ],
    as: {
      row: 'sagemaker-variant-numbers',
      make: () => [variant({ initialInstanceCount: 7, initialVariantWeight: 8 })],
    },
    differences: [
      rewritten('sagemaker-variant-numbers', { InitialInstanceCount: 7 }, { 'InitialInstanceCount.$': '$.count' }),
      rewritten('sagemaker-variant-numbers', { InitialVariantWeight: 8 }, { 'InitialVariantWeight.$': '$.weight' }),
    ],
  },
  ...Object.fromEntries(
    (['EIA1', 'EIA2'] as const).map((generation) => [
      `accelerator ${generation}`,
      {
        make: ({ AcceleratorClass, AcceleratorType }: Tasks) => [
          variant({ acceleratorType: AcceleratorType.of(AcceleratorClass[generation], LARGE) }),
        ],
        differences: [
          rewritten(
            'sagemaker-accelerator',
            { AcceleratorType: { instanceTypeIdentifier: 'ml.[object Object].large' } },
            { AcceleratorType: `ml.${generation.toLowerCase()}.large` },
          ),
        ],
      },
    ]),
  ),
  'accelerator by its name': {
    make: ({ AcceleratorType }) => [variant({ acceleratorType: new AcceleratorType('ml.eia2.medium') })],
    differences: [
      rewritten(
        'sagemaker-accelerator',
        { AcceleratorType: { instanceTypeIdentifier: 'ml.eia2.medium' } },
        { AcceleratorType: 'ml.eia2.medium' },
      ),
    ],
  },
  'no instance': {
    alone: true,
    make: () => [variant({ initialInstanceCount: 0 })],
    differences: refusal('sagemaker-no-instance', /^productionVariants\[0\].initialInstanceCount is 0$/),
  },
  'no name': {
    alone: true,
    make: () => [variant({ variantName: 'a_b' })],
    differences: refusal('sagemaker-name', /^productionVariants\[0\].variantName is "a_b"$/),
  },
  'fewer instances than none': { alone: true, make: () => [variant({ initialInstanceCount: -1 })] },
  'less weight than none': { alone: true, make: () => [variant({ initialVariantWeight: -1 })] },
  none: { alone: true, make: () => [] },
  'too many': { alone: true, make: () => [...Array(11).keys()].map((i) => variant({ variantName: `v${i}` })) },
};

const createEndpointConfig = model('SageMakerCreateEndpointConfig', {
  patterns: [undefined, REQUEST_RESPONSE],
  otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
  differences: [tagging],
  required: { endpointConfigName: names('endpoint-config', 'in lower case'), productionVariants },
  optional: {
    kmsKey: {
      key: (_, stack) => key(stack),
      'imported key': {
        make: (_, stack) =>
          once(stack, 'TheirKey', (scope, id) =>
            kms.Key.fromKeyArn(scope, id, 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd'),
          ),
        differences: [
          {
            row: 'sagemaker-key-elsewhere',
            edit: (outcome, { choice }) =>
              choice.get('stack')!.name === 'one account'
                ? withArguments(outcome, (args) => ({
                    ...args,
                    KmsKeyId: 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd',
                  }))
                : outcome,
          },
        ],
      },
      alias: (_, stack) => aliasOfKey(stack),
    },
    tags: tagInputs,
  },
});

const endpointNames = {
  endpointName: names('endpoint', 'in lower case'),
  endpointConfigName: names('endpoint-config', 'in lower case'),
};

/** What is for the state to say. */
const chosenName: Values<string> = {
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.name') },
  expression: { language: 'JSONata', make: () => '{% $states.input.name %}' },
};

const allowed = (...types: ResourceType[]): Values<string[]> => ({
  ARNs: () => types.map((type) => `arn:aws:sagemaker:us-east-1:222222222222:${type}/theirs-*`),
});

const endpoint = {
  endpointName: chosenName,
  endpointConfigName: { text: () => 'config' },
  allowedTargets: allowed('endpoint', 'endpoint-config'),
};

const ownKey: Values<kms.IKey> = { key: (_, stack) => key(stack) };

// Jobs that upstream does not have

/** Names of jobs that only ours make. */
const newName: Values<string> = {
  text: () => 'MyName',
  'CDK token': () => `of-${Aws.STACK_NAME}`,
  ...chosenName,
};

const { 'parts of a gibibyte': _parts, ...resources } = resourceConfig;
const { some, none, references, expressions } = tags;
const jobTags = { some, none, references, expressions } as Values<{ [key: string]: string }>;

const processingInput = (stack: Stack): ours.ProcessingS3Input => ({
  s3Location: ours.S3Location.fromBucket(bucket(stack), 'in'),
  localPath: '/opt/ml/processing/in',
});

const athenaInput = (stack: Stack, options: Partial<ours.AthenaDatasetDefinition>): ours.ProcessingInput => ({
  inputName: 'in',
  datasetDefinition: {
    athenaDatasetDefinition: {
      catalog: 'AwsDataCatalog',
      database: 'shop',
      queryString: 'SELECT * FROM orders',
      s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'athena'),
      outputFormat: ours.AthenaResultFormat.PARQUET,
      ...options,
    },
    localPath: '/opt/ml/processing/orders',
  },
});

const redshiftInput = (stack: Stack, options: Partial<ours.RedshiftDatasetDefinition>): ours.ProcessingInput => ({
  inputName: 'in',
  datasetDefinition: {
    redshiftDatasetDefinition: {
      clusterId: 'warehouse',
      database: 'shop',
      dbUser: 'reader',
      queryString: 'SELECT * FROM orders',
      clusterRole: once(
        stack,
        'ClusterRole',
        (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('redshift.amazonaws.com') }),
      ),
      s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'redshift'),
      outputFormat: ours.RedshiftResultFormat.CSV,
      ...options,
    },
    localPath: '/opt/ml/processing/orders',
    dataDistributionType: ours.S3DataDistributionType.FULLY_REPLICATED,
    inputMode: ours.InputMode.PIPE,
  },
});

const tuningConfig = (
  options: Partial<ours.HyperParameterTuningJobConfig> = {},
): ours.HyperParameterTuningJobConfig => ({
  strategy: ours.TuningStrategy.BAYESIAN,
  resourceLimits: { maxParallelTrainingJobs: 2 },
  ...options,
});

const definition = (stack: Stack): ours.TrainingJobDefinition => ({
  algorithmSpecification: { algorithmName: 'BlazingText' },
  outputDataConfig: { s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'out') },
});

const manifest = (stack: Stack): ours.S3Location => ours.S3Location.fromBucket(bucket(stack), 'photos.manifest');
const topic = (stack: Stack): sns.ITopic => once(stack, 'Topic', (scope, id) => new sns.Topic(scope, id));
const labelingAlgorithm =
  'arn:aws:sagemaker:eu-west-1:027400017018:labeling-job-algorithm-specification/image-classification';

const humanTask = (options: Partial<ours.HumanTaskConfig> = {}): ours.HumanTaskConfig => ({
  workteamArn: 'arn:aws:sagemaker:eu-west-1:111111111111:workteam/private-crowd/ours',
  humanTaskUiArn: 'arn:aws:sagemaker:eu-west-1:394669845002:human-task-ui/NamedEntityRecognition',
  taskTitle: 'Cats',
  taskDescription: 'Draw a box around each cat',
  numberOfHumanWorkersPerDataObject: 3,
  taskTimeLimit: Duration.minutes(5),
  ...options,
});

export default {
  models: [
    { ...training, dimensions: [...training.dimensions, addSecurityGroup] } satisfies Model,
    transform,
    { ...createModel, dimensions: [...createModel.dimensions, addSecurityGroup] } satisfies Model,
    createEndpointConfig,
    model('SageMakerCreateEndpoint', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [spelling, tagging],
      required: endpointNames,
      optional: { tags: tagInputs },
    }),
    model('SageMakerUpdateEndpoint', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [spelling],
      required: endpointNames,
    }),
  ],
  beyond: [
    beyondUpstream(ours.SageMakerCreateTrainingJob, {
      patterns: [undefined, RUN_JOB],
      required: {
        trainingJobName: { text: () => 'train' },
        algorithmSpecification: { 'by name': () => ({ algorithmName: 'BlazingText' }) },
        outputDataConfig: {
          bucket: (_, stack) => ({ s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'out') }),
        },
      },
      optional: {
        checkpointConfig: {
          bucket: (_, stack) => ({ s3Location: ours.S3Location.fromBucket(bucket(stack), 'checkpoints') }),
          'with a directory': (_, stack) => ({
            localPath: '/opt/ml/kept',
            s3Location: ours.S3Location.fromBucket(bucket(stack), 'checkpoints'),
          }),
        },
        enableInterContainerTrafficEncryption: yesOrNo,
        inputDataConfig: {
          'in one of several buckets': {
            language: 'JSONPath',
            make: (_, stack) => [
              {
                channelName: 'train',
                dataSource: {
                  s3DataSource: {
                    s3Location: ours.S3Location.fromJsonExpression('$.data', { allowedBuckets: [bucket(stack)] }),
                  },
                },
              },
            ],
          },
        },
      },
    }),
    beyondUpstream(ours.SageMakerCreateTrainingJob, {
      about: 'on spot instances, with an image of the state',
      required: {
        trainingJobName: { text: () => 'train' },
        algorithmSpecification: {
          'one of several repositories': {
            language: 'JSONPath',
            make: (_, stack) => ({
              trainingImage: ours.DockerImage.fromJsonExpression('$.image', {
                allowedRepositories: [repository(stack)],
              }),
            }),
          },
        },
        outputDataConfig: {
          bucket: (_, stack) => ({ s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'out') }),
        },
        enableManagedSpotTraining: yesOrNo,
        stoppingCondition: {
          'with a wait': () => ({ maxRuntime: Duration.hours(2), maxWaitTime: Duration.hours(3) }),
        },
      },
    }),
    beyondUpstream(ours.SageMakerCreateTrainingJob, {
      about: 'of one of several names',
      patterns: [undefined, RUN_JOB],
      required: {
        trainingJobName: chosenName,
        algorithmSpecification: { 'by name': () => ({ algorithmName: 'BlazingText' }) },
        outputDataConfig: {
          bucket: (_, stack) => ({ s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'out') }),
        },
        allowedTargets: allowed('training-job'),
      },
    }),
    beyondUpstream(ours.SageMakerCreateProcessingJob, {
      patterns: [undefined, RUN_JOB],
      required: {
        processingJobName: newName,
        appSpecification: {
          image: (_, stack) => ({ image: ours.DockerImage.fromEcrRepository(repository(stack)) }),
          'with arguments': {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({
              image: ours.DockerImage.fromJsonExpression('$.image'),
              containerEntrypoint: ['python3', 'clean.py'],
              containerArguments: ['--from', JsonPath.stringAt('$.from')],
            }),
          },
        },
      },
      optional: {
        processingInputs: {
          bucket: (_, stack) => [{ inputName: 'in', s3Input: processingInput(stack) }],
          path: {
            language: 'JSONPath',
            make: () => [
              {
                inputName: 'in',
                appManaged: true,
                s3Input: { s3Location: ours.S3Location.fromJsonExpression('$.in') },
              },
            ],
          },
          expression: {
            language: 'JSONata',
            make: () => [
              {
                inputName: '{% $states.input.name %}',
                appManaged: true,
                s3Input: { s3Location: ours.S3Location.fromJsonExpression('{% $states.input.in %}') },
              },
            ],
          },
          'all of it': (_, stack) => [
            {
              inputName: 'in',
              appManaged: false,
              s3Input: {
                ...processingInput(stack),
                s3DataType: ours.S3DataType.MANIFEST_FILE,
                s3InputMode: ours.InputMode.PIPE,
                s3DataDistributionType: ours.S3DataDistributionType.SHARDED_BY_S3_KEY,
                s3CompressionType: ours.CompressionType.GZIP,
              },
            },
          ],
          ...Object.fromEntries(
            Object.values(ours.AthenaResultFormat).map((outputFormat) => [
              `Athena, ${outputFormat}`,
              (_: Tasks, stack: Stack) => [athenaInput(stack, { outputFormat })],
            ]),
          ),
          ...Object.fromEntries(
            Object.values(ours.AthenaResultCompressionType).map((outputCompression) => [
              `Athena, ${outputCompression}`,
              (_: Tasks, stack: Stack) => [
                athenaInput(stack, { outputCompression, workGroup: 'analysts', encryptionKey: key(stack) }),
              ],
            ]),
          ),
          ...Object.fromEntries(
            Object.values(ours.RedshiftResultFormat).map((outputFormat) => [
              `Redshift, ${outputFormat}`,
              (_: Tasks, stack: Stack) => [redshiftInput(stack, { outputFormat })],
            ]),
          ),
          ...Object.fromEntries(
            Object.values(ours.RedshiftResultCompressionType).map((outputCompression) => [
              `Redshift, ${outputCompression}`,
              (_: Tasks, stack: Stack) => [redshiftInput(stack, { outputCompression, encryptionKey: key(stack) })],
            ]),
          ),
        },
        processingOutputConfig: {
          bucket: (_, stack) => ({
            outputs: [
              {
                outputName: 'out',
                appManaged: false,
                s3Output: {
                  s3Location: ours.S3Location.fromBucket(bucket(stack), 'out'),
                  localPath: '/opt/ml/processing/out',
                },
              },
            ],
          }),
          'feature group, encrypted': (_, stack) => ({
            outputs: [
              {
                outputName: 'out',
                appManaged: true,
                featureGroupName: 'customers',
                s3Output: {
                  s3Location: ours.S3Location.fromBucket(bucket(stack), 'out'),
                  s3UploadMode: ours.S3UploadMode.CONTINUOUS,
                },
              },
            ],
            encryptionKey: key(stack),
          }),
          path: {
            language: 'JSONPath',
            make: () => ({
              outputs: [
                {
                  outputName: 'out',
                  s3Output: {
                    s3Location: ours.S3Location.fromJsonExpression('$.out'),
                    localPath: '/opt/ml/processing/out',
                  },
                },
              ],
            }),
          },
        },
        resourceConfig: resources,
        stoppingCondition: {
          hours: () => ({ maxRuntime: Duration.hours(2) }),
          'from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ maxRuntime: Duration.seconds(JsonPath.numberAt('$.seconds')) }),
          },
        },
        role,
        vpcConfig: { VPC: (_, stack) => ({ vpc: vpc(stack) }) },
        enableNetworkIsolation: yesOrNo,
        enableInterContainerTrafficEncryption: yesOrNo,
        environment,
        experimentConfig: {
          'all of it': () => ({
            experimentName: 'churn',
            trialName: 'first',
            trialComponentDisplayName: 'cleaning',
            runName: 'run-1',
          }),
          expression: { language: 'JSONata', make: () => ({ experimentName: '{% $states.input.experiment %}' }) },
        },
        tags: jobTags,
      },
    }),
    beyondUpstream(ours.SageMakerCreateProcessingJob, {
      about: 'of one of several names',
      patterns: [undefined, RUN_JOB],
      required: {
        processingJobName: chosenName,
        appSpecification: { image: () => ({ image: ours.DockerImage.fromRegistry('app') }) },
        allowedTargets: allowed('processing-job'),
      },
    }),
    beyondUpstream(ours.SageMakerCreateHyperParameterTuningJob, {
      about: 'of one algorithm',
      patterns: [undefined, RUN_JOB],
      required: {
        hyperParameterTuningJobName: newName,
        hyperParameterTuningJobConfig: {
          little: () => tuningConfig(),
          'all of it': () =>
            tuningConfig({
              strategy: ours.TuningStrategy.HYPERBAND,
              hyperbandStrategyConfig: { minResource: 1, maxResource: 10 },
              objective: { metricName: 'loss', type: ours.TuningObjectiveType.MINIMIZE },
              resourceLimits: {
                maxParallelTrainingJobs: 2,
                maxNumberOfTrainingJobs: 20,
                maxRuntime: Duration.hours(5),
              },
              parameterRanges: {
                integerParameterRanges: [{ name: 'depth', minValue: 1, maxValue: 10 }],
                continuousParameterRanges: [{ name: 'eta', minValue: 0.1, maxValue: 0.5 }],
                categoricalParameterRanges: [{ name: 'optimizer', values: ['sgd', 'adam'] }],
                autoParameters: [{ name: 'lambda', valueHint: 0.5 }],
              },
              trainingJobEarlyStoppingType: ours.TrainingJobEarlyStoppingType.OFF,
              tuningJobCompletionCriteria: {
                targetObjectiveMetricValue: 0.01,
                maxNumberOfTrainingJobsNotImproving: 3,
                completeOnConvergence: true,
              },
              randomSeed: 7,
            }),
          ...Object.fromEntries(
            Object.values(ours.TuningStrategy).map((strategy) => [
              `strategy ${strategy}`,
              () => tuningConfig({ strategy }),
            ]),
          ),
          ...Object.fromEntries(
            Object.values(ours.HyperParameterScalingType).map((scalingType) => [
              `scaling ${scalingType}`,
              () =>
                tuningConfig({
                  parameterRanges: {
                    continuousParameterRanges: [{ name: 'eta', minValue: 0.1, maxValue: 0.5, scalingType }],
                  },
                }),
            ]),
          ),
          'as large as may be, stopped early': () =>
            tuningConfig({
              objective: { metricName: 'accuracy', type: ours.TuningObjectiveType.MAXIMIZE },
              trainingJobEarlyStoppingType: ours.TrainingJobEarlyStoppingType.AUTO,
              tuningJobCompletionCriteria: { completeOnConvergence: false },
            }),
          'numbers from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }) =>
              tuningConfig({
                resourceLimits: { maxParallelTrainingJobs: JsonPath.numberAt('$.parallel') },
                parameterRanges: {
                  integerParameterRanges: [{ name: 'depth', minValue: 1, maxValue: JsonPath.numberAt('$.depth') }],
                },
              }),
          },
          expression: {
            language: 'JSONata',
            make: () =>
              tuningConfig({ objective: { metricName: '{% $metric %}', type: ours.TuningObjectiveType.MINIMIZE } }),
          },
        },
        trainingJobDefinition: {
          little: (_, stack) => definition(stack),
          'all of it': (_, stack) => ({
            ...definition(stack),
            algorithmSpecification: {
              trainingImage: ours.DockerImage.fromEcrRepository(repository(stack)),
              trainingInputMode: ours.InputMode.FAST_FILE,
              metricDefinitions: [{ name: 'loss', regex: 'loss: (.*)' }],
            },
            definitionName: 'first',
            staticHyperParameters: { epochs: 10, objective: 'reg:logistic' },
            inputDataConfig: [
              {
                channelName: 'train',
                dataSource: { s3DataSource: { s3Location: ours.S3Location.fromBucket(bucket(stack), 'in') } },
              },
            ],
            checkpointConfig: { s3Location: ours.S3Location.fromBucket(bucket(stack), 'checkpoints') },
            enableManagedSpotTraining: true,
            stoppingCondition: { maxRuntime: Duration.hours(2), maxWaitTime: Duration.hours(3) },
            enableNetworkIsolation: true,
            enableInterContainerTrafficEncryption: true,
            maximumRetryAttempts: 3,
            environment: { STAGE: 'test' },
            resourceConfig: {
              instanceCount: 2,
              instanceType: ec2.InstanceType.of(P3, XLARGE2),
              volumeSize: Size.tebibytes(1),
              volumeEncryptionKey: key(stack),
            },
            vpcConfig: { vpc: vpc(stack) },
          }),
          'several kinds of instances': (tasks, stack) => ({
            ...definition(stack),
            role: (role.role as (tasks: Tasks, stack: Stack) => iam.IRole)(tasks, stack),
            tuningResourceConfig: {
              instanceConfigs: [
                {
                  instanceCount: 1,
                  instanceType: ec2.InstanceType.of(M5, XLARGE),
                  volumeSize: Size.gibibytes(30),
                },
                {
                  instanceCount: 1,
                  instanceType: ec2.InstanceType.of(M4, XLARGE),
                  volumeSize: Size.gibibytes(30),
                },
              ],
              allocationStrategy: ours.TuningAllocationStrategy.PRIORITIZED,
              volumeEncryptionKey: key(stack),
            },
          }),
          paths: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({
              algorithmSpecification: { trainingImage: ours.DockerImage.fromJsonExpression('$.image') },
              inputDataConfig: [
                {
                  channelName: 'train',
                  dataSource: { s3DataSource: { s3Location: ours.S3Location.fromJsonExpression('$.in') } },
                },
              ],
              outputDataConfig: { s3OutputLocation: ours.S3Location.fromJsonExpression('$.out') },
              staticHyperParameters: JsonPath.objectAt('$.parameters'),
            }),
          },
          expressions: {
            language: 'JSONata',
            make: () => ({
              algorithmSpecification: { algorithmName: '{% $algorithm %}' },
              outputDataConfig: { s3OutputLocation: ours.S3Location.fromJsonExpression('{% $states.input.out %}') },
            }),
          },
        },
      },
      optional: {
        warmStartConfig: {
          ...Object.fromEntries(
            Object.values(ours.WarmStartType).map((warmStartType) => [
              warmStartType,
              () => ({ parentHyperParameterTuningJobs: ['first', 'second'], warmStartType }),
            ]),
          ),
          references: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({
              parentHyperParameterTuningJobs: [JsonPath.stringAt('$.before')],
              warmStartType: ours.WarmStartType.TRANSFER_LEARNING,
            }),
          },
        },
        autotune: yesOrNo,
        tags: jobTags,
      },
    }),
    beyondUpstream(ours.SageMakerCreateHyperParameterTuningJob, {
      about: 'of several algorithms',
      patterns: [undefined, RUN_JOB],
      required: {
        hyperParameterTuningJobName: chosenName,
        hyperParameterTuningJobConfig: { little: () => tuningConfig() },
        trainingJobDefinitions: {
          two: (tasks, stack) => [
            {
              ...definition(stack),
              definitionName: 'first',
              tuningObjective: { metricName: 'loss', type: ours.TuningObjectiveType.MINIMIZE },
              hyperParameterRanges: { integerParameterRanges: [{ name: 'depth', minValue: 1, maxValue: 10 }] },
              vpcConfig: { vpc: vpc(stack) },
            },
            {
              ...definition(stack),
              definitionName: 'second',
              tuningObjective: { metricName: 'accuracy', type: ours.TuningObjectiveType.MAXIMIZE },
              hyperParameterRanges: { categoricalParameterRanges: [{ name: 'optimizer', values: ['sgd', 'adam'] }] },
              role: (role['imported role'] as (tasks: Tasks, stack: Stack) => iam.IRole)(tasks, stack),
              vpcConfig: { vpc: vpc(stack), subnets: { subnetType: ec2.SubnetType.PUBLIC } },
            },
          ],
        },
        allowedTargets: allowed('hyper-parameter-tuning-job'),
      },
    }),
    beyondUpstream(ours.SageMakerCreateLabelingJob, {
      patterns: [undefined, RUN_JOB],
      required: {
        labelingJobName: newName,
        labelAttributeName: { text: () => 'label', 'CDK token': () => Aws.REGION },
        inputConfig: {
          manifest: (_, stack) => ({ manifestLocation: manifest(stack) }),
          'manifest and topic': (_, stack) => ({
            manifestLocation: manifest(stack),
            topic: topic(stack),
            contentClassifiers: Object.values(ours.ContentClassifier),
          }),
          'one of several topics': {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) => ({
              manifestLocation: ours.S3Location.fromJsonExpression('$.manifest'),
              topic: sns.Topic.fromTopicArn(
                new Construct(stack, `Own${constructs++}`),
                'In',
                JsonPath.stringAt('$.in'),
              ),
              allowedTopics: ['arn:aws:sns:us-east-1:222222222222:theirs-*'],
            }),
          },
          expression: {
            language: 'JSONata',
            make: () => ({ manifestLocation: ours.S3Location.fromJsonExpression('{% $states.input.manifest %}') }),
          },
        },
        outputConfig: {
          bucket: (_, stack) => ({ s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'labels') }),
          'encrypted, with a topic': (_, stack) => ({
            s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'labels'),
            encryptionKey: key(stack),
            topic: topic(stack),
          }),
          'one of several topics': {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) => ({
              s3OutputLocation: ours.S3Location.fromJsonExpression('$.out'),
              topic: sns.Topic.fromTopicArn(
                new Construct(stack, `Own${constructs++}`),
                'Out',
                JsonPath.stringAt('$.to'),
              ),
              allowedTopics: ['arn:aws:sns:us-east-1:222222222222:theirs-*'],
            }),
          },
        },
        humanTaskConfig: {
          'with the user interface of SageMaker': () => humanTask(),
          'all of it, with a template': (_, stack) =>
            humanTask({
              humanTaskUiArn: undefined,
              uiTemplate: ours.S3Location.fromBucket(bucket(stack), 'template.liquid'),
              preHumanTaskLambda: once(stack, 'Pre', (scope, id) =>
                lambda.Function.fromFunctionArn(
                  scope,
                  id,
                  'arn:aws:lambda:eu-west-1:568282634449:function:PRE-BoundingBox',
                ),
              ),
              annotationConsolidationLambda: once(
                stack,
                'Consolidate',
                (scope, id) =>
                  new lambda.Function(scope, id, {
                    runtime: lambda.Runtime.NODEJS_22_X,
                    handler: 'index.handler',
                    code: lambda.Code.fromInline('exports.handler = async () => []'),
                  }),
              ),
              taskKeywords: ['photos', 'cats'],
              taskAvailabilityLifetime: Duration.days(1),
              maxConcurrentTaskCount: 100,
              publicWorkforceTaskPrice: { dollars: 0, cents: 3, tenthFractionsOfACent: 6 },
            }),
          references: {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) =>
              humanTask({
                workteamArn: JsonPath.stringAt('$.team'),
                taskTimeLimit: Duration.seconds(JsonPath.numberAt('$.limit')),
                taskKeywords: JsonPath.listAt('$.words'),
                preHumanTaskLambda: lambda.Function.fromFunctionArn(
                  new Construct(stack, `Own${constructs++}`),
                  'Pre',
                  JsonPath.stringAt('$.function'),
                ),
                allowedFunctions: ['arn:aws:lambda:us-east-1:222222222222:function:theirs-*'],
              }),
          },
          expression: { language: 'JSONata', make: () => humanTask({ taskTitle: '{% $states.input.title %}' }) },
        },
      },
      optional: {
        role,
        labelCategoryConfig: { bucket: (_, stack) => ours.S3Location.fromBucket(bucket(stack), 'labels.json') },
        labelingJobAlgorithmsConfig: {
          algorithm: () => ({ algorithmSpecificationArn: labelingAlgorithm }),
          'all of it': (_, stack) => ({
            algorithmSpecificationArn: labelingAlgorithm,
            initialActiveLearningModelArn: 'arn:aws:sagemaker:eu-west-1:111111111111:model/before',
            volumeEncryptionKey: key(stack),
            vpcConfig: { vpc: vpc(stack) },
          }),
        },
        stoppingConditions: {
          'all of it': () => ({ maxHumanLabeledObjectCount: 50, maxPercentageOfInputDatasetLabeled: 80 }),
          reference: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ maxHumanLabeledObjectCount: JsonPath.numberAt('$.most') }),
          },
        },
        tags: jobTags,
      },
    }),
    beyondUpstream(ours.SageMakerCreateLabelingJob, {
      about: 'of one of several names',
      patterns: [undefined, RUN_JOB],
      required: {
        labelingJobName: chosenName,
        labelAttributeName: { text: () => 'label' },
        inputConfig: { manifest: (_, stack) => ({ manifestLocation: manifest(stack) }) },
        outputConfig: {
          bucket: (_, stack) => ({ s3OutputLocation: ours.S3Location.fromBucket(bucket(stack), 'labels') }),
        },
        humanTaskConfig: { 'with the user interface of SageMaker': () => humanTask() },
        allowedTargets: allowed('labeling-job'),
      },
    }),
    beyondUpstream(ours.SageMakerCreateTransformJob, {
      about: 'of one of several names',
      patterns: [undefined, RUN_JOB],
      required: {
        transformJobName: chosenName,
        modelName: { text: () => 'model' },
        transformInput: { bucket: () => ({ transformDataSource: { s3DataSource: { s3Uri: 's3://in' } } }) },
        transformOutput: { bucket: () => ({ s3OutputPath: 's3://out' }) },
        allowedTargets: allowed('transform-job'),
      },
    }),
    beyondUpstream(ours.SageMakerCreateModel, {
      about: 'of one of several names',
      required: {
        modelName: chosenName,
        primaryContainer: {
          image: () => new ours.ContainerDefinition({ image: ours.DockerImage.fromRegistry('app') }),
        },
        allowedTargets: allowed('model'),
      },
    }),
    beyondUpstream(ours.SageMakerCreateEndpointConfig, {
      about: 'with serverless variants, of one of several names',
      required: {
        endpointConfigName: chosenName,
        productionVariants: {
          serverless: () => [
            {
              variantName: 'blue',
              modelName: 'model',
              serverlessConfig: { maxConcurrency: 10, memorySize: Size.gibibytes(2) },
            },
            {
              variantName: 'green',
              modelName: 'model',
              initialVariantWeight: 0.5,
              serverlessConfig: { maxConcurrency: 10, memorySize: Size.gibibytes(1), provisionedConcurrency: 5 },
            },
          ],
        },
        allowedTargets: allowed('endpoint-config'),
      },
    }),
    beyondUpstream(ours.SageMakerCreateEndpoint, {
      required: { ...endpoint, endpointConfigKey: ownKey },
    }),
    beyondUpstream(ours.SageMakerUpdateEndpoint, {
      required: { ...endpoint, endpointConfigKey: ownKey },
    }),
  ],
} satisfies PackageCases;
