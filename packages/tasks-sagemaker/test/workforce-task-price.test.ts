import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { priceArgument, priceProblems } from '../src/workforce-task-price';
import { renderedIn } from './granted-and-rendered';

test('is in dollars, cents and tenths of a cent', () => {
  const price = { dollars: JsonPath.numberAt('$.dollars'), cents: 3, tenthFractionsOfACent: 6 };

  expect(renderedIn(new Stack(), priceArgument(price))).toEqual({
    AmountInUsd: { 'Dollars.$': '$.dollars', Cents: 3, TenthFractionsOfACent: 6 },
  });
  expect(priceProblems('price', price).filter(Boolean)).toEqual([]);
});

test.each([
  ['dollars', 2],
  ['cents', 99],
  ['tenthFractionsOfACent', 9],
])('%s are 0 to %i', (part, max) => {
  const problemsOf = (amount: number) => priceProblems('price', { [part]: amount }).filter(Boolean);

  expect(problemsOf(0)).toEqual([]);
  expect(problemsOf(max)).toEqual([]);
  expect(problemsOf(max + 1)).toEqual([{ prop: `price.${part}`, problem: `is ${max + 1}`, fix: `give 0 to ${max}` }]);
  expect(problemsOf(-1)).toHaveLength(1);
});
