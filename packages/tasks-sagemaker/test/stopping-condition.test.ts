import { JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { stoppingArgument, stoppingProblems } from '../src/stopping-condition';
import type { StoppingCondition } from '../src';
import { renderedIn } from './granted-and-rendered';

const problemsOf = (condition: StoppingCondition, onSpot?: boolean) =>
  stoppingProblems('stoppingCondition', condition, onSpot).filter(Boolean);

test('durations are in seconds', () => {
  expect(stoppingArgument({ maxRuntime: Duration.hours(2), maxWaitTime: Duration.hours(3) })).toEqual({
    MaxRuntimeInSeconds: 7200,
    MaxWaitTimeInSeconds: 10800,
  });
});

test('they may come from the state, unchecked', () => {
  const condition = {
    maxRuntime: Duration.seconds(JsonPath.numberAt('$.run')),
    maxWaitTime: Duration.seconds(JsonPath.numberAt('$.wait')),
  };

  expect(renderedIn(new Stack(), stoppingArgument(condition))).toEqual({
    'MaxRuntimeInSeconds.$': '$.run',
    'MaxWaitTimeInSeconds.$': '$.wait',
  });
  expect(problemsOf(condition, true)).toEqual([]);
});

test('a job that is ended at once is a problem', () => {
  expect(problemsOf({ maxRuntime: Duration.seconds(1) })).toEqual([]);
  expect(problemsOf({ maxRuntime: Duration.seconds(0) })).toEqual([
    { prop: 'stoppingCondition.maxRuntime', problem: 'is 0 seconds', fix: 'give at least 1 second' },
  ]);
});

test('parts of a second are a problem', () => {
  expect(problemsOf({ maxRuntime: Duration.millis(1500) })).toEqual([
    expect.objectContaining({
      prop: 'stoppingCondition.maxRuntime',
      problem: 'cannot be given to the service, which takes seconds',
    }),
  ]);
});

test('the wait is not shorter than the run', () => {
  const hour = Duration.hours(1);

  expect(problemsOf({ maxRuntime: hour, maxWaitTime: hour })).toEqual([]);
  expect(problemsOf({ maxRuntime: hour, maxWaitTime: Duration.minutes(59) })).toEqual([
    {
      prop: 'stoppingCondition.maxWaitTime',
      problem: 'is 3540 seconds, less than maxRuntime, which is part of it',
      fix: 'give at least 3600 seconds',
    },
  ]);
});

test('spot instances need a limit for the wait', () => {
  expect(problemsOf({ maxRuntime: Duration.hours(1) }, false)).toEqual([]);
  expect(problemsOf({ maxRuntime: Duration.hours(1) }, true)).toEqual([
    {
      prop: 'stoppingCondition.maxWaitTime',
      problem: 'is missing for managed spot training',
      fix: 'say how long the job may take with the wait for instances',
    },
  ]);
});
