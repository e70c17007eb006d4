import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { EksTaintEffect } from '../src';
import { taintsArgument, taintsProblems } from '../src/node-taint';

const effect = EksTaintEffect.NO_SCHEDULE;
const fromState = JsonPath.listAt('$.taints') as never;

test('taints are handed on', () => {
  expect(
    taintsArgument([
      { key: 'gpu', value: 'yes', effect },
      { key: 'spot', effect: EksTaintEffect.NO_EXECUTE },
    ]),
  ).toEqual([
    { Key: 'gpu', Value: 'yes', Effect: 'NO_SCHEDULE' },
    { Key: 'spot', Effect: 'NO_EXECUTE' },
  ]);
  expect(taintsArgument(fromState)).toBe(fromState);
  expect(taintsArgument(undefined)).toBeUndefined();
});

test('there are at most 50, of some length', () => {
  const several = (count: number) => Array.from({ length: count }, () => ({ key: 'k'.repeat(63), effect }));

  expect(taintsProblems(several(50)).filter(Boolean)).toEqual([]);
  expect(taintsProblems([{ key: 'a', value: '', effect }]).filter(Boolean)).toEqual([]);
  expect(taintsProblems(fromState)).toEqual([]);
  expect(taintsProblems(undefined)).toEqual([]);
  expect(taintsProblems(several(51)).filter(Boolean)).toEqual([
    { prop: 'taints', problem: 'has 51 taints', fix: 'give at most 50 taints' },
  ]);
  expect(taintsProblems([{ key: '', value: 'v'.repeat(64), effect }]).filter(Boolean)).toEqual([
    { prop: 'taints[0].key', problem: 'has 0 characters', fix: 'give 1 to 63 characters' },
    { prop: 'taints[0].value', problem: 'has 64 characters', fix: 'give at most 63 characters' },
  ]);
});
