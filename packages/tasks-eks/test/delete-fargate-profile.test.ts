import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EksDeleteFargateProfile } from '../src';
import type { EksDeleteFargateProfileProps } from '../src';

const ARN = 'arn:<AWS::Partition>:eks:<AWS::Region>:<AWS::AccountId>:fargateprofile';
const cluster = { clusterName: 'jobs' };

const remove = (props: Partial<EksDeleteFargateProfileProps> = {}) =>
  new EksDeleteFargateProfile(new Stack(), 'Delete', { cluster, fargateProfileName: 'batch', ...props });

test('a JSONPath state has Parameters', () => {
  const fargateProfileName = JsonPath.stringAt('$.name');

  expect(stateOf(EksDeleteFargateProfile.jsonPath(new Stack(), 'Delete', { cluster, fargateProfileName }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:deleteFargateProfile',
    Parameters: { ClusterName: 'jobs', 'FargateProfileName.$': '$.name' },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EksDeleteFargateProfile.jsonata(new Stack(), 'Delete', {
    cluster: { clusterName: '{% $states.input.cluster %}' },
    fargateProfileName: '{% $states.input.name %}',
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:deleteFargateProfile',
    Arguments: { ClusterName: '{% $states.input.cluster %}', FargateProfileName: '{% $states.input.name %}' },
  });
});

test('it may be deleted, and with RUN_JOB watched', () => {
  const call = { Effect: 'Allow', Action: 'eks:DeleteFargateProfile', Resource: `${ARN}/jobs/batch/*` };

  expect(permissionsOf(remove())).toEqual([call]);
  expect(permissionsOf(remove({ integrationPattern: sfn.IntegrationPattern.RUN_JOB }))).toEqual([
    call,
    { ...call, Action: 'eks:DescribeFargateProfile' },
  ]);
});

test('a cluster from the state is one of those that are allowed', () => {
  const chosen = { cluster: { clusterName: JsonPath.stringAt('$.cluster') } };
  const allowedTargets = ['arn:aws:eks:eu-west-1:111111111111:cluster/jobs-*'];

  expect(permissionsOf(remove({ ...chosen, fargateProfileName: JsonPath.stringAt('$.name') }))).toMatchObject([
    { Resource: `${ARN}/*/*/*` },
  ]);
  expect(permissionsOf(remove({ ...chosen, allowedTargets }))).toMatchObject([
    { Resource: 'arn:aws:eks:eu-west-1:111111111111:fargateprofile/jobs-*/batch/*' },
  ]);
  expect(messageOf(() => remove({ ...chosen, allowedTargets: ['jobs'] }))).toBe(
    'Default/Delete has a problem:\n  - allowedTargets has "jobs", which is no ARN: give ARNs',
  );
});

test('what is no name is refused', () => {
  expect(messageOf(() => remove({ cluster: { clusterName: '' }, fargateProfileName: 'a b' }))).toBe(
    'Default/Delete has 2 problems:\n' +
      '  - cluster.clusterName has 0 characters: give 1 to 100 characters\n' +
      '  - fargateProfileName is "a b": write it of letters, digits, - and _, with a letter or a digit first',
  );
});

test('there is no callback', () => {
  expect(messageOf(() => remove({ integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN }))).toContain(
    'use REQUEST_RESPONSE or RUN_JOB',
  );
});
