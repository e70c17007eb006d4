import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EksCreateFargateProfile } from '../src';
import type { EksCreateFargateProfileProps } from '../src';

const { RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const EKS = 'arn:<AWS::Partition>:eks:<AWS::Region>:<AWS::AccountId>';
const LINKED =
  'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/eks-fargate.amazonaws.com/AWSServiceRoleForAmazonEKSForFargate';
const theirs = 'arn:aws:iam::111111111111:role/pods';
const imported = (roleArn: string): iam.IRole => iam.Role.fromRoleArn(new Stack(), 'Role', roleArn);
const needed = {
  cluster: { clusterName: 'jobs' },
  fargateProfileName: 'batch',
  podExecutionRole: imported(theirs),
  selectors: [{ namespace: 'batch' }],
};

const create = (props: Partial<EksCreateFargateProfileProps> = {}) =>
  new EksCreateFargateProfile(new Stack(), 'Create', { ...needed, ...props });

test('a JSONPath state has Parameters', () => {
  const task = EksCreateFargateProfile.jsonPath(new Stack(), 'Create', {
    ...needed,
    fargateProfileName: JsonPath.stringAt('$.name'),
    selectors: [{ namespace: JsonPath.stringAt('$.namespace'), labels: { tier: JsonPath.stringAt('$.tier') } }],
    subnetIds: JsonPath.listAt('$.subnets'),
    tags: { team: 'data' },
    clientRequestToken: JsonPath.executionName,
    integrationPattern: RUN_JOB,
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:createFargateProfile.sync',
    Parameters: {
      ClusterName: 'jobs',
      'FargateProfileName.$': '$.name',
      PodExecutionRoleArn: theirs,
      Selectors: [{ 'Namespace.$': '$.namespace', Labels: { 'tier.$': '$.tier' } }],
      'Subnets.$': '$.subnets',
      Tags: { team: 'data' },
      'ClientRequestToken.$': '$$.Execution.Name',
    },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EksCreateFargateProfile.jsonata(new Stack(), 'Create', {
    ...needed,
    cluster: { clusterName: '{% $states.input.cluster %}' },
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:createFargateProfile',
    Arguments: {
      ClusterName: '{% $states.input.cluster %}',
      FargateProfileName: 'batch',
      PodExecutionRoleArn: theirs,
      Selectors: [{ Namespace: 'batch' }],
    },
  });
});

describe('permissions', () => {
  const call = [
    { Effect: 'Allow', Action: 'eks:CreateFargateProfile', Resource: `${EKS}:cluster/jobs` },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: theirs,
      Condition: { StringEquals: { 'iam:PassedToService': ['eks.amazonaws.com', 'eks-fargate-pods.amazonaws.com'] } },
    },
    { Effect: 'Allow', Action: 'iam:GetRole', Resource: [theirs, LINKED] },
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: LINKED,
      Condition: { StringLike: { 'iam:AWSServiceName': 'eks-fargate.amazonaws.com' } },
    },
  ];

  test('REQUEST_RESPONSE makes the profile', () => {
    expect(permissionsOf(create())).toEqual(call);
  });

  test('RUN_JOB also watches and deletes it, tags need more', () => {
    const profile = `${EKS}:fargateprofile/jobs/batch/*`;

    expect(permissionsOf(create({ integrationPattern: RUN_JOB, tags: { team: 'data' } }))).toEqual([
      ...call,
      { Effect: 'Allow', Action: 'eks:TagResource', Resource: profile },
      { Effect: 'Allow', Action: ['eks:DescribeFargateProfile', 'eks:DeleteFargateProfile'], Resource: profile },
    ]);
  });
});

test('what the service would refuse is refused', () => {
  const wrong = {
    cluster: { clusterName: JsonPath.stringAt('$.cluster') },
    allowedTargets: ['jobs'],
    fargateProfileName: 'eks-batch!',
    podExecutionRole: imported(JsonPath.stringAt('$.role')),
    selectors: [],
    tags: { '': 'a' },
    integrationPattern: WAIT_FOR_TASK_TOKEN,
  };

  expect(messageOf(() => create(wrong))).toBe(
    'Default/Create has 7 problems:\n' +
      '  - allowedTargets has "jobs", which is no ARN: give ARNs\n' +
      '  - podExecutionRole comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles\n' +
      '  - fargateProfileName is "eks-batch!": write it of letters, digits, - and _, with a letter or a digit first\n' +
      '  - fargateProfileName begins with eks-, which is reserved: begin otherwise\n' +
      '  - selectors has 0 selectors: give 1 to 5 selectors\n' +
      '  - the key of tags[""] has 0 characters: give 1 to 128 characters\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
  );
  expect(messageOf(() => create({ cluster: { clusterName: '' } }))).toContain('cluster.clusterName has 0 characters');
});
