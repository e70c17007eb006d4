import { expect, test } from 'vitest';
import { EmrCreateCluster, EmrInstanceRoleType, EmrPlacementGroupStrategy } from '../src';
import { argumentsOf } from './cluster';

test.each(Object.values(EmrPlacementGroupStrategy))('instances may be placed by %s', (placementStrategy) => {
  const placementGroupConfigs = [{ instanceRole: EmrInstanceRoleType.MASTER, placementStrategy }];

  expect(argumentsOf({ placementGroupConfigs }).PlacementGroupConfigs).toEqual([
    { InstanceRole: 'MASTER', PlacementStrategy: placementStrategy },
  ]);
});

test('the service knows how if nothing is said', () => {
  expect(
    argumentsOf({ placementGroupConfigs: [{ instanceRole: EmrInstanceRoleType.MASTER }] }).PlacementGroupConfigs,
  ).toEqual([{ InstanceRole: 'MASTER' }]);
});

test('the strategies are those of the service', () => {
  expect(EmrCreateCluster.PlacementGroupStrategy).toBe(EmrPlacementGroupStrategy);
  expect(Object.values(EmrPlacementGroupStrategy)).toEqual(['SPREAD', 'PARTITION', 'CLUSTER', 'NONE']);
});
