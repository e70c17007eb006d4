import { Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { EksClusterInput } from '../src';

test('takes the name of a cluster', () => {
  const cluster = eks.Cluster.fromClusterAttributes(new Stack(), 'Cluster', { clusterName: 'data' });

  expect(EksClusterInput.fromCluster(cluster).clusterName).toBe('data');
});

test('or any text', () => {
  expect(EksClusterInput.fromTaskInput(sfn.TaskInput.fromText('data')).clusterName).toBe('data');
});
