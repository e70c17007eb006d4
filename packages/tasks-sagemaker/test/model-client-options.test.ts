import { JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import type { ModelClientOptions } from '../src';
import { modelClientArgument, modelClientProblems } from '../src/model-client-options';
import { renderedIn } from './granted-and-rendered';

const problemsOf = (options: ModelClientOptions) => modelClientProblems('modelClientOptions', options).filter(Boolean);

test('says how the model is called', () => {
  const options = { invocationsMaxRetries: 3, invocationsTimeout: Duration.minutes(5) };

  expect(modelClientArgument(options)).toEqual({ InvocationsMaxRetries: 3, InvocationsTimeoutInSeconds: 300 });
});

test('what is not said is written out', () => {
  expect(modelClientArgument({})).toEqual({ InvocationsMaxRetries: 0, InvocationsTimeoutInSeconds: 60 });
});

test('it may come from the state, unchecked', () => {
  const options = {
    invocationsMaxRetries: JsonPath.numberAt('$.retries'),
    invocationsTimeout: Duration.seconds(JsonPath.numberAt('$.timeout')),
  };

  expect(renderedIn(new Stack(), modelClientArgument(options))).toEqual({
    'InvocationsMaxRetries.$': '$.retries',
    'InvocationsTimeoutInSeconds.$': '$.timeout',
  });
  expect(problemsOf(options)).toEqual([]);
});

test.each([0, 3])('%i retries are fine', (invocationsMaxRetries) => {
  expect(problemsOf({ invocationsMaxRetries })).toEqual([]);
});

test.each([-1, 4])('%i retries are a problem', (invocationsMaxRetries) => {
  expect(problemsOf({ invocationsMaxRetries })).toEqual([
    {
      prop: 'modelClientOptions.invocationsMaxRetries',
      problem: `is ${invocationsMaxRetries}`,
      fix: 'give 0 to 3',
    },
  ]);
});

test.each([1, 3600])('a timeout of %i seconds is fine', (seconds) => {
  expect(problemsOf({ invocationsTimeout: Duration.seconds(seconds) })).toEqual([]);
});

test.each([0, 3601])('a timeout of %i seconds is a problem', (seconds) => {
  expect(problemsOf({ invocationsTimeout: Duration.seconds(seconds) })).toEqual([
    {
      prop: 'modelClientOptions.invocationsTimeout',
      problem: `is ${seconds} seconds`,
      fix: 'give 1 to 3600 seconds',
    },
  ]);
});
