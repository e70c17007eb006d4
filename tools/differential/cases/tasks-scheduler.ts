import { Jsonata, JsonPath as OurJsonPath } from '@cdk-sfn/core';
import {
  ActionAfterCompletion as OurAction,
  EventBridgeSchedulerCreateScheduleTask,
  EventBridgeSchedulerDeleteScheduleTask,
  EventBridgeSchedulerTarget as OurTarget,
  EventBridgeSchedulerUpdateScheduleTask,
  Schedule as OurSchedule,
} from '@cdk-sfn/tasks-scheduler';
import type { EventBridgeSchedulerUpdateScheduleTaskProps, RetryPolicy } from '@cdk-sfn/tasks-scheduler';
import { Aws, Duration, Lazy } from 'aws-cdk-lib/core';
import type { Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { ActionAfterCompletion } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { EventBridgeSchedulerTarget, Schedule } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Difference, ModelSpec, PackageCases, Values } from '../src/case.ts';
import { refusal, refusedFor, targetFromState, withArguments, withStatements } from '../src/edits.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:reminders';

const role = (stack: Stack): iam.IRole =>
  once(
    stack,
    'SchedulerRole',
    (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') }),
  );

const key = (stack: Stack): kms.IKey => once(stack, 'SchedulerKey', (scope, id) => new kms.Key(scope, id));

const failed = (stack: Stack): sqs.IQueue => once(stack, 'Failed', (scope, id) => new sqs.Queue(scope, id));

const names: Values<string> = {
  text: () => 'reminder-1.a_b',
  'CDK token': () => `reminder-${Aws.REGION}`,
  'from the state': {
    alone: true,
    differences: targetFromState,
    make: ({ JsonPath }) => JsonPath.stringAt('$.name'),
  },
};

const scheduleName: Values<string> = {
  ...names,
  'from the state, expression': {
    alone: true,
    differences: targetFromState,
    make: () => '{% $states.input.name %}',
  },
  'too long': {
    alone: true,
    make: () => 'a'.repeat(65),
    differences: refusal('scheduler-name', /^scheduleName has 65 characters$/),
  },
  'with a blank': {
    alone: true,
    make: () => 'a b',
    differences: refusal('scheduler-name', /^scheduleName is "a b"$/),
  },
};

/** A point in time has no other time zone than UTC. */
const oneTime: Difference = {
  row: 'scheduler-one-time',
  edit: (outcome, { choice }) =>
    ['absent', 'UTC'].includes(choice.get('timezone')!.name)
      ? withArguments(outcome, ({ ScheduleExpressionTimezone: _, ...args }) =>
          Object.fromEntries(
            Object.entries(args).flatMap(([name, value]) =>
              name === 'ScheduleExpression'
                ? [
                    [name, 'at(2030-01-31T12:00:00)'],
                    ['ScheduleExpressionTimezone', 'UTC'],
                  ]
                : [[name, value]],
            ),
          ),
        )
      : refusedFor(outcome, /^timezone is given together with Schedule\.oneTime/),
};

const rateOfOne: Difference = {
  row: 'scheduler-rate-of-one',
  edit: (outcome) =>
    withArguments(outcome, (args) => ({
      ...args,
      ScheduleExpression: String(args.ScheduleExpression).replace(/s\)$/, ')'),
    })),
};

const schedule: Values<Schedule> = {
  minutes: ({ Schedule }) => Schedule.rate(Duration.minutes(90)),
  hours: ({ Schedule }) => Schedule.rate(Duration.minutes(120)),
  days: ({ Schedule }) => Schedule.rate(Duration.days(2)),
  'one minute': { make: ({ Schedule }) => Schedule.rate(Duration.minutes(1)), differences: [rateOfOne] },
  'one hour': { make: ({ Schedule }) => Schedule.rate(Duration.hours(1)), differences: [rateOfOne] },
  'one day': { make: ({ Schedule }) => Schedule.rate(Duration.hours(24)), differences: [rateOfOne] },
  'parts of a minute': { alone: true, make: ({ Schedule }) => Schedule.rate(Duration.seconds(90)) },
  'less than a minute': { alone: true, make: ({ Schedule }) => Schedule.rate(Duration.seconds(30)) },
  'every minute': ({ Schedule }) => Schedule.cron({}),
  'by days of the month': ({ Schedule }) =>
    Schedule.cron({ minute: '0/15', hour: '8', day: 'L', month: 'JAN', year: '2030' }),
  'by days of the week': ({ Schedule }) => Schedule.cron({ minute: '0', weekDay: 'MON-FRI' }),
  'by both': { alone: true, make: ({ Schedule }) => Schedule.cron({ day: '1', weekDay: 'MON' }) },
  'by a CDK token': ({ Schedule }) => Schedule.cron({ hour: Lazy.string({ produce: () => '8' }) }),
  'by a field with a blank': {
    alone: true,
    make: ({ Schedule }) => Schedule.cron({ hour: '8 9' }),
    differences: refusal('scheduler-cron-field', /^hour is "8 9"$/),
  },
  once: {
    make: ({ Schedule }) => Schedule.oneTime(new Date('2030-01-31T12:00:00Z')),
    differences: [oneTime],
  },
};

const target: Values<EventBridgeSchedulerTarget> = {
  plain: ({ EventBridgeSchedulerTarget }, stack) => new EventBridgeSchedulerTarget({ arn: QUEUE, role: role(stack) }),
  'with everything': ({ EventBridgeSchedulerTarget }, stack) =>
    new EventBridgeSchedulerTarget({
      arn: QUEUE,
      role: role(stack),
      input: '{"orderId":"17"}',
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAge: Duration.hours(1) },
      deadLetterQueue: failed(stack),
    }),
  'with CDK tokens': ({ EventBridgeSchedulerTarget }, stack) =>
    new EventBridgeSchedulerTarget({
      arn: failed(stack).queueArn,
      role: iam.Role.fromRoleArn(stack, `Role${stack.node.children.length}`, 'arn:aws:iam::111111111111:role/theirs'),
      input: Aws.REGION,
    }),
  'with references': {
    language: 'JSONPath',
    make: ({ EventBridgeSchedulerTarget, JsonPath }, stack) =>
      new EventBridgeSchedulerTarget({
        arn: JsonPath.stringAt('$.arn'),
        role: role(stack),
        input: JsonPath.jsonToString(JsonPath.objectAt('$.order')),
      }),
  },
  'with expressions': {
    language: 'JSONata',
    make: ({ EventBridgeSchedulerTarget }, stack) =>
      new EventBridgeSchedulerTarget({
        arn: '{% $states.input.arn %}',
        role: role(stack),
        input: '{% $string($states.input.order) %}',
      }),
  },
  'with a role from the state': {
    alone: true,
    make: ({ EventBridgeSchedulerTarget, JsonPath }, stack) =>
      new EventBridgeSchedulerTarget({
        arn: QUEUE,
        role: iam.Role.fromRoleArn(stack, `Role${stack.node.children.length}`, JsonPath.stringAt('$.role')),
      }),
    differences: refusal(
      'target-from-state',
      /^target\.role comes from the state, so that| is the JSONPath reference .* in a JSONata state$/,
    ),
  },
  'with no input': {
    alone: true,
    make: ({ EventBridgeSchedulerTarget }, stack) =>
      new EventBridgeSchedulerTarget({ arn: QUEUE, role: role(stack), input: '' }),
  },
  ...Object.fromEntries(
    (
      [
        ['too many attempts', 186, Duration.hours(1)],
        ['parts of an attempt', 1.5, Duration.hours(1)],
        ['fewer attempts than none', -1, Duration.hours(1)],
        ['too short an age', 1, Duration.seconds(59)],
        ['too long an age', 1, Duration.days(2)],
      ] as const
    ).map(([name, maximumRetryAttempts, maximumEventAge]) => [
      `with ${name}`,
      {
        alone: true,
        make: ({ EventBridgeSchedulerTarget }, stack) =>
          new EventBridgeSchedulerTarget({
            arn: QUEUE,
            role: role(stack),
            retryPolicy: { maximumRetryAttempts, maximumEventAge },
          }),
      } satisfies Values<EventBridgeSchedulerTarget>[string],
    ]),
  ),
};

const texts: Values<string> = {
  text: () => 'reminder-1',
  'CDK token': () => Aws.REGION,
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.text') },
};

/** Longer than the service takes, and empty. */
const astray = (length: number): Values<string> => ({
  'too long': { alone: true, make: () => 'a'.repeat(length) },
  empty: { alone: true, make: () => '' },
});

const TO_SCHEDULER = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };

const differences: readonly Difference[] = [
  {
    row: 'scheduler-pass-role',
    edit: (outcome) =>
      withStatements(outcome, (statements) =>
        statements.map((statement) =>
          statement.Action === 'iam:PassRole'
            ? {
                Action: statement.Action,
                Condition: TO_SCHEDULER,
                Effect: statement.Effect,
                Resource: statement.Resource,
              }
            : statement,
        ),
      ),
  },
  {
    row: 'scheduler-pattern',
    edit: (outcome, { choice }) => {
      const pattern = choice.get('integrationPattern')!.name;
      return pattern === 'RUN_JOB'
        ? refusedFor(outcome, /^integrationPattern is RUN_JOB, which this task does not support$/)
        : pattern === 'WAIT_FOR_TASK_TOKEN' && !choice.get('target')!.name.includes('token')
          ? refusedFor(
              outcome,
              /^integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on/,
            )
          : outcome;
    },
  },
];

const keyStatement = {
  Action: ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:Decrypt'],
  Effect: 'Allow',
  Resource: { 'Fn::GetAtt': ['SchedulerKey', 'Arn'] },
};

/** What only ours take of a schedule. */
const more = {
  schedule: {
    'when clocks show it': () => OurSchedule.at('2030-01-31T12:00:00'),
    'any expression': () => OurSchedule.expression('rate(5 minutes)'),
    'at a reference': {
      language: 'JSONPath',
      make: ({ JsonPath }) => OurSchedule.at(JsonPath.stringAt('$.when')),
    },
    'at an expression': { language: 'JSONata', make: () => OurSchedule.at('{% $states.input.when %}') },
    'rate by a reference': {
      language: 'JSONPath',
      make: () => OurSchedule.rate(Duration.minutes(OurJsonPath.numberAt('$.minutes'))),
    },
    'rate by an expression': {
      language: 'JSONata',
      make: () => OurSchedule.rate(Duration.hours(Jsonata.number('$states.input.hours'))),
    },
    'cron by references': {
      language: 'JSONPath',
      make: ({ JsonPath }) =>
        OurSchedule.cron({ minute: JsonPath.stringAt('$.minute'), hour: JsonPath.stringAt('$.hour') }),
    },
    'cron by expressions': {
      language: 'JSONata',
      make: () => OurSchedule.cron({ minute: '{% $states.input.minute %}', weekDay: 'MON' }),
    },
  },
  target: {
    'retried as the state says': {
      language: 'JSONPath',
      make: (_, stack) => retried(stack, OurJsonPath.numberAt('$.attempts'), OurJsonPath.numberAt('$.age')),
    },
    'retried as expressions say': {
      language: 'JSONata',
      make: (_, stack) => retried(stack, Jsonata.number('$states.input.attempts'), Jsonata.number('$states.input.age')),
    },
  },
} satisfies {
  schedule: Values<OurSchedule>;
  target: Values<OurTarget>;
};

function retried(stack: Stack, maximumRetryAttempts: number, seconds: number): OurTarget {
  const retryPolicy: RetryPolicy = { maximumRetryAttempts, maximumEventAge: Duration.seconds(seconds) };
  return new OurTarget({ arn: QUEUE, role: role(stack), retryPolicy, deadLetterQueue: failed(stack) });
}

const times = {
  text: () => '2030-01-31T12:00:00Z',
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.time') },
  expression: { language: 'JSONata', make: () => '{% $now() %}' },
} satisfies Values<string>;

const moreOptions = {
  actionAfterCompletion: {
    reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.action') as never },
    expression: { language: 'JSONata', make: () => '{% $states.input.action %}' as never },
    DELETE: () => OurAction.DELETE,
  },
  clientToken: { text: () => 'token', expression: { language: 'JSONata', make: () => '{% $uuid() %}' } },
  description: { text: () => 'Tells them to pay' },
  enabled: { no: () => false },
  endDate: times,
  startDate: { ...times, text: () => '2030-01-01T12:00:00+01:00' },
  flexibleTimeWindow: {
    minutes: () => Duration.minutes(5),
    reference: { language: 'JSONPath', make: () => Duration.minutes(OurJsonPath.numberAt('$.window')) },
    expression: { language: 'JSONata', make: () => Duration.minutes(Jsonata.number('$states.input.window')) },
  },
  kmsKey: { key: (_, stack) => key(stack) },
  timezone: {
    text: () => 'Europe/Berlin',
    expression: { language: 'JSONata', make: () => '{% $states.input.zone %}' },
  },
} satisfies ModelSpec<EventBridgeSchedulerUpdateScheduleTaskProps>['optional'];

/** Schedules that the state names. */
const chosen: Values<string> = {
  reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.name') },
  expression: { language: 'JSONata', make: () => '{% $states.input.name %}' },
};
const allowedTargets: Values<string[]> = {
  ARNs: () => ['arn:aws:scheduler:us-east-1:222222222222:schedule/default/reminder-*'],
};
const allowedRoles: Values<string[]> = { ARNs: () => ['arn:aws:iam::222222222222:role/reminder-*'] };
const ofChosenRole: Values<OurTarget> = {
  'with a role from the state': {
    language: 'JSONPath',
    make: ({ JsonPath }, stack) => withRole(stack, JsonPath.stringAt('$.role')),
  },
  'with a role from an expression': {
    language: 'JSONata',
    make: (_, stack) => withRole(stack, Jsonata.string('$states.input.role')),
  },
};

function withRole(stack: Stack, arn: string): OurTarget {
  return new OurTarget({
    arn: QUEUE,
    role: iam.Role.fromRoleArn(stack, `Role${stack.node.children.length}`, arn),
  });
}

const ofToken: Values<OurTarget> = {
  token: {
    language: 'JSONPath',
    make: ({ JsonPath }, stack) => new OurTarget({ arn: QUEUE, role: role(stack), input: JsonPath.taskToken }),
  },
  'expression of the token': {
    language: 'JSONata',
    make: (_, stack) => new OurTarget({ arn: QUEUE, role: role(stack), input: '{% $states.context.Task.Token %}' }),
  },
};

export default {
  models: [
    model('EventBridgeSchedulerCreateScheduleTask', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      differences,
      required: { scheduleName, schedule, target },
      optional: {
        actionAfterCompletion: {
          NONE: () => ActionAfterCompletion.NONE,
          DELETE: () => ActionAfterCompletion.DELETE,
        },
        clientToken: { ...texts, ...astray(65), 'with a blank': { alone: true, make: () => 'a b' } },
        description: {
          ...texts,
          expression: { language: 'JSONata', make: () => '{% $states.input.text %}' },
          'too long': { alone: true, make: () => 'a'.repeat(513) },
        },
        startDate: { date: () => new Date('2030-01-01T00:00:00Z') },
        endDate: {
          date: () => new Date('2030-12-31T00:00:00Z'),
          'before the start': { alone: true, make: () => new Date('2029-12-31T00:00:00Z') },
          invalid: { alone: true, make: () => new Date('tomorrow') },
        },
        flexibleTimeWindow: {
          minutes: () => Duration.minutes(5),
          'a day': () => Duration.days(1),
          none: { alone: true, make: () => Duration.minutes(0) },
          'too long': { alone: true, make: () => Duration.minutes(1441) },
          'parts of a minute': { alone: true, make: () => Duration.seconds(90) },
        },
        groupName: { ...names, ...astray(65), 'with a blank': { alone: true, make: () => 'a b' } },
        kmsKey: {
          key: {
            make: (_, stack) => key(stack),
            differences: [
              {
                row: 'scheduler-key',
                edit: (outcome) =>
                  withStatements(outcome, (statements) =>
                    statements.flatMap((statement) =>
                      statement.Action === 'iam:PassRole' ? [statement, keyStatement] : [statement],
                    ),
                  ),
              },
            ],
          },
        },
        timezone: {
          ...texts,
          UTC: () => 'UTC',
          expression: { language: 'JSONata', make: () => '{% $states.input.zone %}' },
          ...astray(51),
        },
        enabled: { yes: () => true, no: () => false },
      },
    }),
    model('EventBridgeSchedulerCreateScheduleTask', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      differences,
      required: {
        scheduleName: { text: names.text! },
        schedule: { minutes: schedule.minutes! },
        target: {
          'with the token': {
            language: 'JSONPath',
            make: ({ EventBridgeSchedulerTarget, JsonPath }, stack) =>
              new EventBridgeSchedulerTarget({ arn: QUEUE, role: role(stack), input: JsonPath.taskToken }),
          },
          'with an expression of the token': {
            language: 'JSONata',
            make: ({ EventBridgeSchedulerTarget }, stack) =>
              new EventBridgeSchedulerTarget({
                arn: QUEUE,
                role: role(stack),
                input: '{% $states.context.Task.Token %}',
              }),
          },
        },
      },
    }),
  ],
  beyond: [
    beyondUpstream(EventBridgeSchedulerCreateScheduleTask, {
      required: { scheduleName: { text: () => 'reminder' }, ...more },
      optional: moreOptions,
    }),
    beyondUpstream(EventBridgeSchedulerCreateScheduleTask, {
      about: 'of one of several names',
      required: {
        scheduleName: chosen,
        schedule: { once: () => OurSchedule.oneTime(new Date('2030-01-31T12:00:00Z')) },
        target: ofChosenRole,
        allowedTargets,
        allowedRoles,
      },
    }),
    beyondUpstream(EventBridgeSchedulerUpdateScheduleTask, {
      required: { scheduleName: { text: () => 'reminder', 'CDK token': () => Aws.STACK_NAME }, ...more },
      optional: { ...moreOptions, groupName: { text: () => 'reminders' } },
    }),
    beyondUpstream(EventBridgeSchedulerUpdateScheduleTask, {
      about: 'of one of several names',
      required: {
        scheduleName: chosen,
        schedule: { once: () => OurSchedule.oneTime(new Date('2030-01-31T12:00:00Z')) },
        target: ofChosenRole,
        allowedTargets,
        allowedRoles,
      },
    }),
    beyondUpstream(EventBridgeSchedulerUpdateScheduleTask, {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      required: {
        scheduleName: { text: () => 'reminder' },
        schedule: { hours: () => OurSchedule.rate(Duration.hours(2)) },
        target: ofToken,
      },
    }),
    beyondUpstream(EventBridgeSchedulerDeleteScheduleTask, {
      patterns: [undefined, REQUEST_RESPONSE],
      required: { scheduleName: { text: () => 'reminder', 'CDK token': () => Aws.STACK_NAME } },
      optional: {
        groupName: { text: () => 'reminders' },
        clientToken: {
          text: () => 'token',
          reference: { language: 'JSONPath', make: ({ JsonPath }) => JsonPath.stringAt('$.token') },
          expression: { language: 'JSONata', make: () => '{% $uuid() %}' },
        },
      },
    }),
    beyondUpstream(EventBridgeSchedulerDeleteScheduleTask, {
      about: 'of one of several names',
      required: { scheduleName: chosen, allowedTargets },
    }),
  ],
} satisfies PackageCases;
