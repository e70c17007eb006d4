import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Aws, Lazy, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EventBridgePutEvents } from '../src';
import type { EventBridgePutEventsEntry } from '../src';

const entry: EventBridgePutEventsEntry = {
  detail: TaskInput.fromObject({ orderId: '17' }),
  detailType: 'Order shipped',
  source: 'com.example.orders',
};

/** The task that sends the event with other props. */
function tell(props: Partial<EventBridgePutEventsEntry>): EventBridgePutEvents {
  return new EventBridgePutEvents(new Stack(), 'Tell', { entries: [{ ...entry, ...props }] });
}

/** The event with other props, as the state has it. */
function rendered(props: Partial<EventBridgePutEventsEntry>): unknown {
  return (stateOf(tell(props)) as { Parameters: { Entries: unknown[] } }).Parameters.Entries[0];
}

test('all that EventBridge keeps of an event', () => {
  expect(
    rendered({
      resources: ['arn:aws:s3:::orders', 'order-17'],
      time: new Date('2030-01-31T12:00:00Z'),
      traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    }),
  ).toEqual({
    Detail: { orderId: '17' },
    DetailType: 'Order shipped',
    Resources: ['arn:aws:s3:::orders', 'order-17'],
    Source: 'com.example.orders',
    Time: '2030-01-31T12:00:00.000Z',
    TraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
  });
});

describe('the detail', () => {
  test('may be JSON text of an object', () => {
    expect(rendered({ detail: TaskInput.fromText('{"orderId":"17"}') })).toMatchObject({ Detail: '{"orderId":"17"}' });
  });

  test('may be JSON text with references in it', () => {
    expect(rendered({ detail: TaskInput.fromText(`{"orderId":"${JsonPath.stringAt('$.id')}"}`) })).toMatchObject({
      'Detail.$': `States.Format('\\{"orderId":"{}"\\}', $.id)`,
    });
  });

  test('may come from the state as a whole', () => {
    expect(rendered({ detail: TaskInput.fromJsonPathAt('$.order') })).toMatchObject({ 'Detail.$': '$.order' });
  });

  test('may be known at deployment', () => {
    expect(rendered({ detail: TaskInput.fromText(Lazy.string({ produce: () => '{}' })) })).toMatchObject({
      Detail: '{}',
    });
  });

  test.each(['Hello', '', '$.order', '17', '"order"', 'null', '[1]'])('is no other text, such as %j', (text) => {
    expect(messageOf(() => tell({ detail: TaskInput.fromText(text) }))).toBe(
      'Default/Tell has a problem:\n' +
        `  - entries[0].detail is ${JSON.stringify(text)}, but the detail of an event is an object: ` +
        'use TaskInput.fromObject, JSON text of an object, or a reference to an object',
    );
  });
});

describe('the source', () => {
  test('may be known at deployment', () => {
    expect(rendered({ source: `com.example.${Aws.REGION}` })).toMatchObject({ Source: 'com.example.<AWS::Region>' });
  });

  test('may have aws elsewhere', () => {
    expect(rendered({ source: 'my.aws.app' })).toMatchObject({ Source: 'my.aws.app' });
  });

  test('is none of AWS', () => {
    expect(messageOf(() => tell({ source: 'aws.orders' }))).toBe(
      'Default/Tell has a problem:\n' +
        '  - entries[0].source starts with aws., which is for AWS alone: give a name of yours, such as com.example.orders',
    );
  });
});

test('texts are as long as the service takes them', () => {
  rendered({ detailType: 'a'.repeat(128), traceHeader: 'a'.repeat(500) });

  expect(messageOf(() => tell({ detailType: 'a'.repeat(129), source: '', traceHeader: 'a'.repeat(501) }))).toBe(
    'Default/Tell has 3 problems:\n' +
      '  - entries[0].detailType has 129 characters: give 1 to 128 characters\n' +
      '  - entries[0].source has 0 characters: give at least 1 character\n' +
      '  - entries[0].traceHeader has 501 characters: give 1 to 500 characters',
  );
});

describe('the time', () => {
  test.each(['2030-01-31T12:00:00Z', '2030-01-31T12:00:00.5+01:00'])('may be text: %s', (time) => {
    expect(rendered({ time })).toMatchObject({ Time: time });
  });

  test.each(['tomorrow', '2030-01-31', '2030-13-31T12:00:00Z', '2030-01-31T12:00:00', 'Thu Jan 31 2030 12:00:00Z'])(
    'is no other text: %s',
    (time) => {
      expect(messageOf(() => tell({ time }))).toBe(
        'Default/Tell has a problem:\n' +
          `  - entries[0].time is "${time}", which is no time: give a valid Date, or text such as 2030-01-31T12:00:00Z`,
      );
    },
  );

  test('is a valid date', () => {
    expect(messageOf(() => tell({ time: new Date('tomorrow') }))).toBe(
      'Default/Tell has a problem:\n' +
        '  - entries[0].time is null, which is no time: give a valid Date, or text such as 2030-01-31T12:00:00Z',
    );
  });
});
