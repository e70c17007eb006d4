import { BatchSubmitJob } from '@cdk-sfn/tasks-batch';
import type {
  BatchEcsPropertiesOverride,
  BatchEksPropertiesOverride,
  BatchSubmitJobProps,
  WithJobConstructs,
} from '@cdk-sfn/tasks-batch';
import { Duration, Lazy, Size } from 'aws-cdk-lib/core';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { BatchContainerOverrides, BatchJobDependency } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Choice, Difference, PackageCases, Values } from '../src/case.ts';
import { refusal, refusedEach, swapped, withArguments, withStatements } from '../src/edits.ts';
import type { Json, Outcome } from '../src/outcome.ts';
import { otherThanTextInputs, textInputs } from '../src/task-inputs.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const RULE = 'rule/StepFunctionsGetEventsForBatchJobsRule';

const isRule = ({ Action }: Json): boolean => String(Action).startsWith('events:');
const isSubmit = ({ Action }: Json): boolean => Action === 'batch:SubmitJob';

/** An ARN of the service, in the account and region of the rule that is granted as well. */
function arnBeside(statements: readonly Json[], resource: string): unknown {
  const rule = JSON.stringify(statements.find(isRule)!.Resource);
  return JSON.parse(rule.replace(':events:', ':batch:').replace(RULE, resource)) as unknown;
}

/** What `SubmitJob` is granted on is another. */
function submittedOn(outcome: Outcome, change: (resources: unknown, statements: readonly Json[]) => unknown): Outcome {
  return withStatements(outcome, (statements) =>
    statements.map((statement) =>
      isSubmit(statement) ? { ...statement, Resource: change(statement.Resource, statements) } : statement,
    ),
  );
}

/** True for the pattern that waits for the job, which is the default. */
const waits = (choice: Choice): boolean => ['by default', RUN_JOB].includes(choice.get('integrationPattern')!.name);

const isFromState = (choice: Choice, prop: string): boolean => choice.get(prop)!.name.startsWith('from the state');

/** Where the queue is from the state, upstream grants everything. */
const anyQueue: Difference = {
  row: 'batch-queue-from-state',
  edit: (outcome, { choice }) =>
    isFromState(choice, 'jobQueueArn')
      ? submittedOn(outcome, (_, statements) => [
          arnBeside(statements, 'job-definition/*'),
          arnBeside(statements, 'job-queue/*'),
        ])
      : outcome,
};

/** The definition that is given, instead of all there are. */
const definition = (...arns: unknown[]): Difference[] => [
  {
    row: 'batch-definition-permission',
    edit: (outcome) => submittedOn(outcome, (resources) => [...arns, ...(resources as unknown[]).slice(1)]),
  },
];

const tagging: Difference = {
  row: 'batch-tag-permission',
  edit: (outcome, { choice }) =>
    ['absent', 'none'].includes(choice.get('tags')!.name)
      ? outcome
      : withStatements(outcome, (statements) => [
          ...statements.filter(isSubmit),
          { Action: 'batch:TagResource', Effect: 'Allow', Resource: arnBeside(statements, 'job/*') },
          ...statements.filter((statement) => !isSubmit(statement)),
        ]),
};

const watching: Difference = {
  row: 'batch-job-permissions',
  edit: (outcome, { choice }) =>
    waits(choice)
      ? withStatements(outcome, (statements) =>
          statements.flatMap((statement) =>
            isRule(statement)
              ? [
                  { Action: 'batch:DescribeJobs', Effect: 'Allow', Resource: '*' },
                  { Action: 'batch:TerminateJob', Effect: 'Allow', Resource: arnBeside(statements, 'job/*') },
                  statement,
                ]
              : [statement],
          ),
        )
      : outcome,
};

const noRule: Difference = {
  row: 'batch-rule',
  edit: (outcome, { choice }) =>
    waits(choice)
      ? outcome
      : withStatements(outcome, (statements) => statements.filter((statement) => !isRule(statement))),
};

/** Upstream loses timeouts that are expressions. */
const timeoutExpression: Difference = {
  row: 'batch-timeout-expression',
  edit: (outcome, { choice, language }) =>
    language === 'JSONata' && choice.get('timeout')!.name === 'expression of taskTimeout'
      ? withArguments(outcome, (args) => ({
          ...args,
          Timeout: { AttemptDurationSeconds: '{% $states.input.timeout %}' },
        }))
      : outcome,
};

/** The ARN of the definition that is made here, up to its revision, and what follows. */
const definitionMade = (...rest: string[]): unknown => {
  const part = (index: number): unknown => ({ 'Fn::Select': [index, { 'Fn::Split': [':', { Ref: 'Definition' }] }] });
  const piece = (index: number): unknown => ({ 'Fn::Select': [index, { 'Fn::Split': ['/', part(5)] }] });
  const account = [1, 2, 3, 4].flatMap((index) => [part(index), ':']);
  return { 'Fn::Join': ['', ['arn:', ...account, piece(0), '/', piece(1), ...rest]] };
};

const theirs = 'arn:aws:batch:us-east-1:222222222222';

const jobDefinitionArn: Values<string> = {
  definition: {
    make: (_, stack) =>
      once(stack, 'Definition', (scope, id) => new batch.CfnJobDefinition(scope, id, { type: 'container' })).ref,
    differences: definition(definitionMade(), definitionMade(':*')),
  },
  'definition of another account': {
    make: () => `${theirs}:job-definition/theirs`,
    differences: definition(`${theirs}:job-definition/theirs`, `${theirs}:job-definition/theirs:*`),
  },
  'definition with a revision': {
    make: () => `${theirs}:job-definition/theirs:3`,
    differences: definition(`${theirs}:job-definition/theirs`, `${theirs}:job-definition/theirs:*`),
  },
  'from the state': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.definition') },
  'from the state, expression': { language: 'JSONata', make: () => '{% $states.input.definition %}' },
  'a name': {
    alone: true,
    make: () => 'theirs:3',
    differences: refusal('batch-name-for-arn', /^jobDefinitionArn is "theirs:3", which is no ARN/),
  },
};

const jobQueueArn: Values<string> = {
  queue: (_, stack) =>
    once(stack, 'Queue', (scope, id) => new batch.CfnJobQueue(scope, id, { computeEnvironmentOrder: [], priority: 1 }))
      .attrJobQueueArn,
  'queue of another account': () => `${theirs}:job-queue/theirs`,
  'from the state': { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.queue') },
  'from the state, expression': { language: 'JSONata', make: () => '{% $states.input.queue %}' },
  'a name': {
    alone: true,
    make: () => 'theirs',
    differences: refusal('batch-name-for-arn', /^jobQueueArn is "theirs", which is no ARN/),
  },
};

const jobName: Values<string> = {
  text: () => 'MyJob',
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.name') },
  expression: { language: 'JSONata', make: () => '{% $states.input.name %}' },
  'with blanks': {
    alone: true,
    make: () => 'My job',
    differences: refusal('batch-job-name', /^jobName is "My job"$/),
  },
};

const counts = (max: number): Values<number> => ({
  'the least': () => 2,
  'the most': () => max,
  'CDK token': () => Lazy.number({ produce: () => 5 }),
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.numberAt('$.count') },
  'too few': { alone: true, make: () => 0 },
  'too many': { alone: true, make: () => max + 1 },
});

/** What upstream gives as a number, where the service takes text. */
const asText: Difference[] = [
  ...swapped('batch-number', { Type: 'VCPU', Value: 3 }, { Type: 'VCPU', Value: '3' }),
  ...['GPU', 'MEMORY', 'VCPU'].flatMap((Type) =>
    swapped('batch-number', { Type, 'Value.$': '$.n' }, { Type, 'Value.$': "States.Format('{}', $.n)" }),
  ),
];

const containerOverrides: Values<BatchContainerOverrides> = {
  none: () => ({}),
  all: () => ({
    command: ['sudo', 'rm'],
    environment: { key: 'value', other: '' },
    instanceType: new ec2.InstanceType('p4d.24xlarge'),
    memory: Size.gibibytes(1),
    gpuCount: 1,
    vcpus: 10,
  }),
  'nothing in them': () => ({ command: [], environment: {}, gpuCount: 0, vcpus: 0 }),
  'CDK token': { make: () => ({ vcpus: Lazy.number({ produce: () => 3 }) }), differences: asText },
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({
      command: JsonPath.listAt('$.command'),
      environment: { key: JsonPath.stringAt('$.value') },
      instanceType: new ec2.InstanceType(JsonPath.stringAt('$.type')),
      memory: Size.mebibytes(JsonPath.numberAt('$.n')),
      gpuCount: JsonPath.numberAt('$.n'),
      vcpus: JsonPath.numberAt('$.n'),
    }),
    differences: asText,
  },
  'reference in a command': {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ command: ['echo', JsonPath.stringAt('$.text')] }),
    as: {
      row: 'reference-in-list',
      make: ({ JsonPath }) => ({ command: JsonPath.array('echo', JsonPath.stringAt('$.text')) as never }),
    },
  },
  expressions: {
    language: 'JSONata',
    make: () => ({
      command: ['echo', '{% $states.input.text %}'],
      environment: { key: '{% $states.input.value %}' },
      instanceType: new ec2.InstanceType('{% $states.input.type %}'),
    }),
  },
  'a name of the service': { alone: true, make: () => ({ environment: { AWS_BATCH_JOB_ID: 'x' } }) },
  'an empty word': {
    alone: true,
    make: () => ({ command: ['echo', ''] }),
    differences: refusal('batch-limits', /^containerOverrides\.command has an empty word$/),
  },
  'too little memory': {
    alone: true,
    make: () => ({ memory: Size.mebibytes(3) }),
    differences: refusal('batch-limits', /^containerOverrides\.memory is 3 MiB$/),
  },
};

const dependsOn: Values<BatchJobDependency[]> = {
  none: () => [],
  jobs: () => [{ jobId: '123', type: 'N_TO_N' }, { jobId: '456' }, { type: 'SEQUENTIAL' }],
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => [{ jobId: JsonPath.stringAt('$.id'), type: JsonPath.stringAt('$.type') }],
  },
  expressions: { language: 'JSONata', make: () => [{ jobId: '{% $states.input.id %}' }] },
  'too many': { alone: true, make: () => Array.from({ length: 21 }, () => ({ jobId: '123' })) },
  'nothing to wait for': {
    alone: true,
    make: () => [{}],
    differences: refusal('batch-limits', /^dependsOn\[0\]\.jobId is missing$/),
  },
  'a type that there is not': {
    alone: true,
    make: () => [{ jobId: '123', type: 'ALL' }],
    differences: refusal('batch-limits', /^dependsOn\[0\]\.type is "ALL"$/),
  },
};

const tags: Values<Record<string, string>> = {
  none: () => ({}),
  texts: () => ({ owner: 'me', empty: '' }),
  reference: { language: 'JSONPath', make: ({ JsonPath }) => ({ owner: JsonPath.stringAt('$.owner') }) },
  expression: { language: 'JSONata', make: () => ({ owner: '{% $states.input.owner %}' }) },
  'too many': {
    alone: true,
    make: () => Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`tag${i}`, 'x'])),
  },
  'a key that is too long': { alone: true, make: () => ({ ['k'.repeat(129)]: 'x' }) },
  'a value that is too long': { alone: true, make: () => ({ owner: 'v'.repeat(257) }) },
};

const one = {
  jobName: { text: () => 'job' },
  jobDefinitionArn: { text: () => `${theirs}:job-definition/theirs` },
  jobQueueArn: { text: () => `${theirs}:job-queue/theirs` },
};

function ecsDefinition(scope: Construct, id: string): batch.EcsJobDefinition {
  const image = ecs.ContainerImage.fromRegistry('app');
  return new batch.EcsJobDefinition(scope, id, {
    container: new batch.EcsEc2ContainerDefinition(scope, `${id}Container`, {
      image,
      cpu: 1,
      memory: Size.gibibytes(1),
    }),
  });
}

const ecsProperties = (): BatchEcsPropertiesOverride => ({
  taskProperties: [
    {
      containers: [
        {
          name: 'app',
          command: ['run'],
          environment: { ZONE: 'a' },
          gpuCount: 1,
          memory: Size.gibibytes(2),
          vcpus: 2,
        },
      ],
    },
  ],
});

const eksProperties = (): BatchEksPropertiesOverride => ({
  podProperties: {
    containers: [
      {
        name: 'app',
        image: 'app:2',
        command: ['run'],
        args: ['--fast'],
        environment: { ZONE: 'a' },
        resources: { limits: { cpu: '1', memory: '512Mi' }, requests: { cpu: '0.5' } },
      },
    ],
    initContainers: [{ name: 'init', args: ['--check'] }],
    metadata: { annotations: { note: 'a' }, labels: { team: 'b' }, namespace: 'jobs' },
  },
});

export default {
  models: [
    model('BatchSubmitJob', {
      patterns: [undefined, RUN_JOB, REQUEST_RESPONSE],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [anyQueue, tagging, watching, noRule, timeoutExpression],
      required: { jobDefinitionArn, jobName, jobQueueArn },
      optional: {
        arraySize: counts(10_000),
        attempts: counts(10),
        containerOverrides,
        dependsOn,
        payload: {
          ...textInputs,
          ...refusedEach(
            'batch-payload-values',
            /^payload(\.\w+ is .*, but the parameters of a job are text| is text, .*)$/,
            otherThanTextInputs,
          ),
          text: {
            alone: true,
            make: ({ TaskInput }) => TaskInput.fromText('Hello'),
            differences: refusal('batch-payload-text', /^payload is text, but the parameters of a job have names$/),
          },
        },
        tags,
      },
    }),
  ],
  beyond: [
    beyondUpstream<WithJobConstructs<BatchSubmitJobProps>>(BatchSubmitJob, {
      patterns: [undefined, REQUEST_RESPONSE],
      required: {
        jobName: { text: () => 'job' },
        jobDefinition: {
          'of this app': (_, stack) => once(stack, 'OwnDefinition', (scope, id) => ecsDefinition(scope, id)),
          imported: (_, stack) =>
            once(stack, 'TheirDefinition', (scope, id) =>
              batch.EcsJobDefinition.fromJobDefinitionArn(scope, id, `${theirs}:job-definition/theirs`),
            ),
        },
        jobQueue: {
          'of this app': (_, stack) => once(stack, 'OwnQueue', (scope, id) => new batch.JobQueue(scope, id)),
          imported: (_, stack) =>
            once(stack, 'TheirQueue', (scope, id) =>
              batch.JobQueue.fromJobQueueArn(scope, id, `${theirs}:job-queue/theirs`),
            ),
        },
      },
      optional: {
        attemptDuration: { seconds: () => Duration.minutes(2) },
        ecsPropertiesOverride: { containers: ecsProperties },
        eksPropertiesOverride: { pod: eksProperties },
        nodeOverrides: {
          number: () => ({ numNodes: 4 }),
          containers: () => ({
            nodePropertyOverrides: [
              {
                targetNodes: '0:1',
                containerOverrides: { command: ['run'], vcpus: 2, memory: Size.gibibytes(1) },
                instanceTypes: [new ec2.InstanceType('c5.large')],
              },
            ],
          }),
          'containers of a task': () => ({
            nodePropertyOverrides: [{ targetNodes: '2:', ecsPropertiesOverride: ecsProperties() }],
          }),
          'a pod': () => ({ nodePropertyOverrides: [{ targetNodes: ':3', eksPropertiesOverride: eksProperties() }] }),
        },
        propagateTags: { yes: () => true, no: () => false },
        schedulingPriorityOverride: { number: () => 10 },
        shareIdentifier: { text: () => 'team' },
        tags: { texts: () => ({ owner: 'me' }) },
      },
    }),
    beyondUpstream<BatchSubmitJobProps>(BatchSubmitJob, {
      about: 'of a job that is tried again',
      required: {
        ...one,
        attempts: { number: () => 3 },
        evaluateOnExit: {
          conditions: () => [
            batch.RetryStrategy.of(batch.Action.EXIT, batch.Reason.CANNOT_PULL_CONTAINER),
            batch.RetryStrategy.of(
              batch.Action.RETRY,
              batch.Reason.custom({ onExitCode: '40*', onReason: 'Out*', onStatusReason: 'Host EC2*' }),
            ),
          ],
        },
      },
    }),
    beyondUpstream<BatchSubmitJobProps>(BatchSubmitJob, {
      about: 'to one of several queues',
      required: {
        ...one,
        jobQueueArn: {
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.queue') },
          expression: { language: 'JSONata', make: () => '{% $states.input.queue %}' },
        },
        allowedTargets: { ARNs: () => [`${theirs}:job-queue/theirs-*`] },
      },
    }),
  ],
} satisfies PackageCases;
