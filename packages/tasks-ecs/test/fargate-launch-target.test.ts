import * as ecs from 'aws-cdk-lib/aws-ecs';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CapacityProviderOptions, EcsFargateLaunchTarget } from '../src';
import { TestCluster, withoutWarningsOfTheCdk } from './cluster';

withoutWarningsOfTheCdk();

let scene: TestCluster;

beforeEach(() => {
  scene = new TestCluster();
});

const { LATEST } = ecs.FargatePlatformVersion;

test('a platform version goes with the launch type', () => {
  expect(stateOf(scene.run({ launchTarget: new EcsFargateLaunchTarget({ platformVersion: LATEST }) }))).toMatchObject({
    Parameters: { LaunchType: 'FARGATE', PlatformVersion: 'LATEST' },
  });
});

test('capacity providers stand instead of the launch type', () => {
  const launchTarget = new EcsFargateLaunchTarget({
    platformVersion: LATEST,
    capacityProviderOptions: CapacityProviderOptions.custom([
      { capacityProvider: 'FARGATE_SPOT', weight: 2, base: 1 },
      { capacityProvider: 'FARGATE', weight: 1 },
    ]),
  });
  const { Parameters } = stateOf(scene.run({ launchTarget })) as { Parameters: object };

  expect(Parameters).toMatchObject({
    CapacityProviderStrategy: [
      { CapacityProvider: 'FARGATE_SPOT', Weight: 2, Base: 1 },
      { CapacityProvider: 'FARGATE', Weight: 1 },
    ],
    PlatformVersion: 'LATEST',
  });
  expect(Parameters).not.toHaveProperty('LaunchType');
});

test('the task definition has to be compatible with Fargate', () => {
  expect(messageOf(() => scene.run({ taskDefinition: scene.ec2 }))).toBe(
    'Default/Run has a problem:\n' +
      '  - taskDefinition is not compatible with Fargate, where launchTarget runs it: use ecs.FargateTaskDefinition, or another launch target',
  );
});
