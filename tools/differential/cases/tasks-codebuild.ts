import { Jsonata, JsonPath } from '@cdk-sfn/core';
import {
  CodeBuildBatchDeleteBuilds,
  CodeBuildBatchGetReports,
  CodeBuildDeleteBuildBatch,
  CodeBuildRetryBuildBatch,
  CodeBuildRetryType,
  CodeBuildSourceType,
  CodeBuildStartBuild,
  CodeBuildStartBuildBatch,
  CodeBuildStopBuild,
  CodeBuildStopBuildBatch,
} from '@cdk-sfn/tasks-codebuild';
import type { BuildProject, BuildReportGroup } from '@cdk-sfn/tasks-codebuild';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import { Aws, Duration, Lazy } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Choice, Difference, Make, PackageCases, ValueOptions, Values } from '../src/case.ts';
import { refusal, swapped, targetFromState, withStatements } from '../src/edits.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const project: Values<codebuild.IProjectRef> = {
  project: (_, stack) => once(stack, 'Project', (scope, id) => new codebuild.PipelineProject(scope, id)),
  'project of CloudFormation': (_, stack) =>
    once(
      stack,
      'CfnProject',
      (scope, id) =>
        new codebuild.CfnProject(scope, id, {
          artifacts: { type: 'NO_ARTIFACTS' },
          environment: {
            computeType: 'BUILD_GENERAL1_SMALL',
            image: 'aws/codebuild/standard:7.0',
            type: 'LINUX_CONTAINER',
          },
          serviceRole: 'arn:aws:iam::111111111111:role/Builder',
          source: { type: 'NO_SOURCE', buildSpec: 'version: 0.2' },
        }),
    ),
  'imported by name': (_, stack) =>
    once(stack, 'ByName', (scope, id) => codebuild.Project.fromProjectName(scope, id, 'theirs')),
  'imported by ARN': (_, stack) =>
    once(stack, 'ByArn', (scope, id) =>
      codebuild.Project.fromProjectArn(scope, id, 'arn:aws:codebuild:us-east-1:222222222222:project/theirs'),
    ),
  'from the state': {
    alone: true,
    differences: targetFromState,
    make: ({ JsonPath }, stack) =>
      once(stack, 'FromState', (scope, id) =>
        codebuild.Project.fromProjectName(scope, id, JsonPath.stringAt('$.project')),
      ),
  },
};

const { PARAMETER_STORE, PLAINTEXT, SECRETS_MANAGER } = codebuild.BuildEnvironmentVariableType;

const environmentVariablesOverride: Values<Record<string, codebuild.BuildEnvironmentVariable>> = {
  none: () => ({}),
  'of all types': () => ({
    ZONE: { value: 'a' },
    PLAIN: { type: PLAINTEXT, value: '' },
    HOST: { type: PARAMETER_STORE, value: '/host' },
    TOKEN: { type: SECRETS_MANAGER, value: 'token:key' },
  }),
  'CDK token': () => ({ ZONE: { value: Lazy.string({ produce: () => 'a' }) } }),
  references: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({
      ZONE: { value: JsonPath.stringAt('$.zone') },
      TOKEN: { type: SECRETS_MANAGER, value: JsonPath.format('{}:key', JsonPath.stringAt('$.secret')) },
    }),
  },
  expressions: { language: 'JSONata', make: () => ({ ZONE: { value: '{% $states.input.zone %}' } }) },
  'no text': {
    make: () => ({ COUNT: { value: 3 }, DEBUG: { value: false } }),
    differences: [
      ...swapped(
        'codebuild-variable',
        { Name: 'COUNT', Type: PLAINTEXT, Value: 3 },
        { Name: 'COUNT', Type: PLAINTEXT, Value: '3' },
      ),
      ...swapped(
        'codebuild-variable',
        { Name: 'DEBUG', Type: PLAINTEXT, Value: false },
        { Name: 'DEBUG', Type: PLAINTEXT, Value: 'false' },
      ),
    ],
  },
  number: {
    language: 'JSONPath',
    make: ({ JsonPath }) => ({ COUNT: { value: JsonPath.numberAt('$.count') } }),
    differences: swapped(
      'codebuild-variable',
      { Name: 'COUNT', Type: PLAINTEXT, 'Value.$': '$.count' },
      { Name: 'COUNT', Type: PLAINTEXT, 'Value.$': "States.Format('{}', $.count)" },
    ),
  },
  'without a name': {
    alone: true,
    make: () => ({ '': { value: 'a' } }),
    differences: refusal('codebuild-variable-name', /^environmentVariablesOverride has a variable without a name$/),
  },
};

const waits = (choice: Choice): boolean => ([RUN_JOB] as string[]).includes(choice.get('integrationPattern')!.name);

/** Upstream grants everything at once. */
const permissions: Difference = {
  row: 'codebuild-permissions',
  edit: (outcome, { choice }) =>
    withStatements(outcome, (statements) =>
      statements.map((statement) => {
        const actions = [statement.Action].flat() as string[];
        const [start] = actions;
        const needed = waits(choice) ? actions.filter((action) => action !== 'codebuild:BatchGetReports') : [start];
        return start === 'codebuild:StartBuild' ? { ...statement, Action: needed } : statement;
      }),
    ),
};

/** What both take that upstream does not. */
const overrides = {
  buildspecOverride: { text: () => 'buildspec.yml' },
  computeTypeOverride: { LARGE: () => codebuild.ComputeType.LARGE },
  encryptionKeyOverride: {
    key: (_, stack) => once(stack, 'BuildKey', (scope, id) => new kms.Key(scope, id)),
  } satisfies Values<kms.IKey>,
  environmentTypeOverride: { ARM: () => codebuild.EnvironmentType.ARM_CONTAINER },
  gitCloneDepthOverride: { one: () => 1, all: () => 0 },
  idempotencyToken: { text: () => 'token' },
  imageOverride: { text: () => 'aws/codebuild/standard:7.0' },
  imagePullCredentialsTypeOverride: { 'of the role': () => codebuild.ImagePullPrincipalType.SERVICE_ROLE },
  logsConfigOverride: {
    'to both': (_, stack) => ({
      cloudWatch: {
        enabled: true,
        logGroup: once(stack, 'BuildLogs', (scope, id) => new logs.LogGroup(scope, id)),
        prefix: 'builds',
      },
      s3: {
        bucket: once(stack, 'BuildBucket', (scope, id) => new s3.Bucket(scope, id)),
        enabled: true,
        encrypted: false,
        prefix: 'builds',
      },
    }),
    'to none': () => ({ cloudWatch: { enabled: false } }),
  } satisfies Values<codebuild.LoggingOptions>,
  privilegedModeOverride: { yes: () => true, no: () => false },
  queuedTimeoutInMinutesOverride: { minutes: () => Duration.minutes(30) },
  secondarySourcesVersionOverride: { texts: () => ({ library: 'v2' }) },
  serviceRoleOverride: {
    imported: (_, stack) =>
      once(stack, 'BuildRole', (scope, id) => iam.Role.fromRoleArn(scope, id, 'arn:aws:iam::222222222222:role/theirs')),
  } satisfies Values<iam.IRole>,
  sourceLocationOverride: { URL: () => 'https://github.com/me/mine.git' },
  sourceTypeOverride: Object.fromEntries(
    Object.values(CodeBuildSourceType).map((type) => [type, () => type]),
  ) as Values<CodeBuildSourceType>,
  sourceVersion: {
    text: () => 'main',
    reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.version') },
    expression: { language: 'JSONata', make: () => '{% $states.input.version %}' },
  } satisfies Values<string>,
};

const oneOfSeveral = {
  project: {
    'from the state': {
      ...(project['from the state'] as ValueOptions<codebuild.IProjectRef>),
      alone: false,
      language: 'JSONPath' as const,
    },
  },
  allowedTargets: { ARNs: () => ['arn:aws:codebuild:us-east-1:222222222222:project/theirs-*'] },
};

/** The project of what has been started. */
const startedIn: Values<BuildProject> = {
  project: project.project!,
  'imported by name': project['imported by name']!,
  'imported by ARN': project['imported by ARN']!,
};

const startedId: Values<string> = {
  text: () => 'site:0f3e-1',
  'CDK token': () => `site:${Aws.REGION}`,
  reference: { language: 'JSONPath', make: () => JsonPath.stringAt('$.id') },
  expression: { language: 'JSONata', make: () => '{% $states.input.id %}' },
};

const listOf = (...texts: string[]): Values<string[]> => ({
  texts: () => texts,
  reference: { language: 'JSONPath', make: () => JsonPath.listAt('$.list') },
  'reference in a list': { language: 'JSONPath', make: () => [JsonPath.stringAt('$.one')] },
  expression: { language: 'JSONata', make: () => Jsonata.list('$states.input.list') },
  'expression in a list': { language: 'JSONata', make: () => ['{% $states.input.one %}'] },
});

const reportGroup = (_: unknown, stack: Stack): BuildReportGroup =>
  once(stack, 'Reports', (scope, id) => new codebuild.ReportGroup(scope, id));

const chosenGroup = (name: string, stack: Stack): BuildReportGroup =>
  once(stack, name, (scope, id) =>
    codebuild.ReportGroup.fromReportGroupName(
      scope,
      id,
      id === 'ByPath' ? JsonPath.stringAt('$.group') : Jsonata.string('$states.input.group'),
    ),
  );

export default {
  models: [
    model('CodeBuildStartBuild', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      differences: [permissions],
      required: { project },
      optional: { environmentVariablesOverride },
    }),
    model('CodeBuildStartBuildBatch', {
      patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
      otherPatterns: [WAIT_FOR_TASK_TOKEN],
      required: { project },
      optional: { environmentVariablesOverride },
    }),
  ],
  beyond: [
    beyondUpstream(CodeBuildStartBuild, {
      patterns: [undefined, RUN_JOB],
      required: { project: { project: project.project! } },
      optional: { ...overrides, timeoutInMinutesOverride: { hours: () => Duration.hours(2) } },
    }),
    beyondUpstream(CodeBuildStartBuildBatch, {
      patterns: [undefined, RUN_JOB],
      required: { project: { project: project.project! } },
      optional: { ...overrides, buildTimeoutInMinutesOverride: { hours: () => Duration.hours(2) } },
    }),
    beyondUpstream(CodeBuildStartBuild, { about: 'of one of several projects', required: oneOfSeveral }),
    beyondUpstream(CodeBuildStartBuildBatch, { about: 'of one of several projects', required: oneOfSeveral }),
    beyondUpstream(CodeBuildStopBuild, { required: { project: startedIn, buildId: startedId } }),
    beyondUpstream(CodeBuildStopBuild, {
      about: 'of one of several projects',
      required: { ...oneOfSeveral, buildId: startedId },
    }),
    ...[CodeBuildStopBuildBatch, CodeBuildDeleteBuildBatch].flatMap((task) => [
      beyondUpstream(task, { required: { project: startedIn, buildBatchId: startedId } }),
      beyondUpstream(task, {
        about: 'of one of several projects',
        required: { ...oneOfSeveral, buildBatchId: startedId },
      }),
    ]),
    beyondUpstream(CodeBuildRetryBuildBatch, {
      patterns: [undefined, RUN_JOB],
      required: { project: startedIn, buildBatchId: startedId },
      optional: {
        retryType: {
          ...(Object.fromEntries(
            Object.values(CodeBuildRetryType).map((value) => [value, () => value]),
          ) as Values<CodeBuildRetryType>),
          expression: { language: 'JSONata', make: () => '{% $states.input.type %}' as never },
        },
        idempotencyToken: overrides.idempotencyToken,
      },
    }),
    beyondUpstream(CodeBuildRetryBuildBatch, {
      about: 'of one of several projects',
      patterns: [undefined, RUN_JOB],
      required: { ...oneOfSeveral, buildBatchId: startedId },
    }),
    beyondUpstream(CodeBuildBatchDeleteBuilds, {
      required: {
        projects: {
          one: (tasks, stack) => [(project.project as Make<BuildProject>)(tasks, stack)],
          several: (tasks, stack) => [
            (project.project as Make<BuildProject>)(tasks, stack),
            (project['imported by name'] as Make<BuildProject>)(tasks, stack),
          ],
        },
        buildIds: listOf('site:0f3e-1', 'site:0f3e-2'),
      },
    }),
    beyondUpstream(CodeBuildBatchDeleteBuilds, {
      about: 'of one of several projects',
      required: {
        projects: {
          'from the state': {
            language: 'JSONPath',
            make: (tasks, stack) => [
              (project['from the state'] as ValueOptions<codebuild.IProjectRef>).make(tasks, stack),
            ],
          },
        },
        buildIds: listOf('site:0f3e-1'),
        allowedTargets: oneOfSeveral.allowedTargets,
      },
    }),
    beyondUpstream(CodeBuildBatchGetReports, {
      required: {
        reportGroups: {
          made: (tasks, stack) => [reportGroup(tasks, stack)],
          'imported by name': (_, stack) => [
            once(stack, 'ReportsByName', (scope, id) => codebuild.ReportGroup.fromReportGroupName(scope, id, 'theirs')),
          ],
        },
        reportArns: listOf('arn:aws:codebuild:us-east-1:222222222222:report/theirs:0f3e-1'),
      },
    }),
    beyondUpstream(CodeBuildBatchGetReports, {
      about: 'of one of several groups',
      required: {
        reportGroups: {
          reference: { language: 'JSONPath', make: (_, stack) => [chosenGroup('ByPath', stack)] },
          expression: { language: 'JSONata', make: (_, stack) => [chosenGroup('ByExpression', stack)] },
        },
        reportArns: listOf('arn:aws:codebuild:us-east-1:222222222222:report/theirs:0f3e-1'),
        allowedTargets: { ARNs: () => ['arn:aws:codebuild:us-east-1:222222222222:report-group/theirs-*'] },
      },
    }),
  ],
} satisfies PackageCases;
