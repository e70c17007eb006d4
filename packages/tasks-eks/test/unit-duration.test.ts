import { Jsonata } from '@cdk-sfn/core';
import { Duration, Tokenization } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { unitDuration } from '../src/unit-duration';

test.each([
  [Duration.days(1), '24h'],
  [Duration.minutes(60), '1h'],
  [Duration.minutes(90), '90m'],
  [Duration.seconds(15), '15s'],
  [Duration.millis(1500), undefined],
  [undefined, undefined],
])('%s is %s', (duration, text) => {
  expect(unitDuration(duration)).toBe(text);
});

test.each([
  [(amount: number) => Duration.hours(amount), 'h'],
  [(amount: number) => Duration.minutes(amount), 'm'],
  [(amount: number) => Duration.seconds(amount), 's'],
])('one from the state keeps its unit', (of, unit) => {
  const text = unitDuration(of(Jsonata.number('$states.input.n')));

  expect(text?.at(-1)).toBe(unit);
  expect(Tokenization.reverseNumber(Number(text?.slice(0, -1)))?.toString()).toBeDefined();
});
