import { Jsonata } from '@cdk-sfn/core';
import { EventBridgePutEvents } from '@cdk-sfn/tasks-eventbridge';
import type { EventBridgePutEventsEntry } from '@cdk-sfn/tasks-eventbridge';
import { Aws } from 'aws-cdk-lib/core';
import * as events from 'aws-cdk-lib/aws-events';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { EventBridgePutEventsEntry as UpstreamEntry } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { beyondUpstream, model, once } from '../src/case.ts';
import type { Make, PackageCases, Tasks, ValueOptions, Values } from '../src/case.ts';
import { refusal } from '../src/edits.ts';
import { callbackInputs, taskInputs } from '../src/task-inputs.ts';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;

const entry = ({ TaskInput }: Tasks): UpstreamEntry => ({
  detail: TaskInput.fromObject({ orderId: '17' }),
  detailType: 'Order shipped',
  source: 'com.example.orders',
});

/** Entries, each with one of the details. */
function withDetails(details: Values<TaskInput>): Values<UpstreamEntry[]> {
  const having =
    (detail: Make<TaskInput>): Make<UpstreamEntry[]> =>
    (tasks, stack) => [{ ...entry(tasks), detail: detail(tasks, stack) }];
  return Object.fromEntries(
    Object.entries(details).map(([name, spec]) => {
      const { as, make, ...options }: ValueOptions<TaskInput> = typeof spec === 'function' ? { make: spec } : spec;
      return [
        `detail, ${name}`,
        { ...options, make: having(make), ...(as && { as: { ...as, make: having(as.make) } }) },
      ];
    }),
  );
}

const details = {
  ...taskInputs,
  text: {
    alone: true,
    make: ({ TaskInput }) => TaskInput.fromText('Hello'),
    differences: refusal('events-detail', /^entries\[0\].detail is "Hello", but the detail of an event is an object$/),
  },
  'JSON text': ({ TaskInput }) => TaskInput.fromText('{"orderId":"17"}'),
} satisfies Values<TaskInput>;

const entries: Values<UpstreamEntry[]> = {
  one: (tasks) => [entry(tasks)],
  two: (tasks) => [entry(tasks), { ...entry(tasks), source: 'com.example.stock' }],
  'to an event bus': (tasks, stack) => [
    { ...entry(tasks), eventBus: once(stack, 'Bus', (scope, id) => new events.EventBus(scope, id)) },
  ],
  'to an event bus of CloudFormation': (tasks, stack) => [
    {
      ...entry(tasks),
      eventBus: once(stack, 'CfnBus', (scope, id) => new events.CfnEventBus(scope, id, { name: 'orders' })),
    },
  ],
  'to an event bus of another account, and to those of this one': (tasks, stack) => [
    {
      ...entry(tasks),
      eventBus: once(stack, 'Theirs', (scope, id) =>
        events.EventBus.fromEventBusArn(scope, id, 'arn:aws:events:us-east-1:222222222222:event-bus/theirs'),
      ),
    },
    {
      ...entry(tasks),
      eventBus: once(stack, 'ByName', (scope, id) => events.EventBus.fromEventBusName(scope, id, 'ours')),
    },
    entry(tasks),
    entry(tasks),
  ],
  'to an event bus from the state': {
    alone: true,
    differences: refusal(
      'target-from-state',
      /^entries\[0\].eventBus comes from the state,| is the JSONPath reference .* in a JSONata state$/,
    ),
    make: (tasks, stack) => [
      {
        ...entry(tasks),
        eventBus: once(stack, 'FromState', (scope, id) =>
          events.EventBus.fromEventBusArn(scope, id, tasks.JsonPath.stringAt('$.bus')),
        ),
      },
    ],
  },
  'with CDK tokens': (tasks) => [{ ...entry(tasks), detailType: Aws.STACK_NAME, source: `com.example.${Aws.REGION}` }],
  'with references': {
    language: 'JSONPath',
    make: (tasks) => [
      {
        ...entry(tasks),
        detailType: tasks.JsonPath.stringAt('$.type'),
        source: tasks.JsonPath.stringAt('$.source'),
      },
    ],
  },
  'with expressions': {
    language: 'JSONata',
    make: (tasks) => [
      { ...entry(tasks), detailType: '{% $states.input.type %}', source: '{% $states.input.source %}' },
    ],
  },
  none: { alone: true, make: () => [] },
  'too many': {
    alone: true,
    make: (tasks) => Array<UpstreamEntry>(11).fill(entry(tasks)),
    differences: refusal('events-limits', /^entries has 11 entries$/),
  },
  'of AWS': { alone: true, make: (tasks) => [{ ...entry(tasks), source: 'aws.s3' }] },
  'of nobody': {
    alone: true,
    make: (tasks) => [{ ...entry(tasks), source: '' }],
    differences: refusal('events-limits', /^entries\[0\].source has 0 characters$/),
  },
  'of a long type': {
    alone: true,
    make: (tasks) => [{ ...entry(tasks), detailType: 'a'.repeat(129) }],
    differences: refusal('events-limits', /^entries\[0\].detailType has 129 characters$/),
  },
};

const ARN = 'arn:aws:events:us-east-1:222222222222:event-bus/theirs-*';

/** An event bus that the state chooses. */
const chosen =
  (arn: Make<string>): Make<EventBridgePutEventsEntry[]> =>
  (tasks, stack) => [
    {
      ...entry(tasks),
      detail: tasks.TaskInput.fromObject({ orderId: '17' }),
      eventBus: events.EventBus.fromEventBusArn(stack, `Chosen${stack.node.children.length}`, arn(tasks, stack)),
    },
  ];

export default {
  models: [
    model('EventBridgePutEvents', {
      patterns: [undefined, REQUEST_RESPONSE],
      otherPatterns: [RUN_JOB, WAIT_FOR_TASK_TOKEN],
      required: { entries: { ...entries, ...withDetails(details) } },
    }),
    model('EventBridgePutEvents', {
      about: 'waiting for the token',
      patterns: [WAIT_FOR_TASK_TOKEN],
      required: { entries: withDetails(callbackInputs) },
    }),
  ],
  beyond: [
    beyondUpstream(EventBridgePutEvents, {
      required: {
        entries: {
          'with all that may be said': (tasks) => [
            {
              ...entry(tasks),
              resources: ['arn:aws:s3:::orders', Aws.STACK_ID],
              time: new Date('2030-01-31T12:00:00Z'),
              traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
            },
            { ...entry(tasks), resources: [], time: '2030-01-31T12:00:00Z' },
          ],
          'with references': {
            language: 'JSONPath',
            make: (tasks) => [
              {
                ...entry(tasks),
                resources: tasks.JsonPath.listAt('$.arns'),
                time: tasks.JsonPath.stringAt('$$.State.EnteredTime'),
                traceHeader: tasks.JsonPath.stringAt('$.trace'),
              },
            ],
          },
          'with expressions': {
            language: 'JSONata',
            make: (tasks) => [
              {
                ...entry(tasks),
                resources: ['{% $states.input.arn %}'],
                time: '{% $now() %}',
                traceHeader: '{% $states.input.trace %}',
              },
            ],
          },
        },
      },
    }),
    beyondUpstream(EventBridgePutEvents, {
      about: 'to one of several event buses',
      required: {
        entries: {
          'from the state': { language: 'JSONPath', make: chosen(({ JsonPath }) => JsonPath.stringAt('$.bus')) },
          'from an expression': { language: 'JSONata', make: chosen(() => Jsonata.string('$states.input.bus')) },
        },
        allowedTargets: { ARNs: () => [ARN] },
      },
    }),
  ],
} satisfies PackageCases;
