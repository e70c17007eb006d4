import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EksRunJob } from '../src';
import type { EksRunJobProps } from '../src';

const { RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const cluster = {
  clusterName: 'jobs',
  clusterEndpoint: 'https://abc.gr7.eu-west-1.eks.amazonaws.com',
  clusterCertificateAuthorityData: 'LS0tLS1CRUdJTg==',
};
const connected = {
  ClusterName: 'jobs',
  CertificateAuthority: 'LS0tLS1CRUdJTg==',
  Endpoint: 'https://abc.gr7.eu-west-1.eks.amazonaws.com',
};
const job = TaskInput.fromObject({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'pi' }, spec: {} });

const run = (props: Partial<EksRunJobProps> = {}) => new EksRunJob(new Stack(), 'Run', { cluster, job, ...props });

test('needs a cluster and a job', () => {
  expect(stateOf(run())).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:runJob',
    Parameters: {
      ...connected,
      Job: { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'pi' }, spec: {} },
    },
  });
});

test('a JSONPath state has Parameters', () => {
  const task = EksRunJob.jsonPath(new Stack(), 'Run', {
    cluster: { ...cluster, clusterName: JsonPath.stringAt('$.Cluster.Name') },
    job: TaskInput.fromObject({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: JsonPath.format('pi-{}', JsonPath.executionName) },
    }),
    namespace: JsonPath.stringAt('$.namespace'),
    logOptions: { retrieveLogs: true, logParameters: { tailLines: ['6'], container: [JsonPath.stringAt('$.name')] } },
    integrationPattern: RUN_JOB,
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:runJob.sync',
    Parameters: {
      'ClusterName.$': '$.Cluster.Name',
      CertificateAuthority: 'LS0tLS1CRUdJTg==',
      Endpoint: 'https://abc.gr7.eu-west-1.eks.amazonaws.com',
      'Namespace.$': '$.namespace',
      Job: {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { 'name.$': "States.Format('pi-{}', $$.Execution.Name)" },
      },
      LogOptions: { RetrieveLogs: true, LogParameters: { tailLines: ['6'], 'container.$': 'States.Array($.name)' } },
    },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EksRunJob.jsonata(new Stack(), 'Run', {
    cluster,
    job: TaskInput.fromText('{% $states.input.job %}'),
    namespace: '{% $states.input.namespace %}',
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:runJob',
    Arguments: { ...connected, Namespace: '{% $states.input.namespace %}', Job: '{% $states.input.job %}' },
  });
});

test.each([undefined, RUN_JOB])('nothing is granted with %s: the cluster decides who may do what', (pattern) => {
  expect(permissionsOf(run({ integrationPattern: pattern }))).toEqual([]);
});

test('all problems are told at once', () => {
  const wrong = {
    cluster: eks.Cluster.fromClusterAttributes(new Stack(), 'Cluster', { clusterName: 'jobs' }),
    job: TaskInput.fromText('Job'),
    logOptions: { retrieveLogs: false, rawLogs: true },
    integrationPattern: WAIT_FOR_TASK_TOKEN,
  };

  expect(messageOf(() => run(wrong))).toBe(
    'Default/Run has 5 problems:\n' +
      '  - cluster was imported without its clusterEndpoint: give clusterEndpoint to fromClusterAttributes\n' +
      '  - cluster was imported without its clusterCertificateAuthorityData: give clusterCertificateAuthorityData to fromClusterAttributes\n' +
      '  - job is text: use TaskInput.fromObject with the manifest of the job, or a reference to one\n' +
      '  - logOptions.rawLogs is given, but no logs are retrieved: set retrieveLogs, or leave it away\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
  );
});
