import { JsonPath } from '@cdk-sfn/core';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CapacityProviderOptions, EcsEc2LaunchTarget } from '../src';
import { TestCluster, withoutWarningsOfTheCdk } from './cluster';

withoutWarningsOfTheCdk();

let scene: TestCluster;

beforeEach(() => {
  scene = new TestCluster();
});

const cluster = 'arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:cluster/main';

describe('placement', () => {
  test('is given as rules', () => {
    const launchTarget = new EcsEc2LaunchTarget({
      placementStrategies: [
        ecs.PlacementStrategy.spreadAcrossInstances(),
        ecs.PlacementStrategy.packedByCpu(),
        ecs.PlacementStrategy.randomly(),
      ],
      placementConstraints: [
        ecs.PlacementConstraint.distinctInstances(),
        ecs.PlacementConstraint.memberOf('attribute:ecs.os-type == linux', JsonPath.stringAt('$.where')),
      ],
    });

    expect(stateOf(scene.runOnEc2({ launchTarget }))).toMatchObject({
      Parameters: {
        Cluster: cluster,
        TaskDefinition: 'train',
        LaunchType: 'EC2',
        PlacementConstraints: [
          { Type: 'distinctInstance' },
          { Type: 'memberOf', Expression: 'attribute:ecs.os-type == linux' },
          { Type: 'memberOf', 'Expression.$': '$.where' },
        ],
        PlacementStrategy: [
          { Type: 'spread', Field: 'instanceId' },
          { Type: 'binpack', Field: 'CPU' },
          { Type: 'random' },
        ],
      },
    });
  });

  test('without rules is no argument', () => {
    const launchTarget = new EcsEc2LaunchTarget({ placementConstraints: [], placementStrategies: [] });

    expect(stateOf(scene.runOnEc2({ launchTarget }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
      Parameters: { Cluster: cluster, TaskDefinition: 'train', LaunchType: 'EC2' },
    });
  });

  test('has at most 10 constraints and 5 strategies', () => {
    const expressions = Array.from({ length: 11 }, (_, i) => `attribute:n == ${i}`);
    const placement = (constraints: number, strategies: number) =>
      new EcsEc2LaunchTarget({
        placementConstraints: [ecs.PlacementConstraint.memberOf(...expressions.slice(0, constraints))],
        placementStrategies: Array.from({ length: strategies }, () => ecs.PlacementStrategy.randomly()),
      });

    scene.runOnEc2({ launchTarget: placement(10, 5) });

    expect(messageOf(() => new TestCluster().runOnEc2({ launchTarget: placement(11, 6) }))).toBe(
      'Default/Run has 2 problems:\n' +
        '  - placementConstraints has 11 entries: give at most 10 entries\n' +
        '  - placementStrategies has 6 entries: give at most 5 entries',
    );
  });
});

describe('capacity', () => {
  /** What synthesis finds wrong with a task. */
  const validate = (own: ecs.ICluster): string[] => scene.runOnEc2({ cluster: own }).node.validate();

  test('providers stand instead of the launch type', () => {
    const launchTarget = new EcsEc2LaunchTarget({ capacityProviderOptions: CapacityProviderOptions.default() });

    expect(stateOf(scene.runOnEc2({ launchTarget }))).toEqual({
      Type: 'Task',
      End: true,
      Resource: 'arn:<AWS::Partition>:states:::ecs:runTask',
      Parameters: { Cluster: cluster, TaskDefinition: 'train' },
    });
  });

  test('is needed in the cluster', () => {
    expect(validate(new ecs.Cluster(scene.stack, 'Own', { vpc: scene.vpc }))).toEqual([
      'cluster has no EC2 capacity, where launchTarget runs the task: call addCapacity on the cluster',
    ]);
  });

  test('may be added after the task is made', () => {
    const own = new ecs.Cluster(scene.stack, 'Own', { vpc: scene.vpc });
    const task = scene.runOnEc2({ cluster: own });
    const autoScalingGroup = new autoscaling.AutoScalingGroup(scene.stack, 'Capacity', {
      vpc: scene.vpc,
      instanceType: new ec2.InstanceType('t3.micro'),
      machineImage: ecs.EcsOptimizedImage.amazonLinux2023(),
    });
    own.addAsgCapacityProvider(new ecs.AsgCapacityProvider(scene.stack, 'Provider', { autoScalingGroup }));

    expect(task.node.validate()).toEqual([]);
  });

  test('of an imported cluster is taken for granted', () => {
    const arn = 'arn:aws:ecs:eu-west-1:111111111111:cluster/main';

    expect(validate(ecs.Cluster.fromClusterArn(scene.stack, 'Imported', arn))).toEqual([]);
  });
});

test('the task definition has to be compatible with EC2', () => {
  expect(messageOf(() => scene.run({ launchTarget: new EcsEc2LaunchTarget() }))).toBe(
    'Default/Run has a problem:\n' +
      '  - taskDefinition is not compatible with EC2, where launchTarget runs it: use ecs.Ec2TaskDefinition, or another launch target',
  );
});
