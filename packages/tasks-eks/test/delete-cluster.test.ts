import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EksDeleteCluster } from '../src';
import type { EksDeleteClusterProps } from '../src';

const ARN = 'arn:<AWS::Partition>:eks:<AWS::Region>:<AWS::AccountId>:cluster';

const remove = (props: Partial<EksDeleteClusterProps> = {}) =>
  new EksDeleteCluster(new Stack(), 'Delete', { cluster: { clusterName: 'jobs' }, ...props });

test('a JSONPath state has Parameters', () => {
  const cluster = { clusterName: JsonPath.stringAt('$.Cluster.Name') };

  expect(stateOf(EksDeleteCluster.jsonPath(new Stack(), 'Delete', { cluster }))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:deleteCluster',
    Parameters: { 'Name.$': '$.Cluster.Name' },
  });
});

test('a JSONata state has Arguments', () => {
  const cluster = { clusterName: '{% $states.input.Cluster.Name %}' };

  expect(stateOf(EksDeleteCluster.jsonata(new Stack(), 'Delete', { cluster }))).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:deleteCluster',
    Arguments: { Name: '{% $states.input.Cluster.Name %}' },
  });
});

test('the cluster may be deleted, and with RUN_JOB watched', () => {
  const cluster = eks.Cluster.fromClusterAttributes(new Stack(), 'Cluster', { clusterName: 'theirs' });
  const call = { Effect: 'Allow', Action: 'eks:DeleteCluster', Resource: `${ARN}/theirs` };

  expect(permissionsOf(remove({ cluster }))).toEqual([call]);
  expect(permissionsOf(remove({ cluster, integrationPattern: sfn.IntegrationPattern.RUN_JOB }))).toEqual([
    call,
    { ...call, Action: 'eks:DescribeCluster' },
  ]);
});

test('a cluster from the state is one of those that are allowed', () => {
  const cluster = { clusterName: JsonPath.stringAt('$.name') };
  const allowedTargets = ['arn:aws:eks:eu-west-1:111111111111:cluster/jobs-*'];

  expect(permissionsOf(remove({ cluster }))).toMatchObject([{ Resource: `${ARN}/*` }]);
  expect(permissionsOf(remove({ cluster, allowedTargets }))).toMatchObject([{ Resource: allowedTargets[0] }]);
  expect(messageOf(() => remove({ cluster, allowedTargets: ['jobs'] }))).toBe(
    'Default/Delete has a problem:\n  - allowedTargets has "jobs", which is no ARN: give ARNs',
  );
});

test('what is no name is refused', () => {
  expect(messageOf(() => remove({ cluster: { clusterName: '' } }))).toBe(
    'Default/Delete has a problem:\n  - cluster.clusterName has 0 characters: give 1 to 100 characters',
  );
});

test('there is no callback', () => {
  expect(messageOf(() => remove({ integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN }))).toContain(
    'use REQUEST_RESPONSE or RUN_JOB',
  );
});
