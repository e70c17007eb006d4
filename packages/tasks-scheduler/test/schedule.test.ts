import { JsonPath } from '@cdk-sfn/core';
import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { afterEach, describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { Schedule } from '../src';

/** The expression as it is deployed. */
function resolved(schedule: Schedule): unknown {
  return new Stack().resolve(schedule.expressionString);
}

describe('once, at a point in time', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test.each(['UTC', 'Asia/Tokyo', 'America/New_York'])('is the same wherever it is synthesised: %s', (TZ) => {
    process.env.TZ = TZ;
    const schedule = Schedule.oneTime(new Date('2030-01-31T12:00:00.500Z'));

    expect(schedule.expressionString).toBe('at(2030-01-31T12:00:00)');
    expect(schedule.timezone).toBe('UTC');
  });

  test('is none for an invalid Date', () => {
    expect(messageOf(() => Schedule.oneTime(new Date('tomorrow')))).toBe(
      'Schedule.oneTime has a problem:\n  - time is an invalid Date: give a point in time',
    );
  });
});

describe('once, when clocks show a time', () => {
  test('has no time zone of its own', () => {
    const schedule = Schedule.at('2030-01-31T12:00:00');

    expect(schedule.expressionString).toBe('at(2030-01-31T12:00:00)');
    expect(schedule.timezone).toBeUndefined();
  });

  test.each(['tomorrow', '2030-01-31', '2030-01-31T12:00:00Z', '2030-02-30T12:00:00'])('is none for %s', (time) => {
    expect(messageOf(() => Schedule.at(time))).toBe(
      'Schedule.at has a problem:\n' +
        `  - time is "${time}", which is no time: give one such as 2030-01-31T12:00:00, or a Date to Schedule.oneTime`,
    );
  });
});

describe('again and again', () => {
  test.each([
    [Duration.minutes(1), 'rate(1 minute)'],
    [Duration.seconds(300), 'rate(5 minutes)'],
    [Duration.minutes(60), 'rate(1 hour)'],
    [Duration.minutes(90), 'rate(90 minutes)'],
    [Duration.hours(36), 'rate(36 hours)'],
    [Duration.hours(24), 'rate(1 day)'],
    [Duration.days(7), 'rate(7 days)'],
  ])('%s is in its largest whole unit', (duration, expression) => {
    expect(Schedule.rate(duration).expressionString).toBe(expression);
  });

  test.each([
    [Duration.seconds(30), '30 seconds'],
    [Duration.seconds(90), '1 minute 30 seconds'],
    [Duration.minutes(0), '0 minutes'],
  ])('is no %s', (duration, text) => {
    expect(messageOf(() => Schedule.rate(duration))).toBe(
      `Schedule.rate has a problem:\n  - duration is ${text}: give whole minutes, 1 at least`,
    );
  });

  test.each([Duration.minutes, Duration.hours, Duration.days])('may be known at deployment', (of) => {
    const duration = of(Lazy.number({ produce: () => 3 }));

    expect(resolved(Schedule.rate(duration))).toBe(`rate(3 ${duration.unitLabel()})`);
  });

  test('counts in no seconds', () => {
    expect(messageOf(() => Schedule.rate(Duration.seconds(JsonPath.numberAt('$.seconds'))))).toBe(
      'Schedule.rate has a problem:\n' +
        '  - duration is a number of seconds that is not known yet: use Duration.minutes, Duration.hours or Duration.days',
    );
  });
});

describe('at the times of a cron expression', () => {
  test.each([
    [{}, 'cron(* * * * ? *)'],
    [{ minute: '0', hour: '8', weekDay: 'MON-FRI' }, 'cron(0 8 ? * MON-FRI *)'],
    [{ minute: '0/15', day: 'L', month: 'JAN', year: '2030' }, 'cron(0/15 * L JAN ? 2030)'],
  ])('%j', (options, expression) => {
    expect(Schedule.cron(options).expressionString).toBe(expression);
  });

  test('is for days of the month or of the week', () => {
    expect(messageOf(() => Schedule.cron({ day: '1', weekDay: 'MON' }))).toBe(
      'Schedule.cron has a problem:\n  - weekDay is given together with day: give one of them',
    );
  });

  test.each(['', '0 8'])('has one field where one is asked for, not %j', (hour) => {
    expect(messageOf(() => Schedule.cron({ hour }))).toBe(
      `Schedule.cron has a problem:\n  - hour is "${hour}": give one field, such as 0/15`,
    );
  });

  test('may have fields that are known at deployment', () => {
    expect(resolved(Schedule.cron({ minute: '0', hour: Lazy.string({ produce: () => '8' }) }))).toBe(
      'cron(0 8 * * ? *)',
    );
  });
});

test('any expression', () => {
  expect(Schedule.expression('rate(1 minutes)').expressionString).toBe('rate(1 minutes)');
});
