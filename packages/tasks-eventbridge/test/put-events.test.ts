import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EventBridgePutEvents } from '../src';
import type { EventBridgePutEventsEntry } from '../src';

const DEFAULT_BUS = 'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:event-bus/default';

let stack: Stack;
let entry: EventBridgePutEventsEntry;

beforeEach(() => {
  stack = new Stack();
  entry = {
    detail: TaskInput.fromObject({ orderId: '17' }),
    detailType: 'Order shipped',
    source: 'com.example.orders',
  };
});

test('sends an event to the default event bus', () => {
  expect(stateOf(EventBridgePutEvents.jsonPath(stack, 'Tell', { entries: [entry] }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::events:putEvents',
    Parameters: {
      Entries: [{ Detail: { orderId: '17' }, DetailType: 'Order shipped', Source: 'com.example.orders' }],
    },
  });
});

test('sends several events, each to its event bus', () => {
  const task = new EventBridgePutEvents(stack, 'Tell', {
    entries: [{ ...entry, eventBus: new events.EventBus(stack, 'Orders') }, entry],
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      Entries: [
        {
          Detail: { orderId: '17' },
          DetailType: 'Order shipped',
          EventBusName: '<Orders.Arn>',
          Source: 'com.example.orders',
        },
        { Detail: { orderId: '17' }, DetailType: 'Order shipped', Source: 'com.example.orders' },
      ],
    },
  });
});

test('takes references', () => {
  const task = new EventBridgePutEvents(stack, 'Tell', {
    entries: [
      {
        detail: TaskInput.fromObject({ orderId: JsonPath.stringAt('$.id'), total: JsonPath.numberAt('$.total') }),
        detailType: JsonPath.stringAt('$.type'),
        source: `com.example.${JsonPath.stringAt('$.team')}`,
        resources: JsonPath.listAt('$.arns'),
        time: JsonPath.stringAt('$$.State.EnteredTime'),
        traceHeader: JsonPath.stringAt('$.trace'),
      },
    ],
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      Entries: [
        {
          Detail: { 'orderId.$': '$.id', 'total.$': '$.total' },
          'DetailType.$': '$.type',
          'Source.$': "States.Format('com.example.{}', $.team)",
          'Resources.$': '$.arns',
          'Time.$': '$$.State.EnteredTime',
          'TraceHeader.$': '$.trace',
        },
      ],
    },
  });
});

test('takes expressions', () => {
  const task = EventBridgePutEvents.jsonata(stack, 'Tell', {
    entries: [
      {
        detail: TaskInput.fromText('{% $states.input.order %}'),
        detailType: '{% $states.input.type %}',
        source: Jsonata.string('$states.input.source'),
        resources: Jsonata.list('$states.input.arns'),
        time: '{% $now() %}',
        traceHeader: '{% $states.input.trace %}',
      },
    ],
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::events:putEvents',
    Arguments: {
      Entries: [
        {
          Detail: '{% $states.input.order %}',
          DetailType: '{% $states.input.type %}',
          Source: '{% $states.input.source %}',
          Resources: '{% $states.input.arns %}',
          Time: '{% $now() %}',
          TraceHeader: '{% $states.input.trace %}',
        },
      ],
    },
  });
});

describe('patterns', () => {
  test('waiting for the token hands it on', () => {
    const task = new EventBridgePutEvents(stack, 'Tell', {
      entries: [{ ...entry, detail: TaskInput.fromObject({ token: JsonPath.taskToken }) }],
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    });

    expect(stateOf(task)).toMatchObject({
      Resource: 'arn:<AWS::Partition>:states:::events:putEvents.waitForTaskToken',
      Parameters: { Entries: [{ Detail: { 'token.$': '$$.Task.Token' } }] },
    });
  });

  test('waiting for a token that nobody gets is an error', () => {
    const integrationPattern = sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

    expect(messageOf(() => new EventBridgePutEvents(stack, 'Tell', { entries: [entry], integrationPattern }))).toBe(
      'Default/Tell has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task: ' +
        'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
    );
  });

  test('an event is no job to wait for', () => {
    const integrationPattern = sfn.IntegrationPattern.RUN_JOB;

    expect(messageOf(() => new EventBridgePutEvents(stack, 'Tell', { entries: [entry], integrationPattern }))).toBe(
      'Default/Tell has a problem:\n' +
        '  - integrationPattern is RUN_JOB, which this task does not support: use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN',
    );
  });
});

describe('permissions', () => {
  test.each([sfn.IntegrationPattern.REQUEST_RESPONSE, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
    'with %s the event buses may be sent to, each named once',
    (integrationPattern) => {
      const eventBus = new events.EventBus(stack, 'Orders');
      const detail = TaskInput.fromObject({ token: JsonPath.taskToken });
      const told = { ...entry, detail };
      const task = new EventBridgePutEvents(stack, 'Tell', {
        entries: [told, { ...told, eventBus }, told],
        integrationPattern,
      });

      expect(permissionsOf(task)).toEqual([
        { Effect: 'Allow', Action: 'events:PutEvents', Resource: [DEFAULT_BUS, '<Orders.Arn>'] },
      ]);
    },
  );
});

describe('an event bus from the state', () => {
  const chosen = (arn: string): EventBridgePutEventsEntry => ({
    ...entry,
    eventBus: events.EventBus.fromEventBusArn(stack, 'Chosen', arn),
  });
  const allowedTargets = ['arn:aws:events:eu-west-1:111111111111:event-bus/tenant-*'];

  test('is one of those that are allowed', () => {
    const entries = [chosen(JsonPath.stringAt('$.bus'))];
    const task = new EventBridgePutEvents(stack, 'Tell', { entries, allowedTargets });

    expect(stateOf(task)).toMatchObject({ Parameters: { Entries: [{ 'EventBusName.$': '$.bus' }] } });
    expect(permissionsOf(task)).toEqual([{ Effect: 'Allow', Action: 'events:PutEvents', Resource: allowedTargets[0] }]);
  });

  test('is one of those that are allowed in JSONata', () => {
    const entries = [chosen(Jsonata.string('$states.input.bus'))];
    const task = EventBridgePutEvents.jsonata(stack, 'Tell', { entries, allowedTargets });

    expect(stateOf(task)).toMatchObject({ Arguments: { Entries: [{ EventBusName: '{% $states.input.bus %}' }] } });
  });

  test('leaves the others to be granted beside it', () => {
    const entries = [chosen(JsonPath.stringAt('$.bus')), entry];

    expect(permissionsOf(new EventBridgePutEvents(stack, 'Tell', { entries, allowedTargets }))).toEqual([
      { Effect: 'Allow', Action: 'events:PutEvents', Resource: [...allowedTargets, DEFAULT_BUS] },
    ]);
  });

  test('that may be any is an error', () => {
    const entries = [entry, chosen(JsonPath.stringAt('$.bus'))];

    expect(messageOf(() => new EventBridgePutEvents(stack, 'Tell', { entries }))).toBe(
      'Default/Tell has a problem:\n' +
        '  - entries[1].eventBus comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
    );
  });
});

describe('the number of events', () => {
  test('is 10 at most', () => {
    const entries = Array<EventBridgePutEventsEntry>(10).fill(entry);
    new EventBridgePutEvents(stack, 'Ten', { entries });

    expect(messageOf(() => new EventBridgePutEvents(stack, 'Tell', { entries: [...entries, entry] }))).toBe(
      'Default/Tell has a problem:\n  - entries has 11 entries: give 1 to 10 entries',
    );
  });

  test('is 1 at least', () => {
    expect(messageOf(() => new EventBridgePutEvents(stack, 'Tell', { entries: [] }))).toBe(
      'Default/Tell has a problem:\n  - entries has 0 entries: give 1 to 10 entries',
    );
  });
});
