import { TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrContainersDeleteVirtualCluster } from '../src';
import type { EmrContainersDeleteVirtualClusterProps } from '../src';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const ARN = 'arn:<AWS::Partition>:emr-containers:<AWS::Region>:<AWS::AccountId>:/virtualclusters';

const remove = (props: Partial<EmrContainersDeleteVirtualClusterProps> = {}) =>
  new EmrContainersDeleteVirtualCluster(new Stack(), 'Delete', {
    virtualClusterId: TaskInput.fromText('abc'),
    ...props,
  });

test('deletes a virtual cluster', () => {
  const virtualClusterId = TaskInput.fromJsonPathAt('$.id');

  expect(stateOf(EmrContainersDeleteVirtualCluster.jsonPath(new Stack(), 'Delete', { virtualClusterId }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-containers:deleteVirtualCluster',
    Parameters: { 'Id.$': '$.id' },
  });
});

test('and waits until it has ended', () => {
  expect(stateOf(remove({ integrationPattern: RUN_JOB }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-containers:deleteVirtualCluster.sync',
    Parameters: { Id: 'abc' },
  });
});

test('a JSONata state has Arguments', () => {
  const virtualClusterId = TaskInput.fromText('{% $states.input.id %}');

  expect(stateOf(EmrContainersDeleteVirtualCluster.jsonata(new Stack(), 'Delete', { virtualClusterId }))).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-containers:deleteVirtualCluster',
    Arguments: { Id: '{% $states.input.id %}' },
  });
});

describe('permissions', () => {
  const deletes = { Effect: 'Allow', Action: 'emr-containers:DeleteVirtualCluster', Resource: `${ARN}/abc` };

  test.each([REQUEST_RESPONSE, undefined])('%s deletes', (integrationPattern) => {
    expect(permissionsOf(remove({ integrationPattern }))).toEqual([deletes]);
  });

  test('RUN_JOB also watches', () => {
    expect(permissionsOf(remove({ integrationPattern: RUN_JOB }))).toEqual([
      deletes,
      { Effect: 'Allow', Action: 'emr-containers:DescribeVirtualCluster', Resource: `${ARN}/abc` },
    ]);
  });

  test('one from the state may be any, or one that is allowed', () => {
    const virtualClusterId = TaskInput.fromJsonPathAt('$.id');
    const allowedTargets = ['arn:aws:emr-containers:us-east-1:111111111111:/virtualclusters/a*'];

    expect(permissionsOf(remove({ virtualClusterId }))).toEqual([{ ...deletes, Resource: `${ARN}/*` }]);
    expect(permissionsOf(remove({ virtualClusterId, allowedTargets }))).toEqual([
      { ...deletes, Resource: allowedTargets[0] },
    ]);
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    expect(messageOf(() => remove({ integrationPattern: WAIT_FOR_TASK_TOKEN }))).toBe(
      'Default/Delete has a problem:\n' +
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
    );
  });
});

test('what is no id is refused', () => {
  expect(messageOf(() => remove({ virtualClusterId: TaskInput.fromText('My Cluster') }))).toBe(
    'Default/Delete has a problem:\n' + '  - virtualClusterId is "My Cluster": write it of digits and small letters',
  );
});
