import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { Classification } from '../src';
import type { ApplicationConfiguration } from '../src';
import { configurationsArgument, configurationsProblems } from '../src/application-configuration';

const classification = Classification.SPARK_ENV;
const many = (count: number) => Object.fromEntries([...Array(count).keys()].map((i) => [`property${i}`, 'x']));
const problems = (configurations: ApplicationConfiguration[] | undefined) =>
  configurationsProblems('applicationConfig', configurations).filter((each) => each !== undefined);

test('are as the API has them, at any depth', () => {
  const nestedConfig = [{ classification: new Classification('export'), properties: { PYSPARK_PYTHON: 'python3' } }];

  expect(configurationsArgument([{ classification, nestedConfig }])).toEqual([
    {
      Classification: 'spark-env',
      Configurations: [{ Classification: 'export', Properties: { PYSPARK_PYTHON: 'python3' } }],
    },
  ]);
});

test('may be left out, or come from the state', () => {
  const fromState = JsonPath.listAt('$.configurations') as never;

  expect(configurationsArgument(undefined)).toBeUndefined();
  expect(configurationsArgument(fromState)).toBe(fromState);
  expect(problems(undefined)).toEqual([]);
  expect(problems(fromState)).toEqual([]);
});

test('set something', () => {
  expect(problems([{ classification, properties: {} }])).toEqual([]);
  expect(problems([{ classification, nestedConfig: [] }])).toEqual([]);
  expect(problems([{ classification }])).toEqual([
    { prop: 'applicationConfig[0]', problem: 'sets nothing', fix: 'give properties or nestedConfig' },
  ]);
});

test('have at most 100 properties, in what lies below as well', () => {
  const nested = (count: number) => [{ classification, nestedConfig: [{ classification, properties: many(count) }] }];

  expect(problems(nested(100))).toEqual([]);
  expect(problems(nested(101))).toEqual([
    {
      prop: 'applicationConfig[0].nestedConfig[0].properties',
      problem: 'has 101 properties',
      fix: 'give at most 100 properties',
    },
  ]);
});

test('are at most 100', () => {
  const configurations = (count: number) =>
    Array<ApplicationConfiguration>(count).fill({ classification, properties: {} });

  expect(problems(configurations(100))).toEqual([]);
  expect(problems(configurations(101))).toEqual([
    { prop: 'applicationConfig', problem: 'has 101 configurations', fix: 'give at most 100 configurations' },
  ]);
});

test('have a classification', () => {
  expect(problems([{ classification: new Classification(''), properties: {} }])).toEqual([
    {
      prop: 'applicationConfig[0].classification',
      problem: 'has 0 characters',
      fix: 'give 1 to 1024 characters',
    },
  ]);
});
