import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import type { EmrServerlessConfiguration } from '../src';
import { configurationsArgument, configurationsProblems } from '../src/configuration';

const problems = (list: EmrServerlessConfiguration[] | undefined) =>
  configurationsProblems('list', list).filter((each) => each !== undefined);
const many = (count: number) => Object.fromEntries([...Array(count).keys()].map((i) => [`property${i}`, 'x']));

test('are as the API has them, at any depth', () => {
  expect(
    configurationsArgument([
      { classification: 'spark-env', configurations: [{ classification: 'export', properties: { A: 'b' } }] },
    ]),
  ).toEqual([{ Classification: 'spark-env', Configurations: [{ Classification: 'export', Properties: { A: 'b' } }] }]);
});

test('may be left out, or come from the state', () => {
  const fromState = JsonPath.listAt('$.list') as never;

  expect(configurationsArgument(undefined)).toBeUndefined();
  expect(configurationsArgument(fromState)).toBe(fromState);
  expect([...problems(undefined), ...problems(fromState)]).toEqual([]);
});

test('have a classification and at most 100 properties, in what lies below as well', () => {
  const nested = (below: EmrServerlessConfiguration) => [{ classification: 'a', configurations: [below] }];

  expect(problems(nested({ classification: 'b', properties: many(100) }))).toEqual([]);
  expect(problems(nested({ classification: '', properties: many(101) }))).toEqual([
    { prop: 'list[0].configurations[0].classification', problem: 'has 0 characters', fix: 'give 1 to 1024 characters' },
    {
      prop: 'list[0].configurations[0].properties',
      problem: 'has 101 properties',
      fix: 'give at most 100 properties',
    },
  ]);
});

test('are at most 100', () => {
  const list = (count: number) => Array<EmrServerlessConfiguration>(count).fill({ classification: 'a' });

  expect(problems(list(100))).toEqual([]);
  expect(problems(list(101))).toEqual([
    { prop: 'list', problem: 'has 101 configurations', fix: 'give at most 100 configurations' },
  ]);
});
