import { Duration } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { JsonPath } from '../src';
import { durationProblems, secondsOf } from '../src/duration-seconds';

const fromState = JsonPath.numberAt('$.n');

test.each([
  ['minutes', Duration.minutes(2), 120],
  ['a number from the state', Duration.seconds(fromState), fromState],
  ['nothing', undefined, undefined],
])('%s can be given in seconds', (_, duration, seconds) => {
  expect(secondsOf(duration)).toBe(seconds);
  expect(durationProblems({ timeout: duration })).toEqual([]);
});

test.each([
  ['a fraction', Duration.millis(1), "'1 millis' cannot be converted into a whole number of seconds."],
  [
    'minutes from the state',
    Duration.minutes(fromState),
    "Duration must be specified as 'Duration.seconds()' here since its value comes from a token and cannot be converted (got Duration.minutes)",
  ],
])('%s cannot be given in seconds', (_, duration, fix) => {
  expect(secondsOf(duration)).toBeUndefined();
  expect(durationProblems({ timeout: Duration.seconds(1), interval: duration })).toEqual([
    { prop: 'interval', problem: 'cannot be given to the service, which takes seconds', fix },
  ]);
});
