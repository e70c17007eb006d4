import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { EksWarmPoolState } from '../src';
import { warmPoolArgument, warmPoolProblems } from '../src/warm-pool';

test('all of it is handed on', () => {
  expect(
    warmPoolArgument({
      minSize: 1,
      maxGroupPreparedCapacity: 5,
      poolState: EksWarmPoolState.HIBERNATED,
      reuseOnScaleIn: true,
    }),
  ).toEqual({ Enabled: true, MinSize: 1, MaxGroupPreparedCapacity: 5, PoolState: 'HIBERNATED', ReuseOnScaleIn: true });
  expect(warmPoolArgument({})).toEqual({ Enabled: true });
  expect(warmPoolArgument(undefined)).toBeUndefined();
});

test('the pool is no larger than both', () => {
  expect(warmPoolProblems().filter(Boolean)).toEqual([]);
  expect(warmPoolProblems({ minSize: 2, maxGroupPreparedCapacity: 2 }).filter(Boolean)).toEqual([]);
  expect(warmPoolProblems({ minSize: JsonPath.numberAt('$.n'), maxGroupPreparedCapacity: 2 }).filter(Boolean)).toEqual(
    [],
  );
  expect(warmPoolProblems({ minSize: -1, maxGroupPreparedCapacity: -1 }).filter(Boolean)).toEqual([
    { prop: 'warmPool.minSize', problem: 'is -1 instances', fix: 'give at least 0 instances' },
    { prop: 'warmPool.maxGroupPreparedCapacity', problem: 'is -1 instances', fix: 'give at least 0 instances' },
  ]);
  expect(warmPoolProblems({ minSize: 3, maxGroupPreparedCapacity: 2 }).filter(Boolean)).toEqual([
    { prop: 'warmPool.maxGroupPreparedCapacity', problem: 'is 2 instances', fix: 'give at least 3 instances' },
  ]);
});
