import { JsonPath } from '@cdk-sfn/core';
import { Duration, Size } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { EmrCreateCluster } from '../src';
import { complaintsOf, instancesOf } from './cluster';

const group = {
  instanceRole: EmrCreateCluster.InstanceRoleType.TASK,
  instanceType: 'm5.xlarge',
  instanceCount: 2,
};

test('all props have their place', () => {
  const instanceGroups: EmrCreateCluster.InstanceGroupConfigProperty[] = [
    {
      ...group,
      name: 'Workers',
      market: EmrCreateCluster.InstanceMarket.SPOT,
      bidPrice: '0.5',
      customAmiId: 'ami-1',
      configurations: [{ classification: 'yarn-site' }],
      ebsConfiguration: {
        ebsBlockDeviceConfigs: [
          {
            volumeSpecification: {
              volumeSize: Size.gibibytes(32),
              volumeType: EmrCreateCluster.EbsBlockDeviceVolumeType.GP3,
            },
          },
        ],
      },
      autoScalingPolicy: {
        constraints: { minCapacity: 1, maxCapacity: 3 },
        rules: [
          {
            name: 'Out',
            action: { simpleScalingPolicyConfiguration: { scalingAdjustment: 1 } },
            trigger: {
              cloudWatchAlarmDefinition: {
                comparisonOperator: EmrCreateCluster.CloudWatchAlarmComparisonOperator.GREATER_THAN,
                metricName: 'ContainerPending',
                period: Duration.seconds(300),
                threshold: 1,
              },
            },
          },
        ],
      },
    },
  ];

  expect(instancesOf({ instanceGroups })).toEqual({
    InstanceGroups: [
      {
        AutoScalingPolicy: {
          Constraints: { MaxCapacity: 3, MinCapacity: 1 },
          Rules: [
            {
              Action: { SimpleScalingPolicyConfiguration: { ScalingAdjustment: 1 } },
              Name: 'Out',
              Trigger: {
                CloudWatchAlarmDefinition: {
                  ComparisonOperator: 'GREATER_THAN',
                  MetricName: 'ContainerPending',
                  Period: 300,
                  Threshold: 1,
                },
              },
            },
          ],
        },
        BidPrice: '0.5',
        Configurations: [{ Classification: 'yarn-site' }],
        EbsConfiguration: { EbsBlockDeviceConfigs: [{ VolumeSpecification: { SizeInGB: 32, VolumeType: 'gp3' } }] },
        InstanceCount: 2,
        InstanceRole: 'TASK',
        InstanceType: 'm5.xlarge',
        Market: 'SPOT',
        Name: 'Workers',
        CustomAmiId: 'ami-1',
      },
    ],
    KeepJobFlowAliveWhenNoSteps: true,
  });
});

test('the number of instances may come from the state', () => {
  expect(instancesOf({ instanceGroups: [{ ...group, instanceCount: JsonPath.numberAt('$.count') }] })).toMatchObject({
    InstanceGroups: [{ 'InstanceCount.$': '$.count' }],
  });
});

test('there are no fewer than no instances', () => {
  expect(instancesOf({ instanceGroups: [{ ...group, instanceCount: 0 }] })).toMatchObject({
    InstanceGroups: [{ InstanceCount: 0 }],
  });
  expect(complaintsOf({ instances: { instanceGroups: [{ ...group, instanceCount: -1 }] } })).toEqual([
    'instances.instanceGroups[0].instanceCount is -1 instances: give at least 0 instances',
  ]);
});
