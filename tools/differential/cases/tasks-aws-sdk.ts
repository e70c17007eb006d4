import { CallAwsService, CallAwsServiceCrossRegion } from '@cdk-sfn/tasks-aws-sdk';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { beyondUpstream, model } from '../src/case.ts';
import type { Difference, PackageCases, Values } from '../src/case.ts';
import { refusal, refusedFor, withStatements } from '../src/edits.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const OBJECTS = ['arn:aws:s3:::reports/*'];
const MACHINE = 'arn:aws:states:us-east-1:111111111111:stateMachine:M';
const QUEUE = ['arn:aws:sqs:us-east-1:111111111111:Queue'];

/** Our policy has another action than upstream's. */
function grants(row: string, actions: Readonly<Record<string, string>>): Difference {
  return {
    row,
    edit: (outcome) =>
      withStatements(outcome, (statements) =>
        statements.map((statement) => ({
          ...statement,
          Action: actions[String(statement.Action)] ?? statement.Action,
        })),
      ),
  };
}

const patternsOfCalls: Difference = {
  row: 'aws-sdk-token',
  edit: (outcome, { choice }) =>
    choice.get('integrationPattern')!.name === 'WAIT_FOR_TASK_TOKEN'
      ? refusedFor(outcome, /^integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on/)
      : outcome,
};

const statements = (): iam.PolicyStatement[] => [
  new iam.PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: ['arn:aws:kms:us-east-1:111111111111:key/00000000-0000-0000-0000-000000000000'],
  }),
];

const objects: Values<{ [key: string]: any }> = {
  literals: () => ({ Bucket: 'reports', Key: 'today.csv' }),
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ Bucket: 'reports', Key: JsonPath.stringAt('$.key') }),
  },
  functions: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ Bucket: 'reports', Key: JsonPath.format('{}.csv', JsonPath.stringAt('$.day')) }),
  },
  'keys that say a path': { language: 'JSONPath', make: () => ({ Bucket: 'reports', 'Key.$': '$.key' }) },
  expressions: { language: 'JSONata', make: () => ({ Bucket: 'reports', Key: '{% $states.input.key %}' }) },
  'small letters': {
    alone: true,
    make: () => ({ bucket: 'reports', Key: 'today.csv' }),
  },
};

const resourceFromState = refusal(
  'aws-sdk-resources',
  /^(permissions|iamResources) would grant .* on a resource from the state/,
);

export default {
  models: [
    model('CallAwsService', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [
        patternsOfCalls,
        grants('aws-sdk-iam-name', { 's3:getObject': 's3:GetObject', 'S3:getObject': 's3:GetObject' }),
      ],
      required: {
        service: {
          s3: () => 's3',
          'in capital letters': { alone: true, make: () => 'S3' },
          'no service': { alone: true, make: () => 's4', differences: refusal('aws-sdk-names', /^service is 's4'/) },
          'by its client': {
            alone: true,
            make: () => 'cloudwatch-logs',
            differences: refusal('aws-sdk-names', /^service is 'cloudwatch-logs'/),
          },
        },
        action: {
          getObject: () => 'getObject',
          misspelt: {
            alone: true,
            make: () => 'getObjetc',
            differences: refusal('aws-sdk-names', /^action is 'getObjetc'/),
          },
          'in PascalCase': { alone: true, make: () => 'GetObject' },
          'of two IAM actions': {
            alone: true,
            make: () => 'copyObject',
            differences: refusal('aws-sdk-iam-unknown', /^iamAction is missing, and s3:copyObject needs/),
          },
        },
        parameters: objects,
        iamResources: {
          one: () => OBJECTS,
          several: () => [...OBJECTS, 'arn:aws:s3:::archive/*'],
          'from the state': {
            alone: true,
            make: ({ JsonPath }) => [JsonPath.stringAt('$.arn')],
            differences: resourceFromState,
          },
        },
      },
      optional: {
        iamAction: { another: () => 's3:GetObjectVersion' },
        additionalIamStatements: { statements },
      },
    }),
    model('CallAwsService', {
      about: 'without parameters',
      differences: [grants('aws-sdk-iam-action', { 's3:listBuckets': 's3:ListAllMyBuckets' })],
      required: {
        service: { s3: () => 's3' },
        action: { listBuckets: () => 'listBuckets' },
        iamResources: { all: () => ['*'] },
      },
      optional: { parameters: { some: () => ({ MaxBuckets: 5 }) } },
    }),
    model('CallAwsService', {
      about: 'with another prefix in IAM',
      differences: [grants('aws-sdk-iam-name', { 'states:describeStateMachine': 'states:DescribeStateMachine' })],
      required: {
        service: { sfn: () => 'sfn' },
        action: { describeStateMachine: () => 'describeStateMachine' },
        parameters: { machine: () => ({ StateMachineArn: MACHINE }) },
        iamResources: { machine: () => [MACHINE] },
      },
    }),
    model('CallAwsService', {
      about: 'waiting for a token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      differences: [grants('aws-sdk-iam-name', { 'sqs:sendMessage': 'sqs:SendMessage' })],
      required: {
        service: { sqs: () => 'sqs' },
        action: { sendMessage: () => 'sendMessage' },
        parameters: {
          token: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ QueueUrl: 'https://queue', MessageBody: JsonPath.taskToken }),
          },
          'token in JSONata': {
            language: 'JSONata',
            make: () => ({ QueueUrl: 'https://queue', MessageBody: '{% $states.context.Task.Token %}' }),
          },
        },
        iamResources: { queue: () => QUEUE },
      },
    }),
    model('CallAwsServiceCrossRegion', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [patternsOfCalls],
      required: {
        service: {
          'cloudwatch-logs': () => 'cloudwatch-logs',
          'by its name in states': {
            alone: true,
            make: () => 'cloudwatchlogs',
            differences: refusal('aws-sdk-names', /^service is 'cloudwatchlogs'/),
          },
        },
        action: {
          describeLogGroups: () => 'describeLogGroups',
          'in PascalCase': { alone: true, make: () => 'DescribeLogGroups' },
          misspelt: {
            alone: true,
            make: () => 'describeLogGroup',
            differences: refusal('aws-sdk-names', /^action is 'describeLogGroup'/),
          },
        },
        region: {
          literal: () => 'us-east-1',
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.region') },
          expression: { language: 'JSONata', make: () => '{% $states.input.region %}' },
          'no region': {
            alone: true,
            make: () => 'Virginia',
            differences: refusal('aws-sdk-region', /^region is 'Virginia', which is no region/),
          },
        },
        iamResources: {
          all: () => ['*'],
          'from the state': {
            alone: true,
            make: ({ JsonPath }) => [JsonPath.stringAt('$.arn')],
            differences: resourceFromState,
          },
        },
      },
      optional: {
        parameters: {
          literals: () => ({ limit: 5 }),
          references: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ logGroupNamePrefix: JsonPath.stringAt('$.p') }),
          },
          expressions: { language: 'JSONata', make: () => ({ logGroupNamePrefix: '{% $states.input.p %}' }) },
        },
        endpoint: {
          literal: () => 'https://logs.us-east-1.amazonaws.com',
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.endpoint') },
          expression: { language: 'JSONata', make: () => '{% $states.input.endpoint %}' },
          'no URL': {
            alone: true,
            make: () => 'logs.us-east-1.amazonaws.com',
            differences: refusal('aws-sdk-region', /^endpoint is '.*', which is no URL/),
          },
        },
        iamAction: { another: () => 'logs:DescribeDeliveries' },
        additionalIamStatements: { statements },
        retryOnServiceExceptions: { off: () => false, on: () => true },
      },
    }),
    model('CallAwsServiceCrossRegion', {
      about: 'waiting for a token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      required: {
        service: { sqs: () => 'sqs' },
        action: { sendMessage: () => 'sendMessage' },
        region: { literal: () => 'us-east-1' },
        parameters: {
          token: {
            language: 'JSONPath',
            make: ({ JsonPath }) => ({ QueueUrl: 'https://queue', MessageBody: JsonPath.taskToken }),
          },
          'token in JSONata': {
            language: 'JSONata',
            make: () => ({ QueueUrl: 'https://queue', MessageBody: '{% $states.context.Task.Token %}' }),
          },
        },
        iamResources: { queue: () => QUEUE },
      },
    }),
  ],
  beyond: [
    beyondUpstream(CallAwsService, {
      required: {
        service: { sfn: () => 'sfn' },
        action: { startExecution: () => 'startExecution' },
        parameters: { machine: () => ({ StateMachineArn: MACHINE }) },
        iamResources: { machine: () => [MACHINE] },
        iamAction: { named: () => 'states:StartExecution' },
        unlistedAction: { yes: () => true },
      },
    }),
    beyondUpstream(CallAwsServiceCrossRegion, {
      required: {
        service: { sfn: () => 'sfn' },
        action: { startExecution: () => 'startExecution' },
        region: { literal: () => 'us-east-1' },
        iamResources: { machine: () => [MACHINE] },
        iamAction: { named: () => 'states:StartExecution' },
        unlistedAction: { yes: () => true },
      },
    }),
  ],
} satisfies PackageCases;
