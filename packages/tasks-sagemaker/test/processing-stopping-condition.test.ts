import { JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { processingStoppingArgument, processingStoppingProblems } from '../src/processing-stopping-condition';
import { renderedIn } from './granted-and-rendered';

const problemsOf = (maxRuntime: Duration) =>
  processingStoppingProblems('stoppingCondition', { maxRuntime }).filter(Boolean);

test('is in seconds', () => {
  expect(renderedIn(new Stack(), processingStoppingArgument({ maxRuntime: Duration.hours(2) }))).toEqual({
    MaxRuntimeInSeconds: 7200,
  });
});

test.each([Duration.seconds(1), Duration.days(9), Duration.seconds(JsonPath.numberAt('$.seconds'))])(
  'a job may take %s',
  (maxRuntime) => {
    expect(problemsOf(maxRuntime)).toEqual([]);
  },
);

test('a job may not take more than 9 days, no time or parts of a second', () => {
  const fix = 'give 1 to 777600 seconds';

  expect(problemsOf(Duration.seconds(777_601))).toEqual([
    { prop: 'stoppingCondition.maxRuntime', problem: 'is 777601 seconds', fix },
  ]);
  expect(problemsOf(Duration.seconds(0))).toEqual([
    { prop: 'stoppingCondition.maxRuntime', problem: 'is 0 seconds', fix },
  ]);
  expect(problemsOf(Duration.millis(1500))).toEqual([
    expect.objectContaining({
      prop: 'stoppingCondition.maxRuntime',
      problem: 'cannot be given to the service, which takes seconds',
    }),
  ]);
});
