import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrServerlessCancelJobRun } from '../src';
import type { EmrServerlessCancelJobRunProps } from '../src';

const ARN = 'arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/applications';

const cancel = (props: Partial<EmrServerlessCancelJobRunProps> = {}) =>
  new EmrServerlessCancelJobRun(new Stack(), 'Cancel', { applicationId: '00f1', jobRunId: '00f2', ...props });

test('a JSONPath state has Parameters', () => {
  const jobRunId = JsonPath.stringAt('$.job');

  expect(
    stateOf(EmrServerlessCancelJobRun.jsonPath(new Stack(), 'Cancel', { applicationId: '00f1', jobRunId })),
  ).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:cancelJobRun',
    Parameters: { ApplicationId: '00f1', 'JobRunId.$': '$.job' },
  });
});

test('a JSONata state has Arguments', () => {
  const jobRunId = '{% $states.input.job %}';

  expect(
    stateOf(EmrServerlessCancelJobRun.jsonata(new Stack(), 'Cancel', { applicationId: '00f1', jobRunId })),
  ).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:cancelJobRun',
    Arguments: { ApplicationId: '00f1', JobRunId: jobRunId },
  });
});

test('the job may be cancelled, and with RUN_JOB watched', () => {
  const call = { Effect: 'Allow', Action: 'emr-serverless:CancelJobRun', Resource: `${ARN}/00f1/jobruns/00f2` };

  expect(permissionsOf(cancel())).toEqual([call]);
  expect(permissionsOf(cancel({ integrationPattern: sfn.IntegrationPattern.RUN_JOB }))).toEqual([
    call,
    { ...call, Action: 'emr-serverless:GetJobRun' },
    {
      Effect: 'Allow',
      Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
      Resource:
        'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForEMRServerlessJobRule',
    },
  ]);
});

test('a job from the state may be any of the applications that are allowed', () => {
  const fromState = { applicationId: JsonPath.stringAt('$.id'), jobRunId: JsonPath.stringAt('$.job') };
  const allowedTargets = ['arn:aws:emr-serverless:us-east-1:111111111111:/applications/a*'];

  expect(permissionsOf(cancel(fromState))).toMatchObject([{ Resource: `${ARN}/*/jobruns/*` }]);
  expect(permissionsOf(cancel({ ...fromState, allowedTargets }))).toMatchObject([
    { Resource: `${allowedTargets[0]}/jobruns/*` },
  ]);
});

test('what is no id is refused', () => {
  expect(messageOf(() => cancel({ applicationId: 'A', jobRunId: '' }))).toBe(
    'Default/Cancel has 2 problems:\n' +
      '  - applicationId is "A": write it of digits and small letters\n' +
      '  - jobRunId has 0 characters: give 1 to 64 characters',
  );
});
