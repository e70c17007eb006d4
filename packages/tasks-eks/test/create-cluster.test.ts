import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import {
  EksAuthenticationMode,
  EksControlPlaneTier,
  EksCreateCluster,
  EksIpFamily,
  EksLogType,
  EksNodePool,
  EksSupportType,
} from '../src';
import type { EksCreateClusterProps } from '../src';

const { RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const CLUSTERS = 'arn:<AWS::Partition>:eks:<AWS::Region>:<AWS::AccountId>:cluster';
const theirs = 'arn:aws:iam::111111111111:role/cluster';
const imported = (roleArn: string): iam.IRole => iam.Role.fromRoleArn(new Stack(), 'Role', roleArn);
const needed = {
  clusterName: 'jobs',
  role: imported(theirs),
  resourcesVpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] },
};
const minimal = {
  Name: 'jobs',
  RoleArn: theirs,
  ResourcesVpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'] },
};

const create = (props: Partial<EksCreateClusterProps> = {}) =>
  new EksCreateCluster(new Stack(), 'Create', { ...needed, ...props });

test('needs a name, a role and subnets', () => {
  expect(stateOf(create())).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:createCluster',
    Parameters: minimal,
  });
});

test('takes all that a cluster has', () => {
  const task = EksCreateCluster.jsonPath(new Stack(), 'Create', {
    ...needed,
    clusterName: JsonPath.stringAt('$.name'),
    resourcesVpcConfig: {
      subnetIds: JsonPath.listAt('$.subnets'),
      publicAccessCidrs: [JsonPath.format('{}/32', JsonPath.stringAt('$.address'))],
    },
    version: '1.33',
    accessConfig: { authenticationMode: EksAuthenticationMode.API },
    bootstrapSelfManagedAddons: false,
    controlPlane: { tier: EksControlPlaneTier.XL, eventTtl: Duration.minutes(JsonPath.numberAt('$.minutes')) },
    logging: [EksLogType.API, EksLogType.AUDIT],
    kubernetesNetwork: { ipFamily: EksIpFamily.IP_V6 },
    remoteNetwork: { nodeCidrs: ['10.2.0.0/16'] },
    outpost: { outpostArn: 'outpost', controlPlaneInstanceType: new InstanceType('m5d.large') },
    supportType: EksSupportType.STANDARD,
    zonalShift: true,
    deletionProtection: false,
    tags: { team: JsonPath.stringAt('$.team') },
    clientRequestToken: JsonPath.executionName,
    integrationPattern: RUN_JOB,
  });

  expect(stateOf(task)).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:createCluster.sync',
    Parameters: {
      'Name.$': '$.name',
      RoleArn: theirs,
      ResourcesVpcConfig: {
        'SubnetIds.$': '$.subnets',
        'PublicAccessCidrs.$': "States.Array(States.Format('{}/32', $.address))",
      },
      Version: '1.33',
      AccessConfig: { AuthenticationMode: 'API' },
      BootstrapSelfManagedAddons: false,
      ControlPlaneScalingConfig: { Tier: 'tier-xl' },
      KubeApiServerConfig: { 'EventTtl.$': "States.Format('{}m', $.minutes)" },
      Logging: { ClusterLogging: [{ Types: ['api', 'audit'], Enabled: true }] },
      KubernetesNetworkConfig: { IpFamily: 'ipv6' },
      RemoteNetworkConfig: { RemoteNodeNetworks: [{ Cidrs: ['10.2.0.0/16'] }] },
      OutpostConfig: { OutpostArns: ['outpost'], ControlPlaneInstanceType: 'm5d.large' },
      UpgradePolicy: { SupportType: 'STANDARD' },
      ZonalShiftConfig: { Enabled: true },
      DeletionProtection: false,
      Tags: { 'team.$': '$.team' },
      'ClientRequestToken.$': '$$.Execution.Name',
    },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EksCreateCluster.jsonata(new Stack(), 'Create', {
    ...needed,
    clusterName: '{% $states.input.name %}',
    controlPlane: { horizontalPodAutoscalerSyncPeriod: Duration.seconds(Jsonata.number('$states.input.seconds')) },
    logging: Jsonata.list('$states.input.logs') as never,
    outputs: '{% $states.result.Cluster.Arn %}',
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::eks:createCluster',
    Arguments: {
      ...minimal,
      Name: '{% $states.input.name %}',
      KubeControllerManagerConfig: {
        HorizontalPodAutoscalerControllerConfig: {
          HorizontalPodAutoscalerSyncPeriod: '{% ($states.input.seconds) & "s" %}',
        },
      },
      Logging: { ClusterLogging: [{ Types: '{% $states.input.logs %}', Enabled: true }] },
    },
    Output: '{% $states.result.Cluster.Arn %}',
  });
});

test('Auto Mode has no add-ons, and keeps the network', () => {
  const nodeRole = imported('arn:aws:iam::111111111111:role/nodes');
  const task = create({
    autoMode: { nodePools: [EksNodePool.SYSTEM], nodeRole },
    kubernetesNetwork: { serviceIpv4Cidr: '10.1.0.0/16' },
  });

  expect(stateOf(task)).toHaveProperty('Parameters', {
    ...minimal,
    BootstrapSelfManagedAddons: false,
    ComputeConfig: { Enabled: true, NodePools: ['system'], NodeRoleArn: 'arn:aws:iam::111111111111:role/nodes' },
    StorageConfig: { BlockStorage: { Enabled: true } },
    KubernetesNetworkConfig: { ServiceIpv4Cidr: '10.1.0.0/16', ElasticLoadBalancing: { Enabled: true } },
  });
  expect(permissionsOf(task)).toContainEqual({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: 'arn:aws:iam::111111111111:role/nodes',
    Condition: { StringEquals: { 'iam:PassedToService': ['eks.amazonaws.com', 'ec2.amazonaws.com'] } },
  });
});

test('empty lists are left out, which the service would refuse', () => {
  expect(stateOf(create({ logging: [], tags: {} }))).toHaveProperty('Parameters', minimal);
});

describe('permissions', () => {
  const call = [
    { Effect: 'Allow', Action: 'eks:CreateCluster', Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: theirs,
      Condition: { StringEquals: { 'iam:PassedToService': 'eks.amazonaws.com' } },
    },
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource:
        'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS',
      Condition: { StringLike: { 'iam:AWSServiceName': 'eks.amazonaws.com' } },
    },
  ];

  test('REQUEST_RESPONSE makes the cluster', () => {
    expect(permissionsOf(create())).toEqual(call);
  });

  test('RUN_JOB also watches and deletes it', () => {
    expect(permissionsOf(create({ integrationPattern: RUN_JOB }))).toEqual([
      ...call,
      { Effect: 'Allow', Action: ['eks:DescribeCluster', 'eks:DeleteCluster'], Resource: `${CLUSTERS}/jobs` },
    ]);
  });

  test('a cluster whose name comes from the state is one of those that are allowed', () => {
    const allowedTargets = ['arn:aws:eks:eu-west-1:111111111111:cluster/jobs-*'];
    const fromState = { clusterName: JsonPath.stringAt('$.name'), integrationPattern: RUN_JOB };

    expect(permissionsOf(create(fromState))).toContainEqual(expect.objectContaining({ Resource: `${CLUSTERS}/*` }));
    expect(permissionsOf(create({ ...fromState, allowedTargets }))).toContainEqual(
      expect.objectContaining({ Resource: allowedTargets[0] }),
    );
  });

  test('tags and a key need more', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:111111111111:key/1';
    const secretsEncryptionKey = kms.Key.fromKeyArn(new Stack(), 'Key', keyArn);
    const task = create({ tags: { team: 'data' }, secretsEncryptionKey });

    expect(stateOf(task)).toMatchObject({
      Parameters: { EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: keyArn } }] },
    });
    expect(permissionsOf(task)).toEqual([
      ...call,
      { Effect: 'Allow', Action: ['kms:DescribeKey', 'kms:CreateGrant'], Resource: keyArn },
      { Effect: 'Allow', Action: 'eks:TagResource', Resource: `${CLUSTERS}/jobs` },
    ]);
  });
});

test('what the service would refuse is refused', () => {
  const wrong = {
    clusterName: 'the jobs',
    role: imported(JsonPath.stringAt('$.role')),
    resourcesVpcConfig: { subnetIds: [] },
    autoMode: { nodePools: [EksNodePool.SYSTEM], nodeRole: imported(JsonPath.stringAt('$.nodes')) },
    bootstrapSelfManagedAddons: true,
    controlPlane: { terminatedPodGcThreshold: 0 },
    kubernetesNetwork: { serviceIpv4Cidr: '8.8.8.0/24' },
    tags: { '': 'a' },
    integrationPattern: WAIT_FOR_TASK_TOKEN,
  };

  expect(messageOf(() => create(wrong))).toBe(
    'Default/Create has 9 problems:\n' +
      '  - role comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles\n' +
      '  - autoMode.nodeRole comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedRoles\n' +
      '  - clusterName is "the jobs": write it of letters, digits, - and _, with a letter or a digit first\n' +
      '  - resourcesVpcConfig.subnetIds has 0 subnets: give at least 2 subnets\n' +
      '  - bootstrapSelfManagedAddons is true, but Auto Mode brings its own: leave it away\n' +
      '  - controlPlane.terminatedPodGcThreshold is 0 pods: give 1 to 1000000 pods\n' +
      '  - kubernetesNetwork.serviceIpv4Cidr is "8.8.8.0/24": give a block of 12 to 24 bits within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16\n' +
      '  - the key of tags[""] has 0 characters: give 1 to 128 characters\n' +
      '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use REQUEST_RESPONSE or RUN_JOB',
  );
  expect(messageOf(() => create({ clusterName: JsonPath.stringAt('$.name'), allowedTargets: ['jobs'] }))).toContain(
    'allowedTargets has "jobs", which is no ARN: give ARNs',
  );
});
