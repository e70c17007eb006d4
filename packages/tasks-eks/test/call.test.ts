import { Jsonata, JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EksCall, HttpMethods } from '../src';
import type { CalledCluster } from '../src';

let stack: Stack;
const cluster: CalledCluster = {
  clusterName: 'jobs',
  clusterEndpoint: 'https://abc.gr7.eu-west-1.eks.amazonaws.com',
  clusterCertificateAuthorityData: 'LS0tLS1CRUdJTg==',
};
const known = {
  ClusterName: 'jobs',
  CertificateAuthority: 'LS0tLS1CRUdJTg==',
  Endpoint: 'https://abc.gr7.eu-west-1.eks.amazonaws.com',
};
const request = { httpMethod: HttpMethods.GET, httpPath: '/api/v1/namespaces/default/pods' };

beforeEach(() => {
  stack = new Stack();
});

describe('arguments', () => {
  test('a request goes to the cluster', () => {
    const task = EksCall.jsonPath(stack, 'Call', {
      cluster,
      httpMethod: HttpMethods.POST,
      httpPath: '/apis/batch/v1/namespaces/default/jobs',
      queryParameters: { dryRun: ['All'] },
      requestBody: TaskInput.fromObject({ kind: 'Job', spec: { suspend: null } }),
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::eks:call',
      Parameters: {
        ...known,
        Method: 'POST',
        Path: '/apis/batch/v1/namespaces/default/jobs',
        QueryParameters: { dryRun: ['All'] },
        RequestBody: { kind: 'Job', spec: { suspend: null } },
      },
    });
  });

  test('no more than method and path is needed', () => {
    expect(stateOf(new EksCall(stack, 'Call', { cluster, ...request }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::eks:call',
      Parameters: { ...known, Method: 'GET', Path: '/api/v1/namespaces/default/pods' },
    });
  });

  test('come from the state', () => {
    const task = new EksCall(stack, 'Call', {
      cluster: { ...cluster, clusterName: sfn.JsonPath.stringAt('$.cluster') },
      httpMethod: HttpMethods.PATCH,
      httpPath: `/api/v1/namespaces/${JsonPath.stringAt('$.namespace')}/pods`,
      queryParameters: { labelSelector: [JsonPath.stringAt('$.label')], fieldSelector: JsonPath.listAt('$.fields') },
      requestBody: TaskInput.fromJsonPathAt('$.patch'),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        'ClusterName.$': '$.cluster',
        'Path.$': "States.Format('/api/v1/namespaces/{}/pods', $.namespace)",
        QueryParameters: { 'labelSelector.$': 'States.Array($.label)', 'fieldSelector.$': '$.fields' },
        'RequestBody.$': '$.patch',
      },
    });
  });

  test('come from the state in JSONata', () => {
    const task = EksCall.jsonata(stack, 'Call', {
      cluster,
      httpMethod: HttpMethods.PATCH,
      httpPath: "{% '/api/v1/namespaces/' & $states.input.namespace & '/pods' %}",
      queryParameters: {
        labelSelector: [Jsonata.string('$states.input.label')],
        fieldSelector: Jsonata.list('$states.input.fields'),
      },
      requestBody: TaskInput.fromText('{% $states.input.patch %}'),
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::eks:call',
      Arguments: {
        ...known,
        Method: 'PATCH',
        Path: "{% '/api/v1/namespaces/' & $states.input.namespace & '/pods' %}",
        QueryParameters: { labelSelector: ['{% $states.input.label %}'], fieldSelector: '{% $states.input.fields %}' },
        RequestBody: '{% $states.input.patch %}',
      },
    });
  });

  test('the query comes from the state as a whole', () => {
    const queryParameters = JsonPath.objectAt('$.query');

    expect(stateOf(new EksCall(stack, 'Call', { cluster, ...request, queryParameters }))).toMatchObject({
      Parameters: { 'QueryParameters.$': '$.query' },
    });
  });

  test('a JSONPath reference in a JSONata state is an error', () => {
    const requestBody = TaskInput.fromJsonPathAt('$.pod');

    expect(messageOf(() => EksCall.jsonata(stack, 'Call', { cluster, ...request, requestBody }))).toBe(
      'Default/Call has a problem:\n' +
        "  - RequestBody is the JSONPath reference $.pod in a JSONata state: write Jsonata.string('$states.input.pod') or its like",
    );
  });
});

describe('an imported cluster', () => {
  test('is known by what it was imported with', () => {
    const imported = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { ...cluster });

    expect(stateOf(new EksCall(stack, 'Call', { cluster: imported, ...request }))).toMatchObject({ Parameters: known });
  });

  test('that does not know its endpoint and its certificate authority is an error', () => {
    const imported = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'jobs' });

    expect(messageOf(() => new EksCall(stack, 'Call', { cluster: imported, ...request }))).toBe(
      'Default/Call has 2 problems:\n' +
        '  - cluster was imported without its clusterEndpoint: give clusterEndpoint to fromClusterAttributes\n' +
        '  - cluster was imported without its clusterCertificateAuthorityData: give clusterCertificateAuthorityData to fromClusterAttributes',
    );
  });
});

test('a cluster of the stack is known by its attributes', () => {
  const { attrCertificateAuthorityData, attrEndpoint, ref } = new eks.CfnCluster(stack, 'Cluster', {
    resourcesVpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] },
    roleArn: 'arn:aws:iam::111111111111:role/cluster',
  });
  const created = {
    clusterName: ref,
    clusterEndpoint: attrEndpoint,
    clusterCertificateAuthorityData: attrCertificateAuthorityData,
  };

  expect(stateOf(new EksCall(stack, 'Call', { cluster: created, ...request }))).toMatchObject({
    Parameters: {
      ClusterName: '<Cluster>',
      CertificateAuthority: '<Cluster.CertificateAuthorityData>',
      Endpoint: '<Cluster.Endpoint>',
    },
  });
});

test.each([sfn.IntegrationPattern.RUN_JOB, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
  '%s is not supported',
  (integrationPattern) => {
    expect(messageOf(() => new EksCall(stack, 'Call', { cluster, ...request, integrationPattern }))).toBe(
      'Default/Call has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  },
);

test('nothing is granted: the cluster decides who may do what', () => {
  expect(permissionsOf(new EksCall(stack, 'Call', { cluster, ...request }))).toEqual([]);
});
