import * as ours from '@cdk-sfn/tasks-emrcontainers';
import { Jsonata } from '@cdk-sfn/core';
import { Aws } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Classification, ReleaseLabel } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type {
  ApplicationConfiguration,
  EksClusterInput,
  JobDriver,
  Monitoring,
  SparkSubmitJobDriver,
  VirtualClusterInput,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Circumstances, Difference, Make, PackageCases, Tasks, ValueOptions, Values } from '../src/case.ts';
import { refusal, refusedFor, withArguments, withStatements } from '../src/edits.ts';
import type { Json } from '../src/outcome.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;

const refused = (make: Make<never>, problem: RegExp): ValueOptions<never> => ({
  alone: true,
  make,
  differences: refusal('emr-containers-limits', problem),
});

const text = (example: string): Values<string> => ({
  text: () => example,
  'CDK token': () => `${example}-${Aws.REGION}`,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.a') },
  expression: { language: 'JSONata', make: () => '{% $states.input.a %}' },
});

const has = (statement: Json, action: string): boolean => [statement.Action].flat().includes(action);

/** An ARN below the virtual clusters, as a stack of the cases writes it. */
const virtualClusters = ({ choice }: Circumstances, below: string): Json => {
  const place =
    choice.get('stack')!.name === 'one account'
      ? [`:emr-containers:eu-west-1:111111111111:/virtualclusters/${below}`]
      : [':emr-containers:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, `:/virtualclusters/${below}`];
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...place]] };
};

/** Tagging is granted where there are tags, behind the last statement of the call. */
const tagging = (
  behind: string,
  resource: (about: Circumstances, statements: readonly Json[]) => unknown,
): Difference => ({
  row: 'emr-containers-tag-permission',
  edit: (outcome, about) =>
    ['absent', 'none'].includes(about.choice.get('tags')!.name)
      ? outcome
      : withStatements(outcome, (statements) =>
          statements.flatMap((statement) =>
            has(statement, behind)
              ? [
                  statement,
                  { Action: 'emr-containers:TagResource', Effect: 'Allow', Resource: resource(about, statements) },
                ]
              : [statement],
          ),
        ),
});

const tags: Values<{ [key: string]: string }> = {
  some: () => ({ team: 'data', region: Aws.REGION }),
  none: () => ({}),
  references: { language: 'JSONPath', make: ({ JsonPath }) => ({ team: JsonPath.stringAt('$.team') }) },
  expressions: { language: 'JSONata', make: () => ({ team: '{% $states.input.team %}' }) },
  'too many': refused(
    () => Object.fromEntries([...Array(51).keys()].map((i) => [`tag${i}`, 'x'])) as never,
    /^tags has 51 tags$/,
  ),
};

// Virtual clusters

const eksCluster: Values<EksClusterInput> = {
  cluster: ({ EksClusterInput: input }, stack) =>
    input.fromCluster(
      once(stack, 'Cluster', (scope, id) => eks.Cluster.fromClusterAttributes(scope, id, { clusterName: 'data' })),
    ),
  text: ({ EksClusterInput: input, TaskInput }) => input.fromTaskInput(TaskInput.fromText('data-1')),
  'CDK token': ({ EksClusterInput: input, TaskInput }) => input.fromTaskInput(TaskInput.fromText(Aws.REGION)),
  path: {
    language: 'JSONPath',
    make: ({ EksClusterInput: input, TaskInput }) => input.fromTaskInput(TaskInput.fromJsonPathAt('$.cluster')),
  },
  expression: {
    language: 'JSONata',
    make: ({ EksClusterInput: input, TaskInput }) =>
      input.fromTaskInput(TaskInput.fromText('{% $states.input.cluster %}')),
  },
  'no name': refused(
    ({ EksClusterInput: input, TaskInput }) => input.fromTaskInput(TaskInput.fromText('-')) as never,
    /^eksCluster is "-"$/,
  ),
  object: refused(
    ({ EksClusterInput: input, TaskInput }) => input.fromTaskInput(TaskInput.fromObject({ name: 'data' })) as never,
    /^eksCluster is no text$/,
  ),
};

const isNamed = ({ choice }: Circumstances): boolean => choice.get('virtualClusterName')!.name !== 'absent';

/** The names that are given to virtual clusters which have none. */
const defaultNames: Difference[] = [
  {
    row: 'emr-containers-name-in-jsonata',
    edit: (outcome, about) =>
      about.language === 'JSONata' && !isNamed(about)
        ? withArguments(outcome, (args) => ({
            ...args,
            Name: '{% ($states.context.Execution.Name) & "/" & ($states.context.State.Name) %}',
          }))
        : outcome,
  },
  {
    row: 'emr-containers-name-of-state',
    edit: (outcome, about) =>
      about.choice.get('stateName')!.name !== 'absent' && !isNamed(about)
        ? withArguments(outcome, ({ Name: _, 'Name.$': __, ...args }) =>
            about.language === 'JSONata'
              ? { Name: '{% ($states.context.Execution.Name) & "/A-name" %}', ...args }
              : { 'Name.$': "States.Format('{}/A-name', $$.Execution.Name)", ...args },
          )
        : outcome,
  },
];

const ids = (refusedProp: string): Values<string> => ({
  text: () => 'w9yfq7jo',
  'CDK token': () => Aws.REGION,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.id') },
  expression: { language: 'JSONata', make: () => '{% $states.input.id %}' },
  'no id': refused(() => 'My Cluster' as never, new RegExp(`^${refusedProp} is "My Cluster"$`)),
});

/** The same values in another form. */
function each<T, U>(values: Values<T>, change: (value: T, tasks: Tasks) => U): Values<U> {
  return Object.fromEntries(
    Object.entries(values).map(([name, spec]) => {
      const { make, ...rest }: ValueOptions<T> = typeof spec === 'function' ? { make: spec } : spec;
      return [name, { ...(rest as object), make: (tasks: Tasks, stack: Stack) => change(make(tasks, stack), tasks) }];
    }),
  );
}

// Jobs

const isFromState = ({ choice }: Circumstances): boolean =>
  /reference|expression|path/.test(choice.get('virtualCluster')!.name);

/** Jobs are watched and stopped where they are jobs. */
const jobRuns: Difference = {
  row: 'emr-containers-job-runs',
  edit: (outcome, about) =>
    isFromState(about)
      ? withStatements(outcome, (statements) =>
          statements.map((statement) =>
            has(statement, 'emr-containers:CancelJobRun')
              ? { ...statement, Resource: virtualClusters(about, '*/jobruns/*') }
              : statement,
          ),
        )
      : outcome,
};

const resourceOf = (statements: readonly Json[], action: string): unknown =>
  statements.find((statement) => has(statement, action))!.Resource;

/** The jobs of the virtual cluster of the first statement. */
const jobRunsOfStart = (_: Circumstances, statements: readonly Json[]): unknown => {
  const { 'Fn::Join': join } = resourceOf(statements, 'emr-containers:StartJobRun') as {
    'Fn::Join': [string, unknown[]];
  };
  const parts = [...join[1]];
  const last = parts.at(-1);
  return {
    'Fn::Join': [
      join[0],
      typeof last === 'string' ? [...parts.slice(0, -1), `${last}/jobruns/*`] : [...parts, '/jobruns/*'],
    ],
  };
};

const role: Values<iam.IRole> = {
  given: (_, stack) =>
    once(stack, 'JobRole', (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.AnyPrincipal() })),
  imported: (_, stack) =>
    once(stack, 'Theirs', (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::222222222222:role/theirs')),
  'from the state': {
    alone: true,
    make: ({ JsonPath }, stack) =>
      once(stack, 'Chosen', (scope, id) => iam.Role.fromRoleArn(scope, id, JsonPath.stringAt('$.role'))),
    differences: [
      {
        row: 'target-from-state',
        edit: (outcome) =>
          refusedFor(
            outcome,
            /^executionRole comes from the state, so that no permission can be granted on it$| in a JSONata state$/,
          ),
      },
    ],
  },
};

const driver = (props: Partial<SparkSubmitJobDriver>, tasks: Tasks): JobDriver => ({
  sparkSubmitJobDriver: { entryPoint: tasks.TaskInput.fromText('local:///opt/pi.py'), ...props },
});

const list = ({ TaskInput }: Tasks, items: unknown): sfn.TaskInput => TaskInput.fromObject(items as never);

const SPARK = 'jobDriver\\.sparkSubmitJobDriver';

const jobDriver: Values<JobDriver> = {
  'entry point': (tasks) => driver({}, tasks),
  'entry point, CDK token': (tasks) => driver({ entryPoint: tasks.TaskInput.fromText(Aws.REGION) }, tasks),
  'entry point, path': {
    language: 'JSONPath',
    make: (tasks) => driver({ entryPoint: tasks.TaskInput.fromJsonPathAt('$.entry') }, tasks),
  },
  'entry point, expression': {
    language: 'JSONata',
    make: (tasks) => driver({ entryPoint: tasks.TaskInput.fromText('{% $states.input.entry %}') }, tasks),
  },
  'no entry point': { alone: true, make: (tasks) => driver({ entryPoint: tasks.TaskInput.fromText('') }, tasks) },
  'entry point, object': refused(
    (tasks) => driver({ entryPoint: list(tasks, { at: 's3' }) }, tasks) as never,
    new RegExp(`^${SPARK}\\.entryPoint is no text$`),
  ),
  'arguments and parameters': (tasks) =>
    driver(
      { entryPointArguments: list(tasks, ['10', Aws.REGION]), sparkSubmitParameters: '--conf spark.executor.cores=2' },
      tasks,
    ),
  'arguments, references': {
    language: 'JSONPath',
    make: (tasks) => driver({ entryPointArguments: list(tasks, ['a', tasks.JsonPath.stringAt('$.b')]) }, tasks),
    as: {
      row: 'reference-in-list',
      make: (tasks) =>
        driver(
          {
            entryPointArguments: tasks.TaskInput.fromText(tasks.JsonPath.array('a', tasks.JsonPath.stringAt('$.b'))),
          },
          tasks,
        ),
    },
  },
  'arguments, path': {
    language: 'JSONPath',
    make: (tasks) =>
      driver(
        {
          entryPointArguments: tasks.TaskInput.fromJsonPathAt('$.arguments'),
          sparkSubmitParameters: tasks.JsonPath.stringAt('$.parameters'),
        },
        tasks,
      ),
  },
  'arguments, expressions': {
    language: 'JSONata',
    make: (tasks) =>
      driver(
        {
          entryPointArguments: list(tasks, ['a', '{% $states.input.b %}']),
          sparkSubmitParameters: '{% $states.input.parameters %}',
        },
        tasks,
      ),
  },
  'arguments, expression': {
    language: 'JSONata',
    make: (tasks) => driver({ entryPointArguments: tasks.TaskInput.fromText('{% $states.input.arguments %}') }, tasks),
  },
  'no arguments': { alone: true, make: (tasks) => driver({ entryPointArguments: list(tasks, []) }, tasks) },
  'arguments, text': {
    alone: true,
    make: (tasks) => driver({ entryPointArguments: tasks.TaskInput.fromText('a b') }, tasks),
  },
  'arguments, numbers': { alone: true, make: (tasks) => driver({ entryPointArguments: list(tasks, [1]) }, tasks) },
  'empty argument': refused(
    (tasks) => driver({ entryPointArguments: list(tasks, ['']) }, tasks) as never,
    new RegExp(`^${SPARK}\\.entryPointArguments\\[0\\] has 0 characters$`),
  ),
  'parameters, too long': {
    alone: true,
    make: (tasks) => driver({ sparkSubmitParameters: 'a'.repeat(102_401) }, tasks),
  },
};

const properties = (count: number): { [key: string]: string } =>
  Object.fromEntries([...Array(count).keys()].map((i) => [`property${i}`, 'x']));

const classifications = Object.keys(Classification) as Exclude<keyof typeof Classification, 'prototype'>[];

const applicationConfig: Values<ApplicationConfiguration[]> = {
  'each classification': ({ Classification: classification }) =>
    classifications.map((name) => ({
      classification: classification[name],
      properties: { a: 'b', region: Aws.REGION },
    })),
  nested: ({ Classification: classification }) => [
    {
      classification: classification.SPARK_ENV,
      nestedConfig: [{ classification: new classification('export'), properties: { PYSPARK_PYTHON: 'python3' } }],
    },
  ],
  none: () => [],
  references: {
    language: 'JSONPath',
    make: ({ Classification: classification, JsonPath }) => [
      {
        classification: new classification(JsonPath.stringAt('$.classification')),
        properties: { a: JsonPath.stringAt('$.a') },
      },
    ],
  },
  expressions: {
    language: 'JSONata',
    make: ({ Classification: classification }) => [
      {
        classification: new classification('{% $states.input.classification %}'),
        properties: { a: '{% $states.input.a %}' },
      },
    ],
  },
  'sets nothing': {
    alone: true,
    make: ({ Classification: classification }) => [{ classification: classification.SPARK }],
  },
  'too many properties': {
    alone: true,
    make: ({ Classification: classification }) => [
      { classification: classification.SPARK, properties: properties(101) },
    ],
  },
  'no classification': refused(
    ({ Classification: classification }) =>
      [{ classification: new classification(''), properties: properties(1) }] as never,
    /^applicationConfig\[0\]\.classification has 0 characters$/,
  ),
};

const logGroup = (stack: Stack): logs.ILogGroup => once(stack, 'Logs', (scope, id) => new logs.LogGroup(scope, id));
const logBucket = (stack: Stack): s3.IBucket => once(stack, 'Bucket', (scope, id) => new s3.Bucket(scope, id));

const monitoring: Values<Monitoring> = {
  none: () => ({}),
  logging: () => ({ logging: true }),
  'no logging': () => ({ logging: false }),
  'log group and bucket': (_, stack) => ({
    logGroup: logGroup(stack),
    logBucket: logBucket(stack),
    logStreamNamePrefix: 'job',
  }),
  'log group': (_, stack) => ({ logGroup: logGroup(stack), persistentAppUI: true }),
  'log group, reference': {
    language: 'JSONPath',
    make: ({ JsonPath }, stack) => ({
      logGroup: logGroup(stack),
      logStreamNamePrefix: JsonPath.stringAt('$.prefix'),
    }),
  },
  'log group, expression': {
    language: 'JSONata',
    make: (_, stack) => ({ logGroup: logGroup(stack), logStreamNamePrefix: '{% $states.input.prefix %}' }),
  },
  'log bucket': (_, stack) => ({ logBucket: logBucket(stack), logging: false }),
  'no user interface': () => ({ persistentAppUI: false }),
  'prefix without log group': {
    alone: true,
    make: () => ({ logStreamNamePrefix: 'job' }),
    differences: refusal(
      'emr-containers-prefix-without-log-group',
      /^monitoring\.logStreamNamePrefix is given without a log group$/,
    ),
  },
};

const releases = Object.keys(ReleaseLabel) as Exclude<keyof typeof ReleaseLabel, 'prototype'>[];

const releaseLabel: Values<ReleaseLabel> = {
  ...(Object.fromEntries(
    releases.map((name) => [name, ({ ReleaseLabel: label }: Tasks) => label[name]]),
  ) as Values<ReleaseLabel>),
  'another release': ({ ReleaseLabel: label }) => new label('emr-7.9.0-latest'),
  reference: {
    language: 'JSONPath',
    make: ({ JsonPath, ReleaseLabel: label }) => new label(JsonPath.stringAt('$.release')),
  },
  expression: { language: 'JSONata', make: ({ ReleaseLabel: label }) => new label('{% $states.input.release %}') },
  empty: refused(({ ReleaseLabel: label }) => new label('') as never, /^releaseLabel has 0 characters$/),
};

const virtualCluster: Values<VirtualClusterInput> = {
  ...each(ids('virtualCluster'), (id, { VirtualClusterInput: input }) => input.fromVirtualClusterId(id)),
  'task input': ({ TaskInput, VirtualClusterInput: input }) => input.fromTaskInput(TaskInput.fromText('w9yfq7jo')),
  'task input, path': {
    language: 'JSONPath',
    make: ({ TaskInput, VirtualClusterInput: input }) => input.fromTaskInput(TaskInput.fromJsonPathAt('$.id')),
  },
};

const ARNS = () => ['arn:aws:emr-containers:us-east-1:222222222222:/virtualclusters/a*'];

export default {
  models: [
    model('EmrContainersCreateVirtualCluster', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [...defaultNames, tagging('iam:CreateServiceLinkedRole', (about) => virtualClusters(about, '*'))],
      required: { eksCluster },
      optional: {
        eksNamespace: {
          ...text('orders'),
          'capital letters': refused(() => 'Orders' as never, /^eksNamespace is "Orders"$/),
        },
        virtualClusterName: {
          ...text('orders'),
          'other characters': refused(() => 'the orders' as never, /^virtualClusterName is "the orders"$/),
        },
        tags,
      },
    }),
    model('EmrContainersDeleteVirtualCluster', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      required: {
        virtualClusterId: each(ids('virtualClusterId'), (id, { TaskInput }) => TaskInput.fromText(id)),
      },
    }),
    model('EmrContainersStartJobRun', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [jobRuns, tagging('emr-containers:StartJobRun', jobRunsOfStart)],
      required: { virtualCluster, releaseLabel, jobDriver, executionRole: role },
      optional: {
        jobName: {
          ...text('orders'),
          'other characters': refused(() => 'the orders' as never, /^jobName is "the orders"$/),
        },
        applicationConfig,
        monitoring,
        tags,
      },
    }),
    model('EmrContainersStartJobRun', {
      about: 'with a role that is made',
      patterns: [undefined, REQUEST_RESPONSE],
      differences: [tagging('emr-containers:StartJobRun', jobRunsOfStart)],
      required: {
        virtualCluster: {
          id: ({ VirtualClusterInput: input }) => input.fromVirtualClusterId('w9yfq7jo'),
          'from the state': {
            alone: true,
            language: 'JSONPath',
            make: ({ TaskInput, VirtualClusterInput: input }) => input.fromTaskInput(TaskInput.fromJsonPathAt('$.id')),
          },
        },
        releaseLabel: { label: ({ ReleaseLabel: label }) => label.EMR_6_3_0 },
        jobDriver: { 'entry point': (tasks) => driver({}, tasks) },
      },
      optional: { monitoring: { logging: () => ({ logging: true }) }, tags: { some: () => ({ team: 'data' }) } },
    }),
  ],
  beyond: [
    beyondUpstream(ours.EmrContainersCreateVirtualCluster, {
      required: {
        eksCluster: { 'anything with a name': () => ours.EksClusterInput.fromCluster({ clusterName: 'data' }) },
      },
    }),
    beyondUpstream(ours.EmrContainersDeleteVirtualCluster, {
      patterns: [undefined, RUN_JOB],
      required: {
        virtualClusterId: {
          path: { language: 'JSONPath', make: ({ TaskInput }) => TaskInput.fromJsonPathAt('$.id') },
          expression: { language: 'JSONata', make: ({ TaskInput }) => TaskInput.fromText('{% $states.input.id %}') },
        },
        allowedTargets: { ARNs: ARNS },
      },
    }),
    beyondUpstream(ours.EmrContainersStartJobRun, {
      patterns: [undefined, REQUEST_RESPONSE],
      required: {
        virtualCluster: {
          path: {
            language: 'JSONPath',
            make: ({ TaskInput }) => ours.VirtualClusterInput.fromTaskInput(TaskInput.fromJsonPathAt('$.id')),
          },
          expression: {
            language: 'JSONata',
            make: () => ours.VirtualClusterInput.fromVirtualClusterId('{% $states.input.id %}'),
          },
        },
        allowedTargets: { ARNs: ARNS },
        releaseLabel: { label: () => ours.ReleaseLabel.EMR_6_3_0 },
        jobDriver: { 'entry point': (tasks) => driver({}, tasks) },
        executionRole: {
          reference: {
            language: 'JSONPath',
            make: ({ JsonPath }, stack) =>
              once(stack, 'Chosen', (scope, id) => iam.Role.fromRoleArn(scope, id, JsonPath.stringAt('$.role'))),
          },
          expression: {
            language: 'JSONata',
            make: (_, stack) =>
              once(stack, 'ChosenByExpression', (scope, id) =>
                iam.Role.fromRoleArn(scope, id, Jsonata.string('$states.input.role')),
              ),
          },
        },
        allowedRoles: { ARNs: () => ['arn:aws:iam::222222222222:role/jobs-*'] },
      },
      optional: { tags: { some: () => ({ team: 'data' }) } },
    }),
  ],
} satisfies PackageCases;
