import { Duration, Size } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { amountIn, amountProblems, JsonPath } from '../src';

const fromState = JsonPath.numberAt('$.n');

test.each([
  ['minutes', Duration.minutes(2), 120],
  ['a number from the state', Duration.seconds(fromState), fromState],
  ['nothing', undefined, undefined],
])('%s can be given in seconds', (_, duration, seconds) => {
  expect(amountIn('seconds', duration)).toBe(seconds);
  expect(amountProblems('seconds', { timeout: duration })).toEqual([]);
});

test.each([
  ['a fraction', Duration.millis(1), "'1 millis' cannot be converted into a whole number of seconds."],
  [
    'minutes from the state',
    Duration.minutes(fromState),
    "Duration must be specified as 'Duration.seconds()' here since its value comes from a token and cannot be converted (got Duration.minutes)",
  ],
])('%s cannot be given in seconds', (_, duration, fix) => {
  expect(amountIn('seconds', duration)).toBeUndefined();
  expect(amountProblems('seconds', { timeout: Duration.seconds(1), interval: duration })).toEqual([
    { prop: 'interval', problem: 'cannot be given to the service, which takes seconds', fix },
  ]);
});

test('durations in minutes', () => {
  expect(amountIn('minutes', Duration.hours(2))).toBe(120);
  expect(amountIn('minutes', Duration.seconds(90))).toBeUndefined();
  expect(amountProblems('minutes', { delay: Duration.seconds(90), age: Duration.minutes(fromState) })).toEqual([
    {
      prop: 'delay',
      problem: 'cannot be given to the service, which takes minutes',
      fix: "'90 seconds' cannot be converted into a whole number of minutes.",
    },
  ]);
});

test.each([
  ['mebibytes' as const, Size.gibibytes(2), 2048, Size.kibibytes(1500), "'1500 kibibytes'"],
  ['gibibytes' as const, Size.gibibytes(fromState), fromState, Size.mebibytes(1500), "'1500 mebibytes'"],
])('sizes in %s', (unit, size, amount, fraction, printed) => {
  expect(amountIn(unit, size)).toBe(amount);
  expect(amountIn(unit, fraction)).toBeUndefined();
  expect(amountProblems(unit, { volumeSize: size, memory: fraction })).toEqual([
    {
      prop: 'memory',
      problem: `cannot be given to the service, which takes ${unit}`,
      fix: `${printed} cannot be converted into a whole number of ${unit}.`,
    },
  ]);
});
