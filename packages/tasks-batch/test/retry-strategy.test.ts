import { JsonPath } from '@cdk-sfn/core';
import { Action, Reason, RetryStrategy } from 'aws-cdk-lib/aws-batch';
import { expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import type { BatchSubmitJobProps } from '../src';
import { submit, submitInJsonata } from './submitted-job';

const spot = RetryStrategy.of(Action.RETRY, Reason.SPOT_INSTANCE_RECLAIMED);

test('conditions say what is tried again', () => {
  const evaluateOnExit = [
    spot,
    RetryStrategy.of(Action.RETRY, Reason.CANNOT_PULL_CONTAINER),
    RetryStrategy.of(Action.RETRY, Reason.custom({ onExitCode: '40*', onReason: JsonPath.stringAt('$.reason') })),
    RetryStrategy.of(Action.EXIT, Reason.NON_ZERO_EXIT_CODE),
  ];

  expect(stateOf(submit({ attempts: 3, evaluateOnExit }))).toMatchObject({
    Parameters: {
      RetryStrategy: {
        Attempts: 3,
        EvaluateOnExit: [
          { Action: 'RETRY', OnStatusReason: 'Host EC2*' },
          { Action: 'RETRY', OnReason: 'CannotPullContainerError:*' },
          { Action: 'RETRY', OnExitCode: '40*', 'OnReason.$': '$.reason' },
          { Action: 'EXIT', OnExitCode: '*' },
        ],
      },
    },
  });
});

test('conditions say what is tried again in JSONata', () => {
  const evaluateOnExit = [RetryStrategy.of(Action.RETRY, Reason.custom({ onExitCode: '{% $states.input.code %}' }))];

  expect(stateOf(submitInJsonata({ attempts: 2, evaluateOnExit }))).toMatchObject({
    Arguments: {
      RetryStrategy: { Attempts: 2, EvaluateOnExit: [{ Action: 'RETRY', OnExitCode: '{% $states.input.code %}' }] },
    },
  });
});

test('there are at most 5 conditions', () => {
  expect(() => submit({ attempts: 2, evaluateOnExit: [spot, spot, spot, spot, spot] })).not.toThrow();
});

test.each<[string, Partial<BatchSubmitJobProps>, string]>([
  ['without attempts', { evaluateOnExit: [spot] }, 'is given without attempts: say how often the job is tried at most'],
  ['empty', { attempts: 2, evaluateOnExit: [] }, 'has 0 conditions: give 1 to 5 conditions'],
  [
    'too long',
    { attempts: 2, evaluateOnExit: Array.from({ length: 6 }, () => spot) },
    'has 6 conditions: give 1 to 5 conditions',
  ],
])('a list that is %s is wrong', (_, props, problem) => {
  expect(messageOf(() => submit(props))).toBe(`Default/Submit has a problem:\n  - evaluateOnExit ${problem}`);
});
