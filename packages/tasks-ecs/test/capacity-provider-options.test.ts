import { JsonPath } from '@cdk-sfn/core';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { CapacityProviderOptions, EcsEc2LaunchTarget } from '../src';
import { TestCluster, withoutWarningsOfTheCdk } from './cluster';

withoutWarningsOfTheCdk();

let scene: TestCluster;

beforeEach(() => {
  scene = new TestCluster();
});

/** The strategy that a task on EC2 is rendered with. */
function rendered(capacityProviderOptions: CapacityProviderOptions): unknown {
  const launchTarget = new EcsEc2LaunchTarget({ capacityProviderOptions });
  const { Parameters } = stateOf(scene.runOnEc2({ launchTarget })) as { Parameters: object };
  return 'CapacityProviderStrategy' in Parameters ? Parameters.CapacityProviderStrategy : undefined;
}
function providers(count: number): ecs.CapacityProviderStrategy[] {
  return Array.from({ length: count }, (_, i) => ({ capacityProvider: `provider-${i}`, weight: 1 }));
}

test('the default is that of the cluster', () => {
  expect(rendered(CapacityProviderOptions.default())).toBeUndefined();
});

test('a strategy of its own may come from the state', () => {
  const strategy = [
    { capacityProvider: JsonPath.stringAt('$.provider'), weight: JsonPath.numberAt('$.weight'), base: 2 },
  ];

  expect(rendered(CapacityProviderOptions.custom(strategy))).toEqual([
    { 'CapacityProvider.$': '$.provider', 'Weight.$': '$.weight', Base: 2 },
  ]);
});

test('one capacity provider needs no weight', () => {
  expect(rendered(CapacityProviderOptions.custom([{ capacityProvider: 'spot' }]))).toEqual([
    { CapacityProvider: 'spot' },
  ]);
});

test('the largest numbers are taken', () => {
  expect(rendered(CapacityProviderOptions.custom([{ capacityProvider: 'spot', weight: 1000, base: 100_000 }]))).toEqual(
    [{ CapacityProvider: 'spot', Weight: 1000, Base: 100_000 }],
  );
  scene = new TestCluster();
  expect(rendered(CapacityProviderOptions.custom(providers(20)))).toHaveLength(20);
});

test.each([
  [[], 'capacityProviderStrategy has 0 capacity providers: give 1 to 20 capacity providers'],
  [providers(21), 'capacityProviderStrategy has 21 capacity providers: give 1 to 20 capacity providers'],
  [[{ capacityProvider: 'spot', weight: 1001 }], 'capacityProviderStrategy[0].weight is 1001: give 0 to 1000'],
  [[{ capacityProvider: 'spot', base: -1 }], 'capacityProviderStrategy[0].base is -1: give 0 to 100000'],
  [
    [
      { capacityProvider: 'spot', weight: 1, base: 1 },
      { capacityProvider: 'own', weight: 1, base: 1 },
    ],
    'capacityProviderStrategy has a base for more than one capacity provider: keep one of them',
  ],
  [
    [{ capacityProvider: 'spot' }, { capacityProvider: 'own', weight: 0 }],
    'capacityProviderStrategy has no capacity provider with a weight, so that no task could be placed: give at least one a weight of 1 or more',
  ],
])('the strategy %j is an error', (strategy, problem) => {
  expect(messageOf(() => rendered(CapacityProviderOptions.custom(strategy)))).toBe(
    `Default/Run has a problem:\n  - ${problem}`,
  );
});
