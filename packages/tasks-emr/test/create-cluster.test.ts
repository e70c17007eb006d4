import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf, warningsOf } from '../../../tools/vitest/rendered-state';
import { EmrCreateCluster } from '../src';
import type { EmrInstanceFleetConfig } from '../src';
import { cluster, complaintsOf } from './cluster';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const POLICY_V2 = { '@aws-cdk/aws-stepfunctions-tasks:enableEmrServicePolicyV2': true };

const passRole = (...resources: string[]) => ({
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: resources.length === 1 ? resources[0] : resources,
});
const runJobFlow = { Effect: 'Allow', Action: 'elasticmapreduce:RunJobFlow', Resource: '*' };
const serviceLinkedRole = {
  Effect: 'Allow',
  Action: 'iam:CreateServiceLinkedRole',
  Resource:
    'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/elasticmapreduce.amazonaws.com*/AWSServiceRoleForEMRCleanup*',
  Condition: {
    StringEquals: {
      'iam:AWSServiceName': ['elasticmapreduce.amazonaws.com', 'elasticmapreduce.amazonaws.com.cn'],
    },
  },
};
const CLUSTERS = 'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/*';
const ROLES = 'arn:<AWS::Partition>:iam::<AWS::AccountId>:role';

describe('arguments', () => {
  test('the least that can be given', () => {
    const task = new EmrCreateCluster(new Stack(), 'Create', { name: 'analysis', instances: {} });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:createCluster.sync',
      Parameters: {
        Instances: { KeepJobFlowAliveWhenNoSteps: true },
        JobFlowRole: '<CreateInstanceRole>',
        Name: 'analysis',
        ServiceRole: '<CreateServiceRole>',
        AutoScalingRole: '<CreateAutoScalingRole>',
        VisibleToAllUsers: true,
      },
    });
  });

  test('all props have their place', () => {
    const stack = new Stack();
    const role = (name: string) => iam.Role.fromRoleName(stack, name, name);
    const task = EmrCreateCluster.jsonPath(stack, 'Create', {
      name: JsonPath.stringAt('$.ClusterName'),
      instances: {
        instanceGroups: [
          { instanceRole: EmrCreateCluster.InstanceRoleType.MASTER, instanceCount: 3, instanceType: 'm5.xlarge' },
        ],
        ec2SubnetId: JsonPath.stringAt('$.subnet'),
      },
      clusterRole: role('nodes'),
      serviceRole: role('emr'),
      autoScalingRole: role('scaling'),
      additionalInfo: '{}',
      applications: [{ name: 'Spark' }],
      bootstrapActions: [{ name: 'Prepare', scriptBootstrapAction: { path: 's3://bucket/prepare.sh' } }],
      configurations: [{ classification: 'spark-defaults', properties: { 'spark.executor.memory': '2G' } }],
      customAmiId: 'ami-1',
      ebsRootVolumeSize: Size.gibibytes(20),
      ebsRootVolumeIops: 4000,
      ebsRootVolumeThroughput: 200,
      kerberosAttributes: { realm: 'EC2.INTERNAL', kdcAdminPassword: JsonPath.stringAt('$.password') },
      logUri: 's3://bucket/logs/',
      managedScalingPolicy: {
        computeLimits: {
          unitType: EmrCreateCluster.ComputeLimitsUnitType.INSTANCES,
          minimumCapacityUnits: 1,
          maximumCapacityUnits: 4,
        },
      },
      osReleaseLabel: '2023.8.20250808.1',
      placementGroupConfigs: [
        {
          instanceRole: EmrCreateCluster.InstanceRoleType.MASTER,
          placementStrategy: EmrCreateCluster.PlacementGroupStrategy.SPREAD,
        },
      ],
      releaseLabel: 'emr-7.9.0',
      scaleDownBehavior: EmrCreateCluster.EmrClusterScaleDownBehavior.TERMINATE_AT_TASK_COMPLETION,
      securityConfiguration: 'kerberos',
      stepConcurrencyLevel: 5,
      tags: { owner: 'me', order: JsonPath.stringAt('$.order') },
      visibleToAllUsers: false,
      autoTerminationPolicyIdleTimeout: Duration.hours(1),
      resultPath: '$.cluster',
    });

    expect(stateOf(task)).toEqual({
      Type: 'Task',
      End: true,
      ResultPath: '$.cluster',
      Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:createCluster.sync',
      Parameters: {
        Instances: {
          'Ec2SubnetId.$': '$.subnet',
          InstanceGroups: [{ InstanceCount: 3, InstanceRole: 'MASTER', InstanceType: 'm5.xlarge' }],
          KeepJobFlowAliveWhenNoSteps: true,
        },
        JobFlowRole: 'nodes',
        'Name.$': '$.ClusterName',
        ServiceRole: 'emr',
        AdditionalInfo: '{}',
        Applications: [{ Name: 'Spark' }],
        AutoScalingRole: 'scaling',
        BootstrapActions: [{ Name: 'Prepare', ScriptBootstrapAction: { Path: 's3://bucket/prepare.sh' } }],
        Configurations: [{ Classification: 'spark-defaults', Properties: { 'spark.executor.memory': '2G' } }],
        CustomAmiId: 'ami-1',
        EbsRootVolumeSize: 20,
        EbsRootVolumeIops: 4000,
        EbsRootVolumeThroughput: 200,
        KerberosAttributes: { 'KdcAdminPassword.$': '$.password', Realm: 'EC2.INTERNAL' },
        LogUri: 's3://bucket/logs/',
        ManagedScalingPolicy: {
          ComputeLimits: { UnitType: 'Instances', MinimumCapacityUnits: 1, MaximumCapacityUnits: 4 },
        },
        ReleaseLabel: 'emr-7.9.0',
        ScaleDownBehavior: 'TERMINATE_AT_TASK_COMPLETION',
        SecurityConfiguration: 'kerberos',
        StepConcurrencyLevel: 5,
        Tags: [
          { Key: 'owner', Value: 'me' },
          { Key: 'order', 'Value.$': '$.order' },
        ],
        VisibleToAllUsers: false,
        AutoTerminationPolicy: { IdleTimeout: 3600 },
        OSReleaseLabel: '2023.8.20250808.1',
        PlacementGroupConfigs: [{ InstanceRole: 'MASTER', PlacementStrategy: 'SPREAD' }],
      },
    });
  });

  test('a JSONata state has Arguments, with numbers and lists from the state', () => {
    const stack = new Stack();
    const task = EmrCreateCluster.jsonata(stack, 'Create', {
      name: '{% $states.input.name %}',
      instances: {
        instanceFleets: [
          {
            instanceFleetType: EmrCreateCluster.InstanceRoleType.MASTER,
            instanceTypeConfigs: [{ instanceType: Jsonata.string('$states.input.type') }],
            targetOnDemandCapacity: Jsonata.number('$states.input.masters'),
          },
          {
            instanceFleetType: EmrCreateCluster.InstanceRoleType.CORE,
            instanceTypeConfigs: [
              { instanceType: 'm5.xlarge', weightedCapacity: Jsonata.number('$states.input.weight') },
            ],
            targetSpotCapacity: Jsonata.number('$states.input.units'),
          },
        ],
        ec2SubnetIds: Jsonata.list('$states.input.subnets'),
      },
      serviceRole: iam.Role.fromRoleName(stack, 'ServiceRole', 'emr'),
      clusterRole: iam.Role.fromRoleName(stack, 'ClusterRole', 'nodes'),
      autoTerminationPolicyIdleTimeout: Duration.seconds(Jsonata.number('$states.input.idle')),
      outputs: { id: '{% $states.result.ClusterId %}' },
    });

    expect(stateOf(task)).toEqual({
      QueryLanguage: 'JSONata',
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::elasticmapreduce:createCluster.sync',
      Arguments: {
        Instances: {
          Ec2SubnetIds: '{% $states.input.subnets %}',
          InstanceFleets: [
            {
              InstanceFleetType: 'MASTER',
              InstanceTypeConfigs: [{ InstanceType: '{% $states.input.type %}' }],
              TargetOnDemandCapacity: '{% $states.input.masters %}',
            },
            {
              InstanceFleetType: 'CORE',
              InstanceTypeConfigs: [{ InstanceType: 'm5.xlarge', WeightedCapacity: '{% $states.input.weight %}' }],
              TargetSpotCapacity: '{% $states.input.units %}',
            },
          ],
          KeepJobFlowAliveWhenNoSteps: true,
        },
        JobFlowRole: 'nodes',
        Name: '{% $states.input.name %}',
        ServiceRole: 'emr',
        VisibleToAllUsers: true,
        AutoTerminationPolicy: { IdleTimeout: '{% $states.input.idle %}' },
      },
      Output: { id: '{% $states.result.ClusterId %}' },
    });
  });

  test('a JSONata machine makes a task without a language of its own a JSONata state', () => {
    expect(stateOf(cluster({ name: '{% $states.input.name %}' }), sfn.QueryLanguage.JSONATA)).toMatchObject({
      Arguments: { Name: '{% $states.input.name %}' },
    });
  });

  test('numbers, durations and lists may be JSONPath', () => {
    const task = cluster({
      instances: { instanceFleets: JsonPath.listAt('$.fleets') as unknown as EmrInstanceFleetConfig[] },
      ebsRootVolumeSize: Size.gibibytes(JsonPath.numberAt('$.size')),
      ebsRootVolumeIops: JsonPath.numberAt('$.iops'),
      stepConcurrencyLevel: JsonPath.numberAt('$.steps'),
      autoTerminationPolicyIdleTimeout: Duration.seconds(JsonPath.numberAt('$.idle')),
      releaseLabel: JsonPath.stringAt('$.release'),
    });

    expect(stateOf(task)).toMatchObject({
      Parameters: {
        Instances: { 'InstanceFleets.$': '$.fleets' },
        'EbsRootVolumeSize.$': '$.size',
        'EbsRootVolumeIops.$': '$.iops',
        'StepConcurrencyLevel.$': '$.steps',
        AutoTerminationPolicy: { 'IdleTimeout.$': '$.idle' },
        'ReleaseLabel.$': '$.release',
      },
    });
  });

  test('all instances may come from the state', () => {
    expect(stateOf(cluster({ instances: JsonPath.objectAt('$.instances') as never }))).toMatchObject({
      Parameters: { 'Instances.$': '$.instances' },
    });
  });
});

describe('the namespace', () => {
  test('has the types and the enums', () => {
    const market: EmrCreateCluster.InstanceMarket.SPOT = EmrCreateCluster.InstanceMarket.SPOT;
    const fleet: EmrCreateCluster.InstanceFleetConfigProperty = {
      instanceFleetType: EmrCreateCluster.InstanceRoleType.TASK,
      targetSpotCapacity: 1,
    };

    expect([market, fleet.instanceFleetType]).toEqual(['SPOT', 'TASK']);
    expect(Object.keys(EmrCreateCluster)).toEqual([
      'EmrClusterScaleDownBehavior',
      'InstanceRoleType',
      'EbsBlockDeviceVolumeType',
      'OnDemandAllocationStrategy',
      'SpotTimeoutAction',
      'SpotAllocationStrategy',
      'CloudWatchAlarmComparisonOperator',
      'CloudWatchAlarmStatistic',
      'CloudWatchAlarmUnit',
      'InstanceMarket',
      'ScalingAdjustmentType',
      'ComputeLimitsUnitType',
      'PlacementGroupStrategy',
    ]);
  });
});

describe('permissions', () => {
  const given = [`${ROLES}/emr`, `${ROLES}/nodes`, '<CreateAutoScalingRole.Arn>'];

  test('REQUEST_RESPONSE makes the cluster and passes its roles', () => {
    expect(permissionsOf(cluster({ integrationPattern: REQUEST_RESPONSE }))).toEqual([
      runJobFlow,
      passRole(...given),
      serviceLinkedRole,
    ]);
  });

  test.each([RUN_JOB, undefined])('%s also watches and ends clusters', (integrationPattern) => {
    expect(permissionsOf(cluster({ integrationPattern }))).toEqual([
      runJobFlow,
      passRole(...given),
      serviceLinkedRole,
      {
        Effect: 'Allow',
        Action: ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'],
        Resource: CLUSTERS,
      },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventForEMRRunJobFlowRule',
      },
    ]);
  });

  test('an empty object of tags needs no leave to tag', () => {
    expect(JSON.stringify(permissionsOf(cluster({ tags: {} })))).not.toContain('AddTags');
  });

  test('tags need leave to tag', () => {
    expect(permissionsOf(cluster({ integrationPattern: REQUEST_RESPONSE, tags: { owner: 'me' } }))).toEqual([
      runJobFlow,
      passRole(...given),
      serviceLinkedRole,
      { Effect: 'Allow', Action: 'elasticmapreduce:AddTags', Resource: CLUSTERS },
    ]);
  });

  test('roles that are made are passed', () => {
    const task = new EmrCreateCluster(new Stack(), 'Create', {
      name: 'analysis',
      instances: {},
      integrationPattern: REQUEST_RESPONSE,
    });

    expect(permissionsOf(task)).toEqual([
      runJobFlow,
      passRole('<CreateServiceRole.Arn>', '<CreateInstanceRole.Arn>', '<CreateAutoScalingRole.Arn>'),
      serviceLinkedRole,
    ]);
  });

  test('WAIT_FOR_TASK_TOKEN is not supported', () => {
    expect(complaintsOf({ integrationPattern: WAIT_FOR_TASK_TOKEN })).toEqual([
      'integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use RUN_JOB or REQUEST_RESPONSE',
    ]);
  });
});

describe('the tag of the second service policy', () => {
  const withFlag = () => new Stack(new App({ context: POLICY_V2 }), 'Default');

  test('is there by itself', () => {
    const task = cluster({ integrationPattern: REQUEST_RESPONSE }, withFlag());

    expect(stateOf(task)).toMatchObject({
      Parameters: { Tags: [{ Key: 'for-use-with-amazon-emr-managed-policies', Value: 'true' }] },
    });
    expect(permissionsOf(task)).toContainEqual({
      Effect: 'Allow',
      Action: 'elasticmapreduce:AddTags',
      Resource: CLUSTERS,
    });
  });

  test('comes beside those that are given', () => {
    expect(stateOf(cluster({ tags: { owner: 'me' } }, withFlag()))).toMatchObject({
      Parameters: {
        Tags: [
          { Key: 'owner', Value: 'me' },
          { Key: 'for-use-with-amazon-emr-managed-policies', Value: 'true' },
        ],
      },
    });
  });

  test('cannot be added to tags from the state, which are a list', () => {
    const tags = JsonPath.objectAt('$.tags');

    expect(stateOf(cluster({ tags }))).toMatchObject({ Parameters: { 'Tags.$': '$.tags' } });
    expect(messageOf(() => cluster({ tags }, withFlag()))).toBe(
      'Default/Create has a problem:\n' +
        '  - tags comes from the state as a whole, so that the tag for-use-with-amazon-emr-managed-policies cannot be ' +
        'added to it: name the tags, only their values can come from the state',
    );
  });
});

describe('keepJobFlowAliveWhenNoSteps', () => {
  test('is true when it is not given', () => {
    const task = cluster({ integrationPattern: REQUEST_RESPONSE });

    expect(stateOf(task)).toMatchObject({ Parameters: { Instances: { KeepJobFlowAliveWhenNoSteps: true } } });
    expect(warningsOf(task)).toEqual([]);
  });

  test('may be false for REQUEST_RESPONSE, with a warning', () => {
    const task = cluster({
      integrationPattern: REQUEST_RESPONSE,
      instances: { keepJobFlowAliveWhenNoSteps: false },
    });

    expect(stateOf(task)).toMatchObject({ Parameters: { Instances: { KeepJobFlowAliveWhenNoSteps: false } } });
    expect(warningsOf(task)).toEqual([
      'instances.keepJobFlowAliveWhenNoSteps is false, but AWS says that Step Functions takes true only. Use ' +
        'autoTerminationPolicyIdleTimeout, or acknowledge this warning. ' +
        '[ack: @cdk-sfn/tasks-emr:keepJobFlowAliveWhenNoSteps]',
    ]);
  });

  test.each([RUN_JOB, undefined])('cannot be false for %s', (integrationPattern) => {
    expect(complaintsOf({ integrationPattern, instances: { keepJobFlowAliveWhenNoSteps: false } })).toEqual([
      'instances.keepJobFlowAliveWhenNoSteps is false, but RUN_JOB waits until the cluster is ready for steps, and ' +
        'without any it ends: use autoTerminationPolicyIdleTimeout to have it end, or REQUEST_RESPONSE',
    ]);
  });

  test('may come from the state', () => {
    const instances = { keepJobFlowAliveWhenNoSteps: Jsonata.boolean('$states.input.stays') };

    expect(stateOf(cluster({ instances, queryLanguage: sfn.QueryLanguage.JSONATA }))).toMatchObject({
      Arguments: { Instances: { KeepJobFlowAliveWhenNoSteps: '{% $states.input.stays %}' } },
    });
  });
});

describe('problems', () => {
  test('are all told at once, with their places', () => {
    const { CORE, MASTER } = EmrCreateCluster.InstanceRoleType;
    const task = () =>
      new EmrCreateCluster(new Stack(), 'Create', {
        name: 'n'.repeat(257),
        instances: {
          instanceFleets: [
            { instanceFleetType: MASTER, targetOnDemandCapacity: 1 },
            {
              instanceFleetType: CORE,
              targetSpotCapacity: -1,
              instanceTypeConfigs: [{ instanceType: 'a', priority: -2 }],
            },
          ],
        },
        releaseLabel: 'emr-5',
        ebsRootVolumeSize: Size.gibibytes(10),
        integrationPattern: WAIT_FOR_TASK_TOKEN,
      });

    expect(messageOf(task)).toBe(
      [
        'Default/Create has 7 problems:',
        '  - instances.instanceFleets[1].instanceTypeConfigs[0].priority is -2: give at least 0',
        '  - instances.instanceFleets[1].targetSpotCapacity is -1 units: give at least 0 units',
        '  - instances.instanceFleets[1].instanceTypeConfigs has priorities, but no allocation strategy goes by them: ' +
          'use OnDemandAllocationStrategy.PRIORITIZED, or leave them away',
        '  - name has 257 characters: give at most 256 characters',
        '  - ebsRootVolumeSize is 10 gibibytes: give 15 to 100 gibibytes',
        '  - releaseLabel is "emr-5": write it as \'emr-7.9.0\'',
        '  - integrationPattern is WAIT_FOR_TASK_TOKEN, which this task does not support: use RUN_JOB or REQUEST_RESPONSE',
      ].join('\n'),
    );
  });
});
