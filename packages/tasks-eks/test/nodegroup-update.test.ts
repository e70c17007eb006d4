import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { EksNodegroupUpdateStrategy } from '../src';
import { updateArgument, updateProblems } from '../src/nodegroup-update';

test('all of it is handed on', () => {
  expect(updateArgument({ maxUnavailable: 2, updateStrategy: EksNodegroupUpdateStrategy.MINIMAL })).toEqual({
    MaxUnavailable: 2,
    UpdateStrategy: 'MINIMAL',
  });
  expect(updateArgument({ maxUnavailablePercentage: 10 })).toEqual({ MaxUnavailablePercentage: 10 });
  expect(updateArgument(undefined)).toBeUndefined();
});

test.each([
  undefined,
  { maxUnavailable: 1 },
  { maxUnavailable: 100 },
  { maxUnavailablePercentage: 100 },
  { maxUnavailable: JsonPath.numberAt('$.n') },
])('%j passes', (update) => {
  expect(updateProblems(update).filter(Boolean)).toEqual([]);
});

test('it is said once how many may be missing', () => {
  const fix = 'give either maxUnavailable or maxUnavailablePercentage';

  expect(updateProblems({}).filter(Boolean)).toEqual([
    { prop: 'update', problem: 'does not say how many nodes may be missing', fix },
  ]);
  expect(updateProblems({ maxUnavailable: 0, maxUnavailablePercentage: 101 }).filter(Boolean)).toEqual([
    { prop: 'update.maxUnavailable', problem: 'is 0 nodes', fix: 'give 1 to 100 nodes' },
    { prop: 'update.maxUnavailablePercentage', problem: 'is 101 percent', fix: 'give 1 to 100 percent' },
    { prop: 'update', problem: 'says twice how many nodes may be missing', fix },
  ]);
});
