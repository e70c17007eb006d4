import { JsonPath } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import type { RetryPolicy } from '../src';
import { retryPolicyArgument, retryPolicyProblems } from '../src/retry-policy';

const day = Duration.days(1);

test.each<[RetryPolicy, object]>([
  [
    { maximumRetryAttempts: 0, maximumEventAge: Duration.minutes(1) },
    { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 },
  ],
  [
    { maximumRetryAttempts: 185, maximumEventAge: day },
    { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
  ],
])('%j is within the limits', (policy, argument) => {
  expect(retryPolicyArgument(policy)).toEqual(argument);
  expect(retryPolicyProblems(policy).filter(Boolean)).toEqual([]);
});

test('numbers from the state are not measured', () => {
  const policy = {
    maximumRetryAttempts: JsonPath.numberAt('$.attempts'),
    maximumEventAge: Duration.seconds(JsonPath.numberAt('$.age')),
  };

  expect(retryPolicyProblems(policy).filter(Boolean)).toEqual([]);
});

test.each<[number, object]>([
  [-1, { problem: 'is -1', fix: 'give 0 to 185' }],
  [186, { problem: 'is 186', fix: 'give 0 to 185' }],
  [1.5, { problem: 'is 1.5', fix: 'give a whole number' }],
  [NaN, { problem: 'is NaN', fix: 'give a whole number' }],
])('it is not tried again %d times', (maximumRetryAttempts, problem) => {
  expect(retryPolicyProblems({ maximumRetryAttempts, maximumEventAge: day }).filter(Boolean)).toEqual([
    { prop: 'retryPolicy.maximumRetryAttempts', ...problem },
  ]);
});

test.each<[Duration, string]>([
  [Duration.seconds(59), 'is 59 seconds'],
  [Duration.seconds(86_401), 'is 86401 seconds'],
])('it is not tried again for %s', (maximumEventAge, problem) => {
  expect(retryPolicyProblems({ maximumRetryAttempts: 1, maximumEventAge }).filter(Boolean)).toEqual([
    { prop: 'retryPolicy.maximumEventAge', problem, fix: 'give 60 to 86400 seconds' },
  ]);
});

test('parts of a second are not taken', () => {
  const [problem] = retryPolicyProblems({ maximumRetryAttempts: 1, maximumEventAge: Duration.millis(60_500) }).filter(
    (each) => each !== undefined && each !== false,
  );

  expect(problem).toMatchObject({
    prop: 'retryPolicy.maximumEventAge',
    problem: 'cannot be given to the service, which takes seconds',
  });
});
