import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EcsEc2LaunchTarget, EcsFargateLaunchTarget } from '../src';
import type { EcsRunTask } from '../src';
import { TestCluster, withoutWarningsOfTheCdk } from './cluster';

withoutWarningsOfTheCdk();

let scene: TestCluster;

beforeEach(() => {
  scene = new TestCluster();
});

function networkOf(task: EcsRunTask): unknown {
  return (stateOf(task) as { Parameters: { NetworkConfiguration: unknown } }).Parameters.NetworkConfiguration;
}
function group(name: string): ec2.ISecurityGroup {
  return ec2.SecurityGroup.fromSecurityGroupId(scene.stack, name, name);
}

describe('a task with a network of its own', () => {
  test('stands in private subnets, in a new security group', () => {
    expect(networkOf(scene.run())).toEqual({
      AwsvpcConfiguration: {
        Subnets: ['private-1', 'private-2'],
        SecurityGroups: ['<RunSecurityGroup.GroupId>'],
      },
    });
  });

  test('with a public address stands in public subnets', () => {
    expect(networkOf(scene.run({ assignPublicIp: true }))).toEqual({
      AwsvpcConfiguration: {
        AssignPublicIp: 'ENABLED',
        Subnets: ['public-1', 'public-2'],
        SecurityGroups: ['<RunSecurityGroup.GroupId>'],
      },
    });
  });

  test('may be denied a public address', () => {
    expect(networkOf(scene.run({ assignPublicIp: false }))).toEqual({
      AwsvpcConfiguration: {
        AssignPublicIp: 'DISABLED',
        Subnets: ['private-1', 'private-2'],
        SecurityGroups: ['<RunSecurityGroup.GroupId>'],
      },
    });
  });

  test('stands where it is told to', () => {
    const subnets = { availabilityZones: ['b'], subnetType: ec2.SubnetType.PUBLIC };

    expect(networkOf(scene.run({ subnets, securityGroups: [group('sg-1'), group('sg-2')] }))).toEqual({
      AwsvpcConfiguration: { Subnets: ['public-2'], SecurityGroups: ['sg-1', 'sg-2'] },
    });
  });

  test('may be in 5 security groups', () => {
    const groups = ['a', 'b', 'c', 'd', 'e', 'f'].map(group);

    expect(networkOf(scene.run({ securityGroups: groups.slice(1) }))).toMatchObject({
      AwsvpcConfiguration: { SecurityGroups: ['b', 'c', 'd', 'e', 'f'] },
    });
    expect(messageOf(() => new TestCluster().run({ securityGroups: groups }))).toBe(
      'Default/Run has a problem:\n  - securityGroups has 6 entries: give at most 5 entries',
    );
  });

  test('may be in 16 subnets', () => {
    const subnets = Array.from({ length: 17 }, (_, i) => ec2.Subnet.fromSubnetId(scene.stack, `S${i}`, `s-${i}`));

    expect(networkOf(scene.run({ subnets: { subnets: subnets.slice(1) } }))).toMatchObject({
      AwsvpcConfiguration: { Subnets: subnets.slice(1).map(({ subnetId }) => subnetId) },
    });
    expect(messageOf(() => new TestCluster().run({ subnets: { subnets } }))).toBe(
      'Default/Run has a problem:\n  - subnets has 17 entries: give 1 to 16 entries',
    );
  });

  test('is in one subnet at least', () => {
    expect(messageOf(() => scene.run({ subnets: { subnets: [] } }))).toBe(
      'Default/Run has a problem:\n  - subnets has 0 entries: give 1 to 16 entries',
    );
  });
});

describe('a task in the network of its instance', () => {
  test('says nothing of it', () => {
    expect(networkOf(scene.runOnEc2({ assignPublicIp: false }))).toBeUndefined();
  });

  test('has no subnets, security groups and public address', () => {
    expect(
      messageOf(() =>
        scene.runOnEc2({
          subnets: { subnetType: ec2.SubnetType.PUBLIC },
          securityGroups: [group('sg-1')],
          assignPublicIp: true,
        }),
      ),
    ).toBe(
      'Default/Run has 3 problems:\n' +
        '  - subnets is given, but the network mode of taskDefinition is bridge: leave it away, or use the network mode awsvpc\n' +
        '  - securityGroups is given, but the network mode of taskDefinition is bridge: leave it away, or use the network mode awsvpc\n' +
        '  - assignPublicIp is given, but the network mode of taskDefinition is bridge: leave it away, or use the network mode awsvpc',
    );
  });
});

describe('the network mode of an imported task definition', () => {
  const arn = 'arn:aws:ecs:eu-west-1:111111111111:task-definition/report:7';
  const imported = () => ecs.TaskDefinition.fromTaskDefinitionArn(scene.stack, 'Imported', arn);

  test.each([
    ['by launch type', new EcsFargateLaunchTarget()],
    [
      'by platform version',
      { bind: () => ({ parameters: { PlatformVersion: 'LATEST', CapacityProviderStrategy: [] } }) },
    ],
  ])('is awsvpc on Fargate, which is known %s', (_, launchTarget) => {
    expect(networkOf(scene.run({ taskDefinition: imported(), taskDefinitionRoles: [], launchTarget }))).toMatchObject({
      AwsvpcConfiguration: { Subnets: ['private-1', 'private-2'] },
    });
  });

  test('has to be said on EC2', () => {
    const launchTarget = new EcsEc2LaunchTarget();

    expect(messageOf(() => scene.run({ taskDefinition: imported(), taskDefinitionRoles: [], launchTarget }))).toBe(
      'Default/Run has a problem:\n' +
        '  - taskDefinition is imported without its network mode: use fromTaskDefinitionAttributes with networkMode, or EcsFargateLaunchTarget',
    );
  });
});
