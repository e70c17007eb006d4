import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EksClusterInput, EmrContainersCreateVirtualCluster } from '../src';
import type { EmrContainersCreateVirtualClusterProps } from '../src';

const { RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const eksCluster = EksClusterInput.fromTaskInput(TaskInput.fromText('data'));

const create = (props: Partial<EmrContainersCreateVirtualClusterProps> = {}, id = 'Create') =>
  new EmrContainersCreateVirtualCluster(new Stack(), id, { eksCluster, ...props });

test('names the virtual cluster after the execution and the state', () => {
  expect(stateOf(create())).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-containers:createVirtualCluster',
    Parameters: {
      'Name.$': "States.Format('{}/{}', $$.Execution.Name, $$.State.Name)",
      ContainerProvider: { Id: 'data', Info: { EksInfo: { Namespace: 'default' } }, Type: 'EKS' },
    },
  });
});

test('takes a name, a namespace and tags', () => {
  const task = EmrContainersCreateVirtualCluster.jsonPath(new Stack(), 'Create', {
    eksCluster: EksClusterInput.fromTaskInput(TaskInput.fromJsonPathAt('$.cluster')),
    eksNamespace: JsonPath.stringAt('$.namespace'),
    virtualClusterName: 'orders',
    tags: { team: 'data' },
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      Name: 'orders',
      ContainerProvider: { 'Id.$': '$.cluster', Info: { EksInfo: { 'Namespace.$': '$.namespace' } }, Type: 'EKS' },
      Tags: { team: 'data' },
    },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EmrContainersCreateVirtualCluster.jsonata(new Stack(), 'Create', {
    eksCluster: EksClusterInput.fromTaskInput(TaskInput.fromText('{% $states.input.cluster %}')),
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-containers:createVirtualCluster',
    Arguments: {
      Name: '{% ($states.context.Execution.Name) & "/" & ($states.context.State.Name) %}',
      ContainerProvider: {
        Id: '{% $states.input.cluster %}',
        Info: { EksInfo: { Namespace: 'default' } },
        Type: 'EKS',
      },
    },
  });
});

describe('a state whose name cannot stand in that of a virtual cluster', () => {
  test('has other characters', () => {
    expect(stateOf(create({}, 'Make it (now)!'))).toHaveProperty('Parameters', {
      'Name.$': "States.Format('{}/Make-it-now-', $$.Execution.Name)",
      ContainerProvider: expect.anything() as unknown,
    });
  });

  test('is too long', () => {
    expect(stateOf(create({ stateName: 'a'.repeat(28) }))).toMatchObject({
      Parameters: { 'Name.$': `States.Format('{}/${'a'.repeat(27)}', $$.Execution.Name)` },
    });
    expect(stateOf(create({ stateName: 'a'.repeat(27) }))).toMatchObject({
      Parameters: { 'Name.$': "States.Format('{}/{}', $$.Execution.Name, $$.State.Name)" },
    });
  });
});

describe('permissions', () => {
  const call = [
    { Effect: 'Allow', Action: 'emr-containers:CreateVirtualCluster', Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource:
        'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/emr-containers.amazonaws.com/AWSServiceRoleForAmazonEMRContainers',
      Condition: { StringLike: { 'iam:AWSServiceName': 'emr-containers.amazonaws.com' } },
    },
  ];

  test('make the virtual cluster, and the role that Amazon EMR works with', () => {
    expect(permissionsOf(create())).toEqual(call);
  });

  test('with tags also to tag it', () => {
    expect(permissionsOf(create({ tags: { team: 'data' } }))).toEqual([
      ...call,
      {
        Effect: 'Allow',
        Action: 'emr-containers:TagResource',
        Resource: 'arn:<AWS::Partition>:emr-containers:<AWS::Region>:<AWS::AccountId>:/virtualclusters/*',
      },
    ]);
  });

  test.each([RUN_JOB, WAIT_FOR_TASK_TOKEN])('%s is not supported', (integrationPattern) => {
    expect(messageOf(() => create({ integrationPattern }))).toBe(
      'Default/Create has a problem:\n' +
        `  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
    );
  });
});

test('what the API would refuse is refused', () => {
  const wrong = {
    eksCluster: EksClusterInput.fromTaskInput(TaskInput.fromObject({ name: 'data' })),
    eksNamespace: 'Data',
    virtualClusterName: 'the orders',
    tags: Object.fromEntries([...Array(51).keys()].map((i) => [`tag${i}`, 'x'])),
  };

  expect(messageOf(() => create(wrong))).toBe(
    'Default/Create has 4 problems:\n' +
      '  - eksCluster is no text: use TaskInput.fromText, or a reference to a text\n' +
      '  - eksNamespace is "Data": write it of small letters, digits, and hyphens between them\n' +
      '  - virtualClusterName is "the orders": write it of letters, digits and . _ / # -\n' +
      '  - tags has 51 tags: give at most 50 tags',
  );
  expect(() => create({ eksNamespace: 'data-1', virtualClusterName: 'the/orders_#1.' })).not.toThrow();
});
