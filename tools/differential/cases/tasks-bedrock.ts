import * as ours from '@cdk-sfn/tasks-bedrock';
import { Aws, Duration, Lazy } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import * as bedrock from 'aws-cdk-lib/aws-bedrock';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { CustomizationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type {
  BedrockCreateModelCustomizationJobProps,
  BedrockInvokeModelInputProps,
  BedrockInvokeModelOutputProps,
  CustomModelTag,
  DataBucketConfiguration,
  Guardrail,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { IConstruct } from 'constructs';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Difference, PackageCases, ValueOptions, Values } from '../src/case.ts';
import { refusal, refusedFor, withArguments, withState, withStatements } from '../src/edits.ts';
import type { Json } from '../src/outcome.ts';
import { taskInputs } from '../src/task-inputs.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0';
const PROFILE = 'arn:aws:bedrock:us-east-1:111111111111:inference-profile/us.amazon.nova-lite-v1:0';
const OWN_PROFILE = 'arn:aws:bedrock:us-east-1:111111111111:application-inference-profile/abc';

/** Something from the state that has to be in the policy, which upstream puts there as it is. */
const fromState = (prop: string): Difference[] =>
  refusal('bedrock-from-state', new RegExp(`^${prop} comes from the state| in a JSONata state$`));

const models: Values<bedrock.IModel> = {
  'foundation model': (_, stack) =>
    bedrock.FoundationModel.fromFoundationModelId(
      stack,
      'Foundation',
      new bedrock.FoundationModelIdentifier('amazon.nova-lite-v1:0'),
    ),
  'provisioned model': (_, stack) =>
    bedrock.ProvisionedModel.fromProvisionedModelArn(
      stack,
      'Provisioned',
      'arn:aws:bedrock:us-east-1:111111111111:provisioned-model/abc',
    ),
};

/** Leave to call what is behind a profile, which upstream does not have. */
const behindProfile = (profile: string, modelId: string): Difference[] => [
  {
    row: 'bedrock-inference-profile',
    edit: (outcome) =>
      withStatements(outcome, ([invoke, ...others]) => [
        invoke!,
        {
          Action: 'bedrock:InvokeModel',
          Condition: { ArnLike: { 'bedrock:InferenceProfileArn': profile } },
          Effect: 'Allow',
          Resource: partitioned(`:bedrock:*::foundation-model/${modelId}`),
        },
        ...others,
      ]),
  },
];

function partitioned(rest: string): unknown {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, rest]] };
}

/** An object that is known, in part or whole, is granted as far as it is known. */
const s3Permission = (action: string, objects: string): Difference => ({
  row: 'bedrock-s3-permission',
  edit: (outcome) =>
    withStatements(outcome, (statements) =>
      statements.map((statement) =>
        statement.Action === action ? { ...statement, Resource: partitioned(`:s3:::${objects}`) } : statement,
      ),
    ),
});

/** Text around references, which upstream refuses: ours is upstream's for a literal, with the reference in its place. */
const uriFromState = (field: 'Input' | 'Output', action: string, pattern: string, uri: Json): Difference[] => [
  {
    row: 'reference-in-text',
    edit: (outcome) => withArguments(outcome, (args) => ({ ...args, [field]: uri })),
  },
  s3Permission(action, pattern),
];

/** An expression in the middle of text, which upstream keeps as text. */
function expressionInUri(field: string, uri: string): Difference {
  return {
    row: 'bedrock-expression-in-uri',
    edit: (outcome, { language }) =>
      language === 'JSONata'
        ? withArguments(outcome, (args) => ({ ...args, [field]: { S3Uri: uri } }))
        : refusedFor(outcome, /^\w+\.S3Uri is the JSONata expression .* in a JSONPath state$/),
  };
}

type Objects = Values<BedrockInvokeModelInputProps & BedrockInvokeModelOutputProps>;

/** What holds for the input as it does for the output. */
function objects(field: 'Input' | 'Output'): Objects {
  const uriProp = field === 'Input' ? 's3InputUri' : 's3OutputUri';
  const action = field === 'Input' ? 's3:GetObject' : 's3:PutObject';
  const known = (bucketName: string, objectKey: string): Pick<BedrockInvokeModelInputProps, 's3Location'> => ({
    s3Location: { bucketName, objectKey },
  });
  return {
    location: () => known('bucket', 'a/b.json'),
    'location with CDK tokens': () => known(`data-${Aws.REGION}`, `${Aws.STACK_NAME}/a.json`),
    URI: {
      make: () => ({ [uriProp]: 's3://bucket/a/b.json' }),
      differences: [s3Permission(action, 'bucket/a/b.json')],
    },
    'URI of a CDK token': () => ({ [uriProp]: Lazy.string({ produce: () => 's3://bucket/c.json' }) }),
    'URI reference': {
      language: 'JSONPath',
      make: ({ JsonPath }) => ({ [uriProp]: JsonPath.stringAt('$.uri') }),
    },
    'URI expression': { language: 'JSONata', make: () => ({ [uriProp]: '{% $states.input.uri %}' }) },
    'key from the state': {
      language: 'JSONPath',
      make: ({ JsonPath }) => known('bucket', JsonPath.stringAt('$.key')),
      as: { row: 'reference-in-text', make: () => known('bucket', 'key') },
      differences: uriFromState(field, action, 'bucket/*', {
        'S3Uri.$': "States.Format('s3://bucket/{}', $.key)",
      }),
    },
    'key from an expression': {
      language: 'JSONata',
      make: () => known('bucket', '{% $states.input.key %}'),
      differences: [
        expressionInUri(field, '{% "s3://bucket/" & ($states.input.key) %}'),
        s3Permission(action, 'bucket/*'),
      ],
    },
    'with a version': {
      alone: true,
      make: () => ({ s3Location: { bucketName: 'bucket', objectKey: 'a.json', objectVersion: '1' } }),
    },
    'location and URI': { alone: true, make: () => ({ ...known('bucket', 'a'), [uriProp]: 's3://bucket/b' }) },
    'empty URI': { alone: true, make: () => ({ [uriProp]: '' }) },
  };
}

/** A guardrail that has to be in the policy, but comes from the state. */
const chosenGuardrail = fromState('guardrail');

const guardrails: Values<Guardrail> = {
  id: (tasks) => tasks.Guardrail.enable('abc123', 7),
  draft: (tasks) => tasks.Guardrail.enableDraft('abc123'),
  ARN: (tasks) => tasks.Guardrail.enable('arn:aws:bedrock:us-east-1:222222222222:guardrail/abc123', 1),
  'version of a CDK token': {
    make: (tasks) => tasks.Guardrail.enable('abc123', Lazy.number({ produce: () => 3 })),
    differences: [
      {
        row: 'bedrock-guardrail-version',
        edit: (outcome) => withArguments(outcome, (args) => ({ ...args, GuardrailVersion: '3' })),
      },
    ],
  },
  'id of the app': (tasks, stack) => tasks.Guardrail.enableDraft(ownGuardrail(stack).attrGuardrailId),
  'ARN of the app': {
    make: (tasks, stack) => tasks.Guardrail.enableDraft(ownGuardrail(stack).attrGuardrailArn),
    differences: [
      {
        row: 'bedrock-guardrail-arn',
        edit: (outcome) =>
          withStatements(outcome, (statements) =>
            statements.map((statement) =>
              statement.Action === 'bedrock:ApplyGuardrail'
                ? { ...statement, Resource: { 'Fn::GetAtt': ['Guardrail', 'GuardrailArn'] } }
                : statement,
            ),
          ),
      },
    ],
  },
  reference: {
    alone: true,
    make: (tasks) => tasks.Guardrail.enableDraft(tasks.JsonPath.stringAt('$.guardrail')),
    differences: chosenGuardrail,
  },
  expression: {
    alone: true,
    make: (tasks) => tasks.Guardrail.enableDraft('{% $states.input.guardrail %}'),
    differences: chosenGuardrail,
  },
  'id of other characters': { alone: true, make: (tasks) => tasks.Guardrail.enableDraft('Strict') },
  'ARN of nothing': {
    alone: true,
    make: (tasks) => tasks.Guardrail.enableDraft('arn:aws:bedrock:us-east-1:222222222222:guardrail'),
  },
  'too long': { alone: true, make: (tasks) => tasks.Guardrail.enableDraft('a'.repeat(2049)) },
  'version 0': { alone: true, make: (tasks) => tasks.Guardrail.enable('abc', 0) },
  'version too high': { alone: true, make: (tasks) => tasks.Guardrail.enable('abc', 100_000_000) },
  'part of a version': {
    alone: true,
    make: (tasks) => tasks.Guardrail.enable('abc', 1.5),
    differences: refusal('bedrock-limits', /^guardrail version is 1\.5$/),
  },
};

function ownGuardrail(stack: Stack): bedrock.CfnGuardrail {
  return once(
    stack,
    'Guardrail',
    (scope, id) =>
      new bedrock.CfnGuardrail(scope, id, { name: 'g', blockedInputMessaging: 'No', blockedOutputsMessaging: 'No' }),
  );
}

/** `once` for what is imported. */
function shared<T extends IConstruct>(stack: Stack, id: string, make: (stack: Stack, id: string) => T): T {
  return (stack.node.tryFindChild(id) as T | undefined) ?? make(stack, id);
}

const mimeType: Values<string> = {
  text: () => 'application/json',
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.type') },
  expression: { language: 'JSONata', make: () => '{% $states.input.type %}' },
};

const traceEnabled: Values<boolean> = { yes: () => true, no: () => false };

const bucketNamed = (stack: Stack, id: string): s3.IBucket =>
  shared(stack, id, (scope) => s3.Bucket.fromBucketName(scope, id, id.toLowerCase()));

/** In JSONata upstream has `Parameters`, which such a state cannot have. */
const jsonata: Difference = {
  row: 'bedrock-jsonata',
  edit: (outcome, { language }) =>
    language === 'JSONata'
      ? withState(outcome, ({ Parameters, ...state }) => ({ ...state, Arguments: Parameters }))
      : outcome,
};

const runJob: Difference = {
  row: 'bedrock-run-job',
  edit: (outcome, { choice }) => {
    if (choice.get('integrationPattern')!.name !== 'RUN_JOB') {
      return outcome;
    }
    const waits = withState(outcome, (state) => ({ ...state, Resource: synced(state.Resource) }));
    return withStatements(waits, (statements) => {
      const [create] = statements;
      const isOfRole = ({ Action }: Json): boolean => Action === 'sts:AssumeRole';
      return [
        ...statements.filter((statement) => !isOfRole(statement)),
        {
          Action: ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'],
          Effect: 'Allow',
          Resource: (create!.Resource as unknown[])[2],
        },
        ...statements.filter(isOfRole),
      ];
    });
  },
};

function synced(resource: unknown): unknown {
  return JSON.parse(JSON.stringify(resource).replace('createModelCustomizationJob', '$&.sync')) as unknown;
}

/** Tags are granted where there are tags. */
const tagPermission: Difference = {
  row: 'bedrock-tag-permission',
  edit: (outcome, { choice }) =>
    withStatements(outcome, ([create, ...others]) => {
      const [, customModels, jobs] = create!.Resource as unknown[];
      const has = (prop: string): boolean => !['absent', 'none'].includes(choice.get(prop)!.name);
      const tagged = [...(has('customModelTags') ? [customModels] : []), ...(has('jobTags') ? [jobs] : [])];
      return [
        { ...create, Action: 'bedrock:CreateModelCustomizationJob' },
        ...(tagged.length > 0
          ? [{ Action: 'bedrock:TagResource', Effect: 'Allow', Resource: tagged.length > 1 ? tagged : tagged[0] }]
          : []),
        ...others,
      ];
    }),
};

const passRole: Difference = {
  row: 'bedrock-pass-role',
  edit: (outcome) =>
    withStatements(outcome, (statements) =>
      statements.map((statement) =>
        statement.Action === 'iam:PassRole'
          ? {
              Action: statement.Action,
              Condition: { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } },
              Effect: statement.Effect,
              Resource: statement.Resource,
            }
          : statement,
      ),
    ),
};

/** A name, of which upstream checks the form. */
const names = (path: string, form: Values<string>): Values<string> => ({
  text: () => `${path}-1`,
  'CDK token': () => `${path}${Aws.ACCOUNT_ID}`,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt(`$.${path}`) },
  empty: { alone: true, make: () => '' },
  ...form,
});

/** Upstream takes an expression that is written out for a name of other characters. */
const written = (path: string, fields: (args: Json) => Json): ValueOptions<string> => ({
  language: 'JSONata',
  make: () => `{% $states.input.${path} %}`,
  as: { row: 'bedrock-expression-as-name', make: () => `${path}-1` },
  differences: [{ row: 'bedrock-expression-as-name', edit: (outcome) => withArguments(outcome, fields) }],
});

const refusedName = (make: () => string): ValueOptions<string> => ({ alone: true, make });

const tags: Values<CustomModelTag[]> = {
  one: () => [{ key: 'team', value: 'search' }],
  'two, of CDK tokens': () => [
    { key: Aws.REGION, value: Aws.STACK_NAME },
    { key: 'empty', value: '' },
  ],
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => [{ key: 'team', value: JsonPath.stringAt('$.team') }],
  },
  expressions: { language: 'JSONata', make: () => [{ key: 'team', value: '{% $states.input.team %}' }] },
  none: () => [],
  'too many': { alone: true, make: () => Array.from({ length: 201 }, (_, i) => ({ key: `k${i}`, value: 'v' })) },
  'long key': {
    alone: true,
    make: () => [{ key: 'a'.repeat(129), value: 'v' }],
    differences: refusal('bedrock-limits', /Tags\[0\]\.key has 129 characters$/),
  },
  'long value': {
    alone: true,
    make: () => [{ key: 'a', value: 'v'.repeat(257) }],
    differences: refusal('bedrock-limits', /Tags\[0\]\.value has 257 characters$/),
  },
};

/** Text around references, which upstream refuses. */
function places(field: string): Values<DataBucketConfiguration> {
  const argument = (uri: Json) => ({
    row: 'reference-in-text',
    edit: (outcome: Parameters<Difference['edit']>[0]) => withArguments(outcome, (args) => ({ ...args, [field]: uri })),
  });
  return {
    'bucket alone': (_, stack) => ({ bucket: bucketNamed(stack, 'Data') }),
    'bucket of the app, with a path': (_, stack) => ({
      bucket: once(stack, 'Own', (scope, id) => new s3.Bucket(scope, id)),
      path: 'in/a.jsonl',
    }),
    'path of a CDK token': (_, stack) => ({ bucket: bucketNamed(stack, 'Data'), path: Aws.STACK_NAME }),
    'path from the state': {
      language: 'JSONPath',
      make: ({ JsonPath }, stack) => ({ bucket: bucketNamed(stack, 'Data'), path: JsonPath.stringAt('$.path') }),
      as: { row: 'reference-in-text', make: (_, stack) => ({ bucket: bucketNamed(stack, 'Data'), path: 'path' }) },
      differences: [argument({ 'S3Uri.$': "States.Format('s3://data/{}', $.path)" })],
    },
    'path from an expression': {
      language: 'JSONata',
      make: (_, stack) => ({ bucket: bucketNamed(stack, 'Data'), path: '{% $states.input.path %}' }),
      differences: [expressionInUri(field, '{% "s3://data/" & ($states.input.path) %}')],
    },
  };
}

const role: Values<NonNullable<BedrockCreateModelCustomizationJobProps['role']>> = {
  imported: (_, stack) =>
    shared(stack, 'Imported', (scope, id) =>
      iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::111111111111:role/customizer'),
    ),
  'of the app': (_, stack) =>
    once(
      stack,
      'Customizer',
      (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('bedrock.amazonaws.com') }),
    ),
  'of CloudFormation': (_, stack) =>
    once(
      stack,
      'Bare',
      (scope, id) =>
        new iam.CfnRole(scope, id, {
          assumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        }),
    ),
  'from the state': {
    alone: true,
    make: ({ JsonPath }, stack) =>
      shared(stack, 'Chosen', (scope, id) => iam.Role.fromRoleArn(scope, id, JsonPath.stringAt('$.role'))),
    differences: fromState('role'),
  },
};

const vpcConfig: Values<NonNullable<BedrockCreateModelCustomizationJobProps['vpcConfig']>> = {
  'one of each': (_, stack) => vpc(stack, 1, 1),
  'several of each': (_, stack) => vpc(stack, 5, 16),
  'no security group': { alone: true, make: (_, stack) => vpc(stack, 0, 1) },
  'no subnet': { alone: true, make: (_, stack) => vpc(stack, 1, 0) },
  'too many security groups': { alone: true, make: (_, stack) => vpc(stack, 6, 1) },
  'too many subnets': { alone: true, make: (_, stack) => vpc(stack, 1, 17) },
};

function vpc(
  stack: Stack,
  groups: number,
  subnets: number,
): NonNullable<BedrockCreateModelCustomizationJobProps['vpcConfig']> {
  return {
    securityGroups: Array.from({ length: groups }, (_, i) =>
      shared(stack, `Group${i}`, (scope, id) => ec2.SecurityGroup.fromSecurityGroupId(scope, id, `sg-${i}`)),
    ),
    subnets: Array.from({ length: subnets }, (_, i) =>
      shared(stack, `Subnet${i}`, (scope, id) => ec2.Subnet.fromSubnetId(scope, id, `subnet-${i}`)),
    ),
  };
}

const key = (stack: Stack): kms.Key => once(stack, 'Key', (scope, id) => new kms.Key(scope, id));

const validationData: Values<DataBucketConfiguration[]> = {
  one: (_, stack) => [{ bucket: bucketNamed(stack, 'Checks') }],
  two: (_, stack) => [
    { bucket: bucketNamed(stack, 'Checks'), path: 'a.jsonl' },
    { bucket: bucketNamed(stack, 'Data'), path: 'b.jsonl' },
  ],
  none: { alone: true, make: () => [] },
  'too many': {
    alone: true,
    make: (_, stack) => Array.from({ length: 11 }, () => ({ bucket: bucketNamed(stack, 'Checks') })),
  },
};

/** What is the state's to say. */
const chosen = (path: string): Values<string> => ({
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt(`$.${path}`) },
  expression: { language: 'JSONata', make: () => `{% $states.input.${path} %}` },
});

const chosenModel: Values<bedrock.IModel> = {
  reference: { language: 'JSONPath', make: ({ JsonPath }) => ({ modelArn: JsonPath.stringAt('$.model') }) },
  expression: { language: 'JSONata', make: () => ({ modelArn: '{% $states.input.model %}' }) },
};

const refusedModel = (prop: string): Values<bedrock.IModel> =>
  Object.fromEntries(
    Object.entries(chosenModel).map(([name, value]) => [
      name,
      { make: (value as ValueOptions<bedrock.IModel>).make, alone: true, differences: fromState(prop) },
    ]),
  );

const invokeModels: Values<bedrock.IModel> = {
  ...models,
  'inference profile': {
    make: () => ({ modelArn: PROFILE }),
    differences: behindProfile(PROFILE, 'amazon.nova-lite-v1:0'),
  },
  'inference profile of the account': {
    make: () => ({ modelArn: OWN_PROFILE }),
    differences: behindProfile(OWN_PROFILE, '*'),
  },
  ...refusedModel('model'),
};

const lockedBucket = (stack: Stack): s3.Bucket =>
  once(stack, 'Locked', (scope, id) => new s3.Bucket(scope, id, { encryptionKey: key(stack) }));

export default {
  models: [
    model('BedrockInvokeModel', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      required: { model: invokeModels, body: taskInputs },
      optional: {
        accept: mimeType,
        contentType: mimeType,
        output: objects('Output'),
        guardrail: guardrails,
        traceEnabled,
      },
    }),
    model('BedrockInvokeModel', {
      about: 'with an input in S3',
      required: { model: models, input: objects('Input') },
      optional: { output: objects('Output') },
    }),
    model('BedrockCreateModelCustomizationJob', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [jsonata, tagPermission, runJob, passRole],
      required: {
        baseModel: { ...models, ...refusedModel('baseModel') },
        customModelName: names('name', {
          expression: written('name', (args) => ({ ...args, CustomModelName: '{% $states.input.name %}' })),
          'too long': refusedName(() => 'a'.repeat(64)),
          'other characters': refusedName(() => 'a--b'),
        }),
        jobName: names('job', {
          expression: written('job', (args) => ({ ...args, JobName: '{% $states.input.job %}' })),
          'too long': refusedName(() => 'a'.repeat(64)),
          'other characters': refusedName(() => '-a'),
        }),
        hyperParameters: {
          texts: () => ({ 'Evaluation percentage': '20', epochCount: '2' }),
          references: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ 'Evaluation percentage': JsonPath.stringAt('$.percentage') }),
          },
          expressions: { language: 'JSONata', make: () => ({ 'Evaluation percentage': '{% $states.input.p %}' }) },
          'no data to check with': { alone: true, make: () => ({ epochCount: '2' }) },
        },
        outputData: places('OutputDataConfig'),
        trainingData: places('TrainingDataConfig'),
      },
      optional: {
        clientRequestToken: names('token', {
          expression: written('token', (args) => ({ ...args, ClientRequestToken: '{% $states.input.token %}' })),
          'too long': refusedName(() => 'a'.repeat(257)),
          'other characters': refusedName(() => 'a-'),
        }),
        customizationType: Object.fromEntries(Object.values(CustomizationType).map((type) => [type, () => type])),
        customModelKmsKey: {
          'of the app': (_, stack) => key(stack),
          imported: {
            alone: true,
            make: (_, stack) =>
              shared(stack, 'Other', (scope, id) =>
                kms.Key.fromKeyArn(scope, id, 'arn:aws:kms:us-east-1:111111111111:key/k'),
              ),
          },
        },
        customModelTags: tags,
        jobTags: tags,
        role,
        validationData,
        vpcConfig,
      },
    }),
  ],
  beyond: [
    beyondUpstream(ours.BedrockInvokeModel, {
      about: 'one of several models, with a guardrail and objects from the state',
      required: {
        model: chosenModel,
        allowedTargets: { ARNs: () => [MODEL, PROFILE] },
        input: {
          reference: {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) => ({
              s3InputUri: JsonPath.stringAt('$.in'),
              allowedBuckets: [lockedBucket(stack)],
            }),
          },
          expression: {
            language: 'JSONata',
            make: (_, stack) => ({ s3InputUri: '{% $states.input.in %}', allowedBuckets: [lockedBucket(stack)] }),
          },
        },
        output: {
          reference: {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) => ({
              s3OutputUri: JsonPath.stringAt('$.out'),
              allowedBuckets: [lockedBucket(stack)],
            }),
          },
          expression: {
            language: 'JSONata',
            make: (_, stack) => ({ s3OutputUri: '{% $states.input.out %}', allowedBuckets: [lockedBucket(stack)] }),
          },
        },
        guardrail: {
          reference: {
            language: 'JSONPath',
            make: ({ JsonPath }) =>
              ours.Guardrail.enable(JsonPath.stringAt('$.guardrail'), JsonPath.numberAt('$.version')),
          },
          expression: {
            language: 'JSONata',
            make: () => ours.Guardrail.enableDraft('{% $states.input.guardrail %}'),
          },
        },
        allowedGuardrails: { ARNs: () => ['arn:aws:bedrock:us-east-1:222222222222:guardrail/*'] },
      },
    }),
    beyondUpstream(ours.BedrockInvokeModel, {
      about: 'through an inference profile',
      required: {
        body: { object: ({ TaskInput }) => TaskInput.fromObject({ a: 'b' }) },
        model: {
          'by its id': (_, stack) => ours.InferenceProfile.fromId(stack, 'us.amazon.nova-lite-v1:0'),
          'by its id, in some regions': (_, stack) =>
            ours.InferenceProfile.fromId(stack, 'us.amazon.nova-lite-v1:0', { regions: ['us-east-1', 'us-west-2'] }),
          'by its ARN': () => ours.InferenceProfile.fromArn(OWN_PROFILE, [{ modelArn: MODEL }]),
        },
      },
    }),
    beyondUpstream(ours.BedrockCreateModelCustomizationJob, {
      about: 'with a model and a role from the state',
      patterns: [undefined, RUN_JOB],
      required: {
        baseModel: chosenModel,
        allowedTargets: { ARNs: () => [MODEL] },
        role: {
          reference: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ roleRef: { roleArn: JsonPath.stringAt('$.role') } }),
          },
          expression: { language: 'JSONata', make: () => ({ roleRef: { roleArn: '{% $states.input.role %}' } }) },
        },
        allowedRoles: { ARNs: () => ['arn:aws:iam::111111111111:role/customizers/*'] },
        customModelName: { text: () => 'mine' },
        jobName: { text: () => 'job' },
        hyperParameters: {
          numbers: () => ({ 'Evaluation percentage': 20 as never }),
          'number from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ 'Evaluation percentage': JsonPath.numberAt('$.percentage') as never }),
          },
        },
        outputData: { bucket: (_, stack) => ({ bucket: bucketNamed(stack, 'Data') }) },
        trainingData: { bucket: (_, stack) => ({ bucket: bucketNamed(stack, 'Data') }) },
      },
    }),
    beyondUpstream(ours.BedrockAgentCoreInvokeHarness, {
      required: {
        harnessArn: { ARN: () => 'arn:aws:bedrock-agentcore:us-east-1:111111111111:harness/orders-abc' },
        runtimeSessionId: { text: () => 'session', ...chosen('session') },
        messages: {
          texts: () => [
            { role: ours.HarnessMessageRole.USER, content: ['Hello'] },
            { role: ours.HarnessMessageRole.ASSISTANT, content: ['Hi', 'What is it?'] },
          ],
          'from the state': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.objectAt('$.messages') },
          'texts from the state': {
            language: 'JSONPath',
            make: ({ JsonPath }) => [
              { role: ours.HarnessMessageRole.USER, content: [JsonPath.stringAt('$.question')] },
            ],
          },
          expressions: {
            language: 'JSONata',
            make: () => [{ role: ours.HarnessMessageRole.USER, content: ['{% $states.input.question %}'] }],
          },
        },
      },
      optional: {
        model: { Bedrock: () => ({ BedrockModelConfig: { ModelId: 'amazon.nova-lite-v1:0', MaxTokens: 100 } }) },
        systemPrompt: {
          texts: () => ['Be brief.'],
          'from the state': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.listAt('$.prompt') },
        },
        tools: {
          browser: () => [
            { Type: 'agentcore_browser', Name: 'browser', Config: { AgentCoreBrowser: { BrowserArn: 'arn' } } },
          ],
        },
        skills: { path: () => [{ Path: 'skills/orders' }], 'in S3': () => [{ S3: { Uri: 's3://skills/orders' } }] },
        allowedTools: {
          texts: () => ['browser'],
          'from the state': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.listAt('$.tools') },
        },
        maxIterations: { number: () => 5 },
        maxTokens: {
          number: () => 1000,
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.numberAt('$.tokens') },
        },
        agentTimeout: { minutes: () => Duration.minutes(2) },
        actorId: { text: () => 'customer-1', ...chosen('actor') },
      },
    }),
    beyondUpstream(ours.BedrockAgentCoreInvokeHarness, {
      about: 'one of several',
      required: {
        harnessArn: chosen('harness'),
        allowedTargets: { ARNs: () => ['arn:aws:bedrock-agentcore:us-east-1:111111111111:harness/orders-*'] },
        runtimeSessionId: { text: () => 'session' },
        messages: { text: () => [{ role: ours.HarnessMessageRole.USER, content: ['Hello'] }] },
      },
    }),
  ],
} satisfies PackageCases;
