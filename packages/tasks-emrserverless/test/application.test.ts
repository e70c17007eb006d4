import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { applicationIdProblem, applicationTarget, jobRunIdProblem, jobRunsOf } from '../src/application';

const ARN = 'arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/applications';

test.each([
  ['00f1', `${ARN}/00f1`],
  [JsonPath.stringAt('$.id'), `${ARN}/*`],
  ['{% $states.input.id %}', `${ARN}/*`],
])('the target of %j', (applicationId, arn) => {
  const stack = new Stack();

  expect(readable(stack.resolve(applicationTarget(stack, { applicationId }).arns))).toEqual([arn]);
});

test('jobs lie below applications', () => {
  expect(jobRunsOf(['arn/00f1', '*'])).toEqual(['arn/00f1/jobruns/*', '*']);
  expect(jobRunsOf(['arn/00f1'], '00f2')).toEqual(['arn/00f1/jobruns/00f2']);
});

test('ids have small letters and digits', () => {
  const problem = { problem: 'is "A"', fix: 'write it of digits and small letters' };

  expect([applicationIdProblem('00f1'), jobRunIdProblem('00f1')]).toEqual([undefined, undefined]);
  expect(applicationIdProblem('A')).toEqual({ prop: 'applicationId', ...problem });
  expect(jobRunIdProblem('A')).toEqual({ prop: 'jobRunId', ...problem });
});
