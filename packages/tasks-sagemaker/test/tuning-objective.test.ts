import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { TuningObjectiveType } from '../src';
import { objectiveArgument, objectiveProblem } from '../src/tuning-objective';
import { renderedIn } from './granted-and-rendered';

const type = TuningObjectiveType.MINIMIZE;

test('is a metric, and which values of it are the best', () => {
  expect(renderedIn(new Stack(), objectiveArgument({ metricName: JsonPath.stringAt('$.metric'), type }))).toEqual({
    'MetricName.$': '$.metric',
    Type: 'Minimize',
  });
});

test('the metric has 1 to 255 characters', () => {
  expect(objectiveProblem('objective', { metricName: 'x'.repeat(255), type })).toBeUndefined();
  expect(objectiveProblem('objective', { metricName: '', type })).toEqual({
    prop: 'objective.metricName',
    problem: 'has 0 characters',
    fix: 'give 1 to 255 characters',
  });
  expect(objectiveProblem('objective', { metricName: 'x'.repeat(256), type })).toBeDefined();
});
