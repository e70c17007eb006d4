import { JsonPath } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { EmrCreateCluster } from '../src';
import type { EmrInstanceFleetConfig, EmrInstanceTypeConfig } from '../src';
import { complaintsOf, instancesOf } from './cluster';

const { CORE, MASTER, TASK } = EmrCreateCluster.InstanceRoleType;
const { LOWEST_PRICE, PRIORITIZED } = EmrCreateCluster.OnDemandAllocationStrategy;
const { CAPACITY_OPTIMIZED, CAPACITY_OPTIMIZED_PRIORITIZED } = EmrCreateCluster.SpotAllocationStrategy;
const { SWITCH_TO_ON_DEMAND } = EmrCreateCluster.SpotTimeoutAction;

const fleet = (props: Partial<EmrInstanceFleetConfig>) => ({
  instanceFleets: [{ instanceFleetType: CORE, ...props }],
});
const wireOf = (props: Partial<EmrInstanceFleetConfig>) =>
  (instancesOf(fleet(props)) as { InstanceFleets: unknown[] }).InstanceFleets[0];
const complaints = (props: Partial<EmrInstanceFleetConfig>) =>
  complaintsOf({ instances: fleet(props) }).map((line) => line.replace('instances.instanceFleets[0]', 'fleet'));

test('all props have their place', () => {
  const instanceTypeConfigs = [{ instanceType: 'm5.xlarge', weightedCapacity: 4 }, { instanceType: 'm5.2xlarge' }];
  const spotSpecification = { timeoutAction: SWITCH_TO_ON_DEMAND, timeout: Duration.minutes(20) };

  expect(
    wireOf({
      name: 'Core',
      targetOnDemandCapacity: 0,
      targetSpotCapacity: 8,
      instanceTypeConfigs,
      launchSpecifications: { spotSpecification },
    }),
  ).toEqual({
    InstanceFleetType: 'CORE',
    InstanceTypeConfigs: [{ InstanceType: 'm5.xlarge', WeightedCapacity: 4 }, { InstanceType: 'm5.2xlarge' }],
    LaunchSpecifications: {
      SpotSpecification: { TimeoutAction: 'SWITCH_TO_ON_DEMAND', TimeoutDurationMinutes: 20 },
    },
    Name: 'Core',
    TargetOnDemandCapacity: 0,
    TargetSpotCapacity: 8,
  });
});

test('problems have the place of the fleet', () => {
  const instances = {
    instanceFleets: [
      { instanceFleetType: MASTER, targetOnDemandCapacity: 1 },
      { instanceFleetType: CORE, targetSpotCapacity: -1 },
    ],
  };

  expect(complaintsOf({ instances })).toEqual([
    'instances.instanceFleets[1].targetSpotCapacity is -1 units: give at least 0 units',
  ]);
});

describe('capacity', () => {
  const none = 'fleet.targetOnDemandCapacity and targetSpotCapacity are both 0: give one of them';

  test.each<[Partial<EmrInstanceFleetConfig>]>([
    [{}],
    [{ targetOnDemandCapacity: 0 }],
    [{ targetOnDemandCapacity: 0, targetSpotCapacity: 0 }],
    [{ instanceFleetType: MASTER }],
  ])('%j is none', (props) => {
    expect(complaints(props)).toEqual([none]);
  });

  test.each<[Partial<EmrInstanceFleetConfig>, object]>([
    [{ targetOnDemandCapacity: 5 }, { TargetOnDemandCapacity: 5 }],
    [
      { targetOnDemandCapacity: 2, targetSpotCapacity: 3, instanceFleetType: TASK },
      { TargetOnDemandCapacity: 2, TargetSpotCapacity: 3 },
    ],
    [{ targetSpotCapacity: JsonPath.numberAt('$.n') }, { 'TargetSpotCapacity.$': '$.n' }],
    [
      { targetOnDemandCapacity: JsonPath.numberAt('$.a'), targetSpotCapacity: JsonPath.numberAt('$.b') },
      { 'TargetOnDemandCapacity.$': '$.a', 'TargetSpotCapacity.$': '$.b' },
    ],
    [{ instanceFleetType: MASTER, targetSpotCapacity: 1 }, { TargetSpotCapacity: 1 }],
    [
      { instanceFleetType: MASTER, targetOnDemandCapacity: 1, targetSpotCapacity: 0 },
      { TargetOnDemandCapacity: 1, TargetSpotCapacity: 0 },
    ],
    [
      { instanceFleetType: MASTER, targetOnDemandCapacity: JsonPath.numberAt('$.n') },
      { 'TargetOnDemandCapacity.$': '$.n' },
    ],
    [
      { instanceFleetType: MASTER, targetOnDemandCapacity: JsonPath.numberAt('$.n'), targetSpotCapacity: 1 },
      { 'TargetOnDemandCapacity.$': '$.n', TargetSpotCapacity: 1 },
    ],
    [
      { instanceFleetType: JsonPath.stringAt('$.type') as never, targetOnDemandCapacity: 5 },
      { 'InstanceFleetType.$': '$.type', TargetOnDemandCapacity: 5 },
    ],
  ])('%j is some', (props, wire) => {
    expect(wireOf(props)).toMatchObject(wire);
  });

  test.each<[Partial<EmrInstanceFleetConfig>, string]>([
    [
      { targetOnDemandCapacity: 1, targetSpotCapacity: 1 },
      'fleet.targetSpotCapacity is given beside targetOnDemandCapacity for a master fleet, which has one instance: keep one of them',
    ],
    [
      { targetOnDemandCapacity: 3 },
      'fleet.targetOnDemandCapacity is 3 for a master fleet, which has one instance: give 1',
    ],
    [{ targetSpotCapacity: 2 }, 'fleet.targetSpotCapacity is 2 for a master fleet, which has one instance: give 1'],
  ])('%j is too much for a master fleet', (props, complaint) => {
    expect(complaints({ instanceFleetType: MASTER, ...props })).toEqual([complaint]);
  });
});

describe('priorities', () => {
  const withPriority: EmrInstanceTypeConfig[] = [{ instanceType: 'a', priority: 0 }, { instanceType: 'b' }];
  const withoutPriority: EmrInstanceTypeConfig[] = [{ instanceType: 'a' }];
  const onDemand = (allocationStrategy: typeof LOWEST_PRICE | typeof PRIORITIZED) => ({
    onDemandSpecification: { allocationStrategy },
  });
  const spot = (allocationStrategy?: typeof CAPACITY_OPTIMIZED | typeof CAPACITY_OPTIMIZED_PRIORITIZED) => ({
    spotSpecification: { allocationStrategy, timeoutAction: SWITCH_TO_ON_DEMAND, timeout: Duration.minutes(5) },
  });

  test.each<[string, Partial<EmrInstanceFleetConfig>]>([
    ['those of PRIORITIZED', { instanceTypeConfigs: withPriority, launchSpecifications: onDemand(PRIORITIZED) }],
    [
      'those of CAPACITY_OPTIMIZED_PRIORITIZED',
      { instanceTypeConfigs: withPriority, launchSpecifications: spot(CAPACITY_OPTIMIZED_PRIORITIZED) },
    ],
    ['none', { instanceTypeConfigs: withoutPriority, launchSpecifications: onDemand(LOWEST_PRICE) }],
    ['no types', { launchSpecifications: onDemand(PRIORITIZED) }],
    [
      'a strategy from the state',
      {
        instanceTypeConfigs: withPriority,
        launchSpecifications: onDemand(JsonPath.stringAt('$.strategy') as never),
      },
    ],
    [
      'specifications from the state',
      { instanceTypeConfigs: withPriority, launchSpecifications: JsonPath.objectAt('$.launch') as never },
    ],
    [
      'a specification from the state',
      {
        instanceTypeConfigs: withPriority,
        launchSpecifications: { onDemandSpecification: JsonPath.objectAt('$.onDemand') as never },
      },
    ],
    [
      'types from the state',
      {
        instanceTypeConfigs: JsonPath.listAt('$.types') as never,
        launchSpecifications: onDemand(PRIORITIZED),
      },
    ],
    [
      'a priority from the state',
      {
        instanceTypeConfigs: [{ instanceType: 'a', priority: JsonPath.numberAt('$.p') }],
        launchSpecifications: onDemand(PRIORITIZED),
      },
    ],
  ])('may be %s', (_, props) => {
    expect(wireOf({ targetOnDemandCapacity: 1, ...props })).toMatchObject({ TargetOnDemandCapacity: 1 });
  });

  test.each<[string, Partial<EmrInstanceFleetConfig>]>([
    ['no strategy', {}],
    ['LOWEST_PRICE', { launchSpecifications: onDemand(LOWEST_PRICE) }],
    ['a Spot strategy', { launchSpecifications: spot(CAPACITY_OPTIMIZED) }],
    ['a Spot specification', { launchSpecifications: spot() }],
  ])('mean nothing to %s', (_, props) => {
    expect(complaints({ targetOnDemandCapacity: 1, instanceTypeConfigs: withPriority, ...props })).toEqual([
      'fleet.instanceTypeConfigs has priorities, but no allocation strategy goes by them: ' +
        'use OnDemandAllocationStrategy.PRIORITIZED, or leave them away',
    ]);
  });

  test('are needed by PRIORITIZED', () => {
    expect(
      complaints({
        targetOnDemandCapacity: 1,
        instanceTypeConfigs: withoutPriority,
        launchSpecifications: onDemand(PRIORITIZED),
      }),
    ).toEqual([
      'fleet.launchSpecifications.onDemandSpecification.allocationStrategy is prioritized, but no instance type has a ' +
        'priority: give priorities in instanceTypeConfigs',
    ]);
  });
});
