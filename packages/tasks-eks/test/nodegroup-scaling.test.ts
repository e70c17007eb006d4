import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { scalingArgument, scalingProblems } from '../src/nodegroup-scaling';

test('the sizes are handed on', () => {
  expect(scalingArgument({ minSize: 0, maxSize: 3, desiredSize: 1 })).toEqual({
    MinSize: 0,
    MaxSize: 3,
    DesiredSize: 1,
  });
  expect(scalingArgument(undefined)).toBeUndefined();
});

test.each([
  { minSize: 0, maxSize: 1, desiredSize: 0 },
  { minSize: 2, maxSize: 2, desiredSize: 2 },
  { minSize: JsonPath.numberAt('$.min'), maxSize: 1, desiredSize: JsonPath.numberAt('$.desired') },
  { minSize: 1, maxSize: JsonPath.numberAt('$.max'), desiredSize: 1 },
])('%j passes', (scaling) => {
  expect(scalingProblems(scaling).filter(Boolean)).toEqual([]);
});

test('sizes have to fit each other', () => {
  expect(scalingProblems(undefined)).toEqual([]);
  expect(scalingProblems({ minSize: -1, maxSize: 0, desiredSize: -1 }).filter(Boolean)).toEqual([
    { prop: 'scaling.minSize', problem: 'is -1 nodes', fix: 'give at least 0 nodes' },
    { prop: 'scaling.maxSize', problem: 'is 0 nodes', fix: 'give at least 1 node' },
    { prop: 'scaling.desiredSize', problem: 'is -1 nodes', fix: 'give at least 0 nodes' },
  ]);
  expect(scalingProblems({ minSize: 3, maxSize: 2, desiredSize: 3 }).filter(Boolean)).toEqual([
    { prop: 'scaling.maxSize', problem: 'is 2 nodes', fix: 'give at least 3 nodes' },
    { prop: 'scaling.maxSize', problem: 'is 2 nodes', fix: 'give at least 3 nodes' },
  ]);
  expect(scalingProblems({ minSize: 2, maxSize: 3, desiredSize: 1 }).filter(Boolean)).toEqual([
    { prop: 'scaling.desiredSize', problem: 'is 1 node', fix: 'give at least 2 nodes' },
  ]);
});
