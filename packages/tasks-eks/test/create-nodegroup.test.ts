import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Size, Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import {
  EksAmiType,
  EksCapacityType,
  EksCreateNodegroup,
  EksRepairAction,
  EksTaintEffect,
  EksWarmPoolState,
} from '../src';
import type { EksCreateNodegroupProps } from '../src';

const { RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const EKS = 'arn:<AWS::Partition>:eks:<AWS::Region>:<AWS::AccountId>';
const LINKED =
  'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/eks-nodegroup.amazonaws.com/AWSServiceRoleForAmazonEKSNodegroup';
const theirs = 'arn:aws:iam::111111111111:role/nodes';
const imported = (roleArn: string): iam.IRole => iam.Role.fromRoleArn(new Stack(), 'Role', roleArn);
const needed = {
  cluster: { clusterName: 'jobs' },
  nodegroupName: 'spot',
  nodeRole: imported(theirs),
  subnetIds: ['subnet-1'],
};
const minimal = { ClusterName: 'jobs', NodegroupName: 'spot', NodeRole: theirs, Subnets: ['subnet-1'] };

const create = (props: Partial<EksCreateNodegroupProps> = {}) =>
  new EksCreateNodegroup(new Stack(), 'Create', { ...needed, ...props });

test('needs a cluster, a name, a role and subnets', () => {
  expect(stateOf(create())).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:createNodegroup',
    Parameters: minimal,
  });
});

test('takes all that a group has', () => {
  const task = EksCreateNodegroup.jsonPath(new Stack(), 'Create', {
    ...needed,
    nodegroupName: JsonPath.stringAt('$.name'),
    subnetIds: JsonPath.listAt('$.subnets'),
    scaling: { minSize: 0, maxSize: JsonPath.numberAt('$.max'), desiredSize: 1 },
    instanceTypes: [new InstanceType('m7i.large'), new InstanceType(JsonPath.stringAt('$.type'))],
    capacityType: EksCapacityType.SPOT,
    amiType: EksAmiType.BOTTLEROCKET_X86_64,
    version: '1.33',
    releaseVersion: '1.33.0-20250704',
    diskSize: Size.gibibytes(JsonPath.numberAt('$.disk')),
    remoteAccess: { sshKeyName: 'key', sourceSecurityGroupIds: ['sg-1'] },
    labels: { tier: 'batch' },
    taints: [{ key: 'spot', effect: EksTaintEffect.NO_SCHEDULE }],
    update: { maxUnavailable: 1 },
    nodeRepair: {
      overrides: [
        {
          nodeMonitoringCondition: 'KernelReady',
          nodeUnhealthyReason: 'ForkFailedOutOfPIDs',
          minRepairWaitTime: Duration.minutes(10),
          repairAction: EksRepairAction.REPLACE,
        },
      ],
    },
    warmPool: { poolState: EksWarmPoolState.RUNNING },
    tags: { team: 'data' },
    clientRequestToken: JsonPath.executionName,
    integrationPattern: RUN_JOB,
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:createNodegroup.sync',
    Parameters: {
      ClusterName: 'jobs',
      'NodegroupName.$': '$.name',
      NodeRole: theirs,
      'Subnets.$': '$.subnets',
      ScalingConfig: { MinSize: 0, 'MaxSize.$': '$.max', DesiredSize: 1 },
      'InstanceTypes.$': "States.Array('m7i.large', $.type)",
      CapacityType: 'SPOT',
      AmiType: 'BOTTLEROCKET_x86_64',
      Version: '1.33',
      ReleaseVersion: '1.33.0-20250704',
      'DiskSize.$': '$.disk',
      RemoteAccess: { Ec2SshKey: 'key', SourceSecurityGroups: ['sg-1'] },
      Labels: { tier: 'batch' },
      Taints: [{ Key: 'spot', Effect: 'NO_SCHEDULE' }],
      UpdateConfig: { MaxUnavailable: 1 },
      NodeRepairConfig: {
        Enabled: true,
        NodeRepairConfigOverrides: [
          {
            NodeMonitoringCondition: 'KernelReady',
            NodeUnhealthyReason: 'ForkFailedOutOfPIDs',
            MinRepairWaitTimeMins: 10,
            RepairAction: 'Replace',
          },
        ],
      },
      WarmPoolConfig: { Enabled: true, PoolState: 'RUNNING' },
      Tags: { team: 'data' },
      'ClientRequestToken.$': '$$.Execution.Name',
    },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EksCreateNodegroup.jsonata(new Stack(), 'Create', {
    ...needed,
    cluster: { clusterName: '{% $states.input.Cluster.Name %}' },
    instanceTypes: Jsonata.list('$states.input.types') as never,
    launchTemplate: { launchTemplateName: '{% $states.input.template %}' },
    labels: {},
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:createNodegroup',
    Arguments: {
      ...minimal,
      ClusterName: '{% $states.input.Cluster.Name %}',
      InstanceTypes: '{% $states.input.types %}',
      LaunchTemplate: { Name: '{% $states.input.template %}' },
    },
  });
});

describe('permissions', () => {
  const call = [
    { Effect: 'Allow', Action: 'eks:CreateNodegroup', Resource: `${EKS}:cluster/jobs` },
    { Effect: 'Allow', Action: 'ec2:DescribeSubnets', Resource: '*' },
    { Effect: 'Allow', Action: ['iam:GetRole', 'iam:ListAttachedRolePolicies'], Resource: [theirs, LINKED] },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: theirs,
      Condition: { StringEquals: { 'iam:PassedToService': ['eks.amazonaws.com', 'ec2.amazonaws.com'] } },
    },
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: LINKED,
      Condition: { StringLike: { 'iam:AWSServiceName': 'eks-nodegroup.amazonaws.com' } },
    },
  ];

  test('REQUEST_RESPONSE makes the group', () => {
    expect(permissionsOf(create())).toEqual(call);
  });

  test('RUN_JOB also watches and deletes it, tags need more', () => {
    const group = `${EKS}:nodegroup/jobs/spot/*`;

    expect(permissionsOf(create({ integrationPattern: RUN_JOB, tags: { team: 'data' } }))).toEqual([
      ...call,
      { Effect: 'Allow', Action: 'eks:TagResource', Resource: group },
      { Effect: 'Allow', Action: ['eks:DescribeNodegroup', 'eks:DeleteNodegroup'], Resource: group },
    ]);
  });

  test('a role from the state is one of those that are allowed', () => {
    const nodeRole = imported(JsonPath.stringAt('$.role'));

    expect(permissionsOf(create({ nodeRole, allowedRoles: [theirs] }))).toEqual(call);
  });
});

test('what the service would refuse is refused', () => {
  const wrong = {
    cluster: { clusterName: '' },
    nodegroupName: 'a b',
    nodeRole: imported(JsonPath.stringAt('$.role')),
    subnetIds: [],
    scaling: { minSize: 0, maxSize: 0, desiredSize: 0 },
    instanceTypes: Array.from({ length: 21 }, () => new InstanceType('m7i.large')),
    diskSize: Size.gibibytes(0),
    launchTemplate: { launchTemplateName: 'mine' },
    labels: { tier: '' },
    taints: [{ key: '', effect: EksTaintEffect.NO_EXECUTE }],
    update: {},
    nodeRepair: { maxParallelNodesRepairedCount: 0 },
    warmPool: { minSize: -1 },
    tags: { '': 'a' },
    integrationPattern: WAIT_FOR_TASK_TOKEN,
  };

  expect(messageOf(() => create(wrong))).toBe(
    'Default/Create has 15 problems:\n' +
      '  - nodeRole comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles\n' +
      '  - cluster.clusterName has 0 characters: give 1 to 100 characters\n' +
      '  - nodegroupName is "a b": write it of letters, digits, - and _, with a letter or a digit first\n' +
      '  - subnetIds has 0 subnets: give at least 1 subnet\n' +
      '  - scaling.maxSize is 0 nodes: give at least 1 node\n' +
      '  - instanceTypes has 21 types: give at most 20 types\n' +
      '  - diskSize is 0 GiB: give at least 1 GiB\n' +
      '  - diskSize is given beside a launch template: say it in the template\n' +
      '  - labels["tier"] has 0 characters: give 1 to 63 characters\n' +
      '  - taints[0].key has 0 characters: give 1 to 63 characters\n' +
      '  - update does not say how many nodes may be missing: give either maxUnavailable or maxUnavailablePercentage\n' +
      '  - nodeRepair.maxParallelNodesRepairedCount is 0 nodes: give at least 1 node\n' +
      '  - warmPool.minSize is -1 instances: give at least 0 instances\n' +
      '  - the key of tags[""] has 0 characters: give 1 to 128 characters\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
  );
  expect(messageOf(() => create({ diskSize: Size.mebibytes(1500) }))).toContain(
    'diskSize cannot be given to the service, which takes gibibytes',
  );
  expect(
    messageOf(() => create({ cluster: { clusterName: JsonPath.stringAt('$.name') }, allowedTargets: ['jobs'] })),
  ).toContain('allowedTargets has "jobs", which is no ARN: give ARNs');
});
