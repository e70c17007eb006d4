import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Lazy } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import type { BatchSubmitJobProps } from '../src';
import { parameters, submit, submitInJsonata } from './submitted-job';

// The CDK says once per process that `timeout` has a successor.
beforeEach(() => {
  vi.stubEnv('JSII_DEPRECATED', 'quiet');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the timeout of the task', () => {
  test.each<[Partial<BatchSubmitJobProps>, object]>([
    [{ timeout: Duration.minutes(5) }, { AttemptDurationSeconds: 300 }],
    [{ taskTimeout: sfn.Timeout.duration(Duration.hours(2)) }, { AttemptDurationSeconds: 7200 }],
    [{ taskTimeout: sfn.Timeout.at('$.timeout') }, { 'AttemptDurationSeconds.$': '$.timeout' }],
    [{ timeout: Duration.seconds(JsonPath.numberAt('$.timeout')) }, { 'AttemptDurationSeconds.$': '$.timeout' }],
  ])('is that of the attempt, %#', (props, timeout) => {
    expect(stateOf(submit(props))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Parameters: { ...parameters, Timeout: timeout },
    });
  });

  test.each<Partial<BatchSubmitJobProps>>([
    { taskTimeout: sfn.Timeout.jsonata('{% $states.input.timeout %}') },
    { timeout: Duration.seconds(Jsonata.number('$states.input.timeout')) },
  ])('is that of the attempt in JSONata, %#', (props) => {
    expect(stateOf(submitInJsonata(props))).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Arguments: { ...parameters, Timeout: { AttemptDurationSeconds: '{% $states.input.timeout %}' } },
    });
  });

  test.each([
    ['timeout', { timeout: Duration.seconds(59) }],
    ['taskTimeout', { taskTimeout: sfn.Timeout.duration(Duration.seconds(59)) }],
  ])('as %s is at least a minute', (prop, props) => {
    expect(messageOf(() => submit(props))).toBe(
      `Default/Submit has a problem:\n  - ${prop} is 59 seconds: give at least 60 seconds`,
    );
  });

  test('may be a minute', () => {
    expect(stateOf(submit({ taskTimeout: sfn.Timeout.duration(Duration.seconds(60)) }))).toMatchObject({
      Parameters: { Timeout: { AttemptDurationSeconds: 60 } },
    });
  });

  test('may be known at deployment only', () => {
    const seconds = Lazy.number({ produce: () => 59 });

    expect(stateOf(submit({ timeout: Duration.seconds(seconds) }))).toMatchObject({
      Parameters: { Timeout: { AttemptDurationSeconds: 59 } },
    });
  });
});

describe('attemptDuration', () => {
  test.each<[Partial<BatchSubmitJobProps>, object]>([
    [{ timeout: Duration.days(1) }, { TimeoutSeconds: 86400 }],
    [{ taskTimeout: sfn.Timeout.duration(Duration.seconds(30)) }, { TimeoutSeconds: 30 }],
    [{ taskTimeout: sfn.Timeout.at('$.timeout') }, { TimeoutSecondsPath: '$.timeout' }],
  ])('leaves the timeout to the state, %#', (props, timeout) => {
    expect(stateOf(submit({ ...props, attemptDuration: Duration.hours(1) }))).toEqual({
      Type: 'Task',
      End: true,
      ...timeout,
      Resource: 'arn:<AWS::Partition>:states:::batch:submitJob.sync',
      Parameters: { ...parameters, Timeout: { AttemptDurationSeconds: 3600 } },
    });
  });

  test('may come from the state', () => {
    expect(stateOf(submit({ attemptDuration: Duration.seconds(JsonPath.numberAt('$.seconds')) }))).toMatchObject({
      Parameters: { Timeout: { 'AttemptDurationSeconds.$': '$.seconds' } },
    });
  });

  test.each([
    [Duration.seconds(59), 'is 59 seconds: give at least 60 seconds'],
    [
      Duration.millis(60_500),
      "cannot be given to the service, which takes seconds: '60500 millis' cannot be converted into a whole number of seconds.",
    ],
  ])('is a number of seconds, at least a minute, %#', (attemptDuration, problem) => {
    expect(messageOf(() => submit({ attemptDuration }))).toBe(
      `Default/Submit has a problem:\n  - attemptDuration ${problem}`,
    );
  });
});
