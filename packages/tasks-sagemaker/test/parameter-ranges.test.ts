import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Lazy, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { HyperParameterScalingType } from '../src';
import type { NumericParameterRange, ParameterRanges } from '../src';
import { hasNumericRanges, rangesArgument, rangesProblems } from '../src/parameter-ranges';
import { renderedIn } from './granted-and-rendered';

const problemsOf = (ranges: ParameterRanges) => rangesProblems('ranges', ranges).filter(Boolean);
const continuous = (range: Partial<NumericParameterRange>) =>
  problemsOf({ continuousParameterRanges: [{ name: 'eta', minValue: 0, maxValue: 1, ...range }] });
const integer = (range: Partial<NumericParameterRange>) =>
  problemsOf({ integerParameterRanges: [{ name: 'depth', minValue: 1, maxValue: 9, ...range }] });
const { LINEAR, LOGARITHMIC, REVERSE_LOGARITHMIC } = HyperParameterScalingType;

test('numbers become text', () => {
  const ranges: ParameterRanges = {
    integerParameterRanges: [{ name: 'depth', minValue: 1, maxValue: 10, scalingType: LINEAR }],
    continuousParameterRanges: [{ name: 'eta', minValue: 0.001, maxValue: 0.5, scalingType: LOGARITHMIC }],
    categoricalParameterRanges: [{ name: 'optimizer', values: ['sgd', 'adam'] }],
    autoParameters: [
      { name: 'lambda', valueHint: 0.5 },
      { name: 'booster', valueHint: 'gbtree' },
    ],
  };

  expect(renderedIn(new Stack(), rangesArgument(ranges))).toEqual({
    IntegerParameterRanges: [{ Name: 'depth', MinValue: '1', MaxValue: '10', ScalingType: 'Linear' }],
    ContinuousParameterRanges: [{ Name: 'eta', MinValue: '0.001', MaxValue: '0.5', ScalingType: 'Logarithmic' }],
    CategoricalParameterRanges: [{ Name: 'optimizer', Values: ['sgd', 'adam'] }],
    AutoParameters: [
      { Name: 'lambda', ValueHint: '0.5' },
      { Name: 'booster', ValueHint: 'gbtree' },
    ],
  });
  expect(problemsOf(ranges)).toEqual([]);
});

test('all of it may come from the state', () => {
  const ranges: ParameterRanges = {
    integerParameterRanges: [
      {
        name: JsonPath.stringAt('$.name'),
        minValue: JsonPath.numberAt('$.min'),
        maxValue: 5,
        scalingType: LOGARITHMIC,
      },
    ],
    categoricalParameterRanges: [{ name: 'optimizer', values: JsonPath.listAt('$.optimizers') }],
  };

  expect(renderedIn(new Stack(), rangesArgument(ranges))).toEqual({
    IntegerParameterRanges: [
      { 'Name.$': '$.name', 'MinValue.$': "States.Format('{}', $.min)", MaxValue: '5', ScalingType: 'Logarithmic' },
    ],
    CategoricalParameterRanges: [{ Name: 'optimizer', 'Values.$': '$.optimizers' }],
  });
  expect(problemsOf(ranges)).toEqual([]);
});

test('numbers of the deployment and of expressions pass', () => {
  const range = { minValue: Lazy.number({ produce: () => 7 }), maxValue: Jsonata.number('$max') };

  expect(continuous(range)).toEqual([]);
  expect(integer(range)).toEqual([]);
});

test('there are 30 ranges in all', () => {
  const list = (count: number) => [...Array(count).keys()].map((i) => ({ name: `p${i}`, minValue: 0, maxValue: 1 }));
  const categoricalParameterRanges = [{ name: 'c', values: ['x'] }];

  expect(
    problemsOf({ integerParameterRanges: list(14), continuousParameterRanges: list(15), categoricalParameterRanges }),
  ).toEqual([]);
  expect(
    problemsOf({ integerParameterRanges: list(15), continuousParameterRanges: list(15), categoricalParameterRanges }),
  ).toEqual([{ prop: 'ranges', problem: 'has 31 ranges', fix: 'give at most 30 ranges' }]);
});

test('there are 100 parameters without a range', () => {
  const list = (count: number) => [...Array(count).keys()].map((i) => ({ name: `p${i}`, valueHint: 1 }));

  expect(problemsOf({ autoParameters: list(100) })).toEqual([]);
  expect(problemsOf({ autoParameters: list(101) })).toEqual([
    { prop: 'ranges.autoParameters', problem: 'has 101 parameters', fix: 'give at most 100 parameters' },
  ]);
});

test('names, hints and values have 256 characters', () => {
  const long = 'x'.repeat(257);
  const most = 'x'.repeat(256);
  const ranges = (text: string): ParameterRanges => ({
    integerParameterRanges: [{ name: text, minValue: 1, maxValue: 2 }],
    continuousParameterRanges: [{ name: text, minValue: 1, maxValue: 2 }],
    categoricalParameterRanges: [{ name: text, values: ['a', text] }],
    autoParameters: [{ name: text, valueHint: text }],
  });

  expect(problemsOf(ranges(most))).toEqual([]);
  expect(problemsOf(ranges(long)).map((problem) => problem && `${problem.prop} ${problem.problem}`)).toEqual([
    'ranges.integerParameterRanges[0].name has 257 characters',
    'ranges.continuousParameterRanges[0].name has 257 characters',
    'ranges.categoricalParameterRanges[0].name has 257 characters',
    'ranges.categoricalParameterRanges[0].values[1] has 257 characters',
    'ranges.autoParameters[0].name has 257 characters',
    'ranges.autoParameters[0].valueHint has 257 characters',
  ]);
});

test('a choice is between 1 to 30 values', () => {
  const values = (count: number) =>
    problemsOf({ categoricalParameterRanges: [{ name: 'c', values: Array<string>(count).fill('x') }] });

  expect(values(30)).toEqual([]);
  expect(values(0)).toEqual([
    { prop: 'ranges.categoricalParameterRanges[0].values', problem: 'has 0 entries', fix: 'give 1 to 30 entries' },
  ]);
  expect(values(31)).toHaveLength(1);
});

test('the largest value is not below the smallest', () => {
  expect(continuous({ minValue: 1, maxValue: 1 })).toEqual([]);
  expect(continuous({ minValue: 2, maxValue: 1 })).toEqual([
    {
      prop: 'ranges.continuousParameterRanges[0].maxValue',
      problem: 'is 1, less than minValue',
      fix: 'give at least 2',
    },
  ]);
});

test('a logarithmic scale begins above 0', () => {
  expect(continuous({ minValue: 0.1, scalingType: LOGARITHMIC })).toEqual([]);
  expect(continuous({ minValue: 0, scalingType: LINEAR })).toEqual([]);
  expect(continuous({ minValue: 0, scalingType: LOGARITHMIC })).toEqual([
    {
      prop: 'ranges.continuousParameterRanges[0].minValue',
      problem: 'is 0, which has no place on a logarithmic scale',
      fix: 'give more than 0, or another scalingType',
    },
  ]);
});

test.each([
  [-0.1, 0.5],
  [0, 1],
])('a reverse logarithmic scale does not go from %d to %d', (minValue, maxValue) => {
  expect(continuous({ minValue: 0, maxValue: 0.999, scalingType: REVERSE_LOGARITHMIC })).toEqual([]);
  expect(continuous({ minValue, maxValue, scalingType: REVERSE_LOGARITHMIC })).toEqual([
    {
      prop: 'ranges.continuousParameterRanges[0]',
      problem: 'has values with no place on a reverse logarithmic scale',
      fix: 'give values of at least 0 and below 1, or another scalingType',
    },
  ]);
});

test('integers are whole numbers, and have no reverse scale', () => {
  expect(integer({ minValue: 1.5 })).toEqual([
    {
      prop: 'ranges.integerParameterRanges[0].minValue',
      problem: 'is 1.5, which is no whole number',
      fix: 'give a whole number, or a continuousParameterRange',
    },
  ]);
  expect(integer({ maxValue: 2.5 })).toHaveLength(1);
  expect(integer({ minValue: 0, maxValue: 0, scalingType: REVERSE_LOGARITHMIC })).toEqual([
    {
      prop: 'ranges.integerParameterRanges[0].scalingType',
      problem: 'is REVERSE_LOGARITHMIC, which whole numbers do not have',
      fix: 'give another one',
    },
  ]);
});

test('tells whether there are numbers', () => {
  const range = { name: 'p', minValue: 0, maxValue: 1 };

  expect(hasNumericRanges(undefined)).toBe(false);
  expect(hasNumericRanges({ integerParameterRanges: [], categoricalParameterRanges: [] })).toBe(false);
  expect(hasNumericRanges({ integerParameterRanges: [range] })).toBe(true);
  expect(hasNumericRanges({ continuousParameterRanges: [range] })).toBe(true);
});
