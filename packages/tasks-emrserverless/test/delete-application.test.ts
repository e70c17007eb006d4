import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrServerlessDeleteApplication } from '../src';
import type { EmrServerlessDeleteApplicationProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const ARN = 'arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/applications';

const make = (props: Partial<EmrServerlessDeleteApplicationProps> = {}) =>
  new EmrServerlessDeleteApplication(new Stack(), 'Task', { applicationId: '00f1', ...props });

test('a JSONPath state has Parameters', () => {
  const task = EmrServerlessDeleteApplication.jsonPath(new Stack(), 'Task', {
    applicationId: JsonPath.stringAt('$.id'),
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:deleteApplication',
    Parameters: { 'ApplicationId.$': '$.id' },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EmrServerlessDeleteApplication.jsonata(new Stack(), 'Task', { applicationId: '{% $states.input.id %}' });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:deleteApplication',
    Arguments: { ApplicationId: '{% $states.input.id %}' },
  });
});

test('RUN_JOB waits', () => {
  expect(stateOf(make({ integrationPattern: RUN_JOB }))).toMatchObject({
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:deleteApplication.sync',
    Parameters: { ApplicationId: '00f1' },
  });
});

describe('permissions', () => {
  const call = { Effect: 'Allow', Action: 'emr-serverless:DeleteApplication', Resource: `${ARN}/00f1` };

  test.each([REQUEST_RESPONSE, undefined])('%s makes the call', (integrationPattern) => {
    expect(permissionsOf(make({ integrationPattern }))).toEqual([call]);
  });

  test('RUN_JOB also watches', () => {
    expect(permissionsOf(make({ integrationPattern: RUN_JOB }))).toEqual([
      call,
      { Effect: 'Allow', Action: 'emr-serverless:GetApplication', Resource: `${ARN}/00f1` },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForEMRServerlessApplicationRule',
      },
    ]);
  });

  test('an application from the state may be any, or one that is allowed', () => {
    const applicationId = JsonPath.stringAt('$.id');
    const allowedTargets = ['arn:aws:emr-serverless:us-east-1:111111111111:/applications/a*'];

    expect(permissionsOf(make({ applicationId }))).toEqual([{ ...call, Resource: `${ARN}/*` }]);
    expect(permissionsOf(make({ applicationId, allowedTargets }))).toEqual([{ ...call, Resource: allowedTargets[0] }]);
  });
});

test('what is wrong is refused', () => {
  expect(messageOf(() => make({ applicationId: 'My App', integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
    'Default/Task has 2 problems:\n' +
      '  - applicationId is "My App": write it of digits and small letters\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
  );
});
