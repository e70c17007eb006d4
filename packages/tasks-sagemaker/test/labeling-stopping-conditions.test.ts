import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { labelingStoppingArgument, labelingStoppingProblems } from '../src/labeling-stopping-conditions';
import { renderedIn } from './granted-and-rendered';

const problemsOf = (count: number, percentage: number) =>
  labelingStoppingProblems('stoppingConditions', {
    maxHumanLabeledObjectCount: count,
    maxPercentageOfInputDatasetLabeled: percentage,
  }).filter(Boolean);

test('are a number and a percentage', () => {
  const conditions = { maxHumanLabeledObjectCount: 50, maxPercentageOfInputDatasetLabeled: JsonPath.numberAt('$.p') };

  expect(renderedIn(new Stack(), labelingStoppingArgument(conditions))).toEqual({
    MaxHumanLabeledObjectCount: 50,
    'MaxPercentageOfInputDatasetLabeled.$': '$.p',
  });
  expect(problemsOf(50, conditions.maxPercentageOfInputDatasetLabeled)).toEqual([]);
});

test('have limits', () => {
  expect(problemsOf(1, 100)).toEqual([]);
  expect(problemsOf(0, 101)).toEqual([
    { prop: 'stoppingConditions.maxHumanLabeledObjectCount', problem: 'is 0', fix: 'give at least 1' },
    { prop: 'stoppingConditions.maxPercentageOfInputDatasetLabeled', problem: 'is 101', fix: 'give 1 to 100' },
  ]);
  expect(problemsOf(1, 0)).toHaveLength(1);
});
