import { GlueStartCrawlerRun, GlueStartJobRun } from '@cdk-sfn/tasks-glue';
import { Aws, Duration, Lazy } from 'aws-cdk-lib/core';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { ExecutionClass, WorkerType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { WorkerConfigurationProperty } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { absent, beyondUpstream, dimension, model } from '../src/case.ts';
import type { Difference, Model, PackageCases, Values } from '../src/case.ts';
import {
  refusal,
  refusedEach,
  refusedFor,
  targetFromState,
  withArguments,
  withState,
  withStatements,
} from '../src/edits.ts';
import { otherThanTextInputs, textInputs } from '../src/task-inputs.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;

const name: Values<string> = {
  text: () => 'orders',
  'CDK token': () => `orders-${Aws.REGION}`,
  'from the state': {
    alone: true,
    differences: targetFromState,
    make: ({ JsonPath }) => JsonPath.stringAt('$.name'),
  },
  'from the state, expression': {
    alone: true,
    differences: targetFromState,
    make: () => '{% $states.input.name %}',
  },
  'too long': {
    alone: true,
    make: () => 'a'.repeat(256),
    differences: refusal('glue-limits', /^(glueJob|crawler)Name has 256 characters$/),
  },
};

const noNotification: Difference = {
  row: 'glue-notification-null',
  edit: (outcome, { choice, language }) =>
    language === 'JSONata' && choice.get('notifyDelayAfter')!.name === 'absent'
      ? withArguments(outcome, ({ NotificationProperty: _, ...args }) => args)
      : outcome,
};

/** A timeout from the state counts seconds, wherever it stands. */
const timeout: Difference = {
  row: 'glue-timeout-from-state',
  edit: (outcome, { choice, language }) => {
    const given = choice.get('timeout')!.name;
    const fields =
      given === 'path of taskTimeout' && language === 'JSONPath'
        ? { TimeoutSecondsPath: '$.timeout' }
        : given === 'expression of taskTimeout' && language === 'JSONata'
          ? { TimeoutSeconds: '{% $states.input.timeout %}' }
          : undefined;
    return fields === undefined
      ? outcome
      : withState(
          withArguments(outcome, ({ 'Timeout.$': _, ...args }) => args),
          (state) => ({ ...state, ...fields }),
        );
  },
};

const notifyDelayAfter: Values<Duration> = {
  minutes: () => Duration.minutes(5),
  hours: () => Duration.hours(2),
  'CDK token': () => Duration.minutes(Lazy.number({ produce: () => 3 })),
  reference: { language: 'JSONPath', make: ({ JsonPath }) => Duration.minutes(JsonPath.numberAt('$.late')) },
  'parts of a minute': { alone: true, make: () => Duration.seconds(90) },
  none: {
    alone: true,
    make: () => Duration.minutes(0),
    differences: refusal('glue-limits', /^notifyDelayAfter is 0 minutes$/),
  },
};

type Configurations = Values<WorkerConfigurationProperty>;

const workerConfiguration: Configurations = {
  ...(Object.fromEntries(
    Object.values(WorkerType).map((type) => [`type ${type}`, () => ({ workerType: type, numberOfWorkers: 2 })]),
  ) as Configurations),
  ...(Object.fromEntries(
    (['STANDARD', 'G_1X', 'G_2X', 'G_4X', 'G_8X', 'G_025X', 'Z_2X'] as const).map((type) => [
      `WorkerTypeV2.${type}`,
      ({ WorkerTypeV2 }) => ({ workerTypeV2: WorkerTypeV2[type], numberOfWorkers: 2 }),
    ]),
  ) as Configurations),
  'another type': ({ WorkerTypeV2 }) => ({ workerTypeV2: WorkerTypeV2.of('R.2X'), numberOfWorkers: 2 }),
  'from the state': {
    language: 'JSONPath',
    make: ({ JsonPath, WorkerTypeV2 }) => ({
      workerTypeV2: WorkerTypeV2.of(JsonPath.stringAt('$.type')),
      numberOfWorkers: JsonPath.numberAt('$.workers'),
    }),
  },
  'type from an expression': {
    language: 'JSONata',
    make: ({ WorkerTypeV2 }) => ({
      workerTypeV2: WorkerTypeV2.of('{% $states.input.type %}'),
      numberOfWorkers: 2,
    }),
  },
  'no type': { alone: true, make: () => ({ numberOfWorkers: 2 }) },
  'both types': {
    alone: true,
    make: ({ WorkerTypeV2 }) => ({
      workerType: WorkerType.G_1X,
      workerTypeV2: WorkerTypeV2.G_1X,
      numberOfWorkers: 2,
    }),
  },
};

const startJobRun = model('GlueStartJobRun', {
  patterns: [undefined, REQUEST_RESPONSE, RUN_JOB],
  otherPatterns: [WAIT_FOR_TASK_TOKEN],
  differences: [noNotification, timeout],
  required: { glueJobName: name },
  optional: {
    arguments: {
      ...textInputs,
      ...refusedEach(
        'glue-argument-values',
        /^arguments(\.\w+ is .*, but the arguments of a job are text| is text, .*)$/,
        otherThanTextInputs,
      ),
      text: {
        alone: true,
        make: ({ TaskInput }) => TaskInput.fromText('Hello'),
        differences: refusal('glue-arguments-text', /^arguments is text, but the arguments of a job have names$/),
      },
    },
    securityConfiguration: {
      text: () => 'encrypted',
      'CDK token': () => Aws.REGION,
      reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.security') },
      expression: { language: 'JSONata', make: () => '{% $states.input.security %}' },
      empty: {
        alone: true,
        make: () => '',
        differences: refusal('glue-limits', /^securityConfiguration has 0 characters$/),
      },
    },
    notifyDelayAfter,
    workerConfiguration,
    executionClass: {
      ...(Object.fromEntries(
        Object.values(ExecutionClass).map((value) => [value, () => value]),
      ) as Values<ExecutionClass>),
      reference: {
        language: 'JSONPath',
        make: ({ JsonPath }) => JsonPath.stringAt('$.class') as never,
      },
    },
  },
});

const timeouts = dimension<sfn.TaskStateBaseProps | undefined>('timeout of the job', 'props', {
  absent,
  'parts of a minute': { alone: true, make: () => ({ timeout: Duration.seconds(90) }) },
  'parts of a minute in taskTimeout': {
    alone: true,
    make: () => ({ taskTimeout: sfn.Timeout.duration(Duration.seconds(90)) }),
  },
  'too long': {
    alone: true,
    make: () => ({ timeout: Duration.days(8) }),
    differences: refusal('glue-limits', /^timeout is 11520 minutes$/),
  },
});

/** Which one is for the state to say. */
const chosen: Values<string> = {
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.name') },
  expression: { language: 'JSONata', make: () => '{% $states.input.name %}' },
};

export default {
  models: [
    { ...startJobRun, dimensions: [...startJobRun.dimensions, timeouts] } satisfies Model,
    model('GlueStartCrawlerRun', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences: [
        {
          row: 'glue-crawler-pattern',
          edit: (outcome, { choice }) =>
            ['RUN_JOB', 'WAIT_FOR_TASK_TOKEN'].includes(choice.get('integrationPattern')!.name)
              ? refusedFor(outcome, /^integrationPattern is \w+, which this task does not support$/)
              : outcome,
        },
        {
          row: 'glue-crawler-permission',
          edit: (outcome) =>
            withStatements(outcome, (given) =>
              given.map((statement) =>
                String(statement.Action).includes('glue:GetCrawler')
                  ? { ...statement, Action: 'glue:StartCrawler' }
                  : statement,
              ),
            ),
        },
      ],
      required: { crawlerName: name },
    }),
  ],
  beyond: [
    beyondUpstream(GlueStartJobRun, {
      patterns: [undefined, RUN_JOB],
      required: { glueJobName: { text: () => 'job' } },
      optional: {
        jobTimeout: { minutes: () => Duration.minutes(90) },
        jobRunId: { text: () => 'jr_1' },
        jobRunQueuingEnabled: { yes: () => true, no: () => false },
        maxCapacity: { number: () => 10, 'less than one': () => 0.0625 },
      },
    }),
    beyondUpstream(GlueStartJobRun, {
      about: 'of one of several jobs',
      patterns: [undefined, RUN_JOB],
      required: {
        glueJobName: chosen,
        allowedTargets: { ARNs: () => ['arn:aws:glue:us-east-1:222222222222:job/theirs-*'] },
      },
    }),
    beyondUpstream(GlueStartCrawlerRun, {
      about: 'of one of several crawlers',
      required: {
        crawlerName: chosen,
        allowedTargets: { ARNs: () => ['arn:aws:glue:us-east-1:222222222222:crawler/theirs-*'] },
      },
    }),
  ],
} satisfies PackageCases;
