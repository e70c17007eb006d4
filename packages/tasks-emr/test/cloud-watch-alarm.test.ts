import { JsonPath } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import {
  EmrCloudWatchAlarmComparisonOperator,
  EmrCloudWatchAlarmStatistic,
  EmrCloudWatchAlarmUnit,
  EmrCreateCluster,
} from '../src';
import type { EmrCloudWatchAlarmDefinition } from '../src';
import { CLOUD_WATCH_ALARM_DEFINITION } from '../src/cloud-watch-alarm';
import { problemsIn, wireForm } from '../src/wire-shape';

const alarm: EmrCloudWatchAlarmDefinition = {
  comparisonOperator: EmrCloudWatchAlarmComparisonOperator.LESS_THAN,
  metricName: 'YARNMemoryAvailablePercentage',
  period: Duration.minutes(5),
  threshold: 15,
};

test('the least that can be given', () => {
  expect(wireForm(CLOUD_WATCH_ALARM_DEFINITION, alarm)).toEqual({
    ComparisonOperator: 'LESS_THAN',
    MetricName: 'YARNMemoryAvailablePercentage',
    Period: 300,
    Threshold: 15,
  });
});

test('all props have their place', () => {
  const all: EmrCloudWatchAlarmDefinition = {
    ...alarm,
    dimensions: [{ key: 'JobFlowId', value: '${emr.clusterId}' }],
    evaluationPeriods: 2,
    namespace: 'AWS/ElasticMapReduce',
    statistic: EmrCloudWatchAlarmStatistic.AVERAGE,
    unit: EmrCloudWatchAlarmUnit.PERCENT,
    threshold: 0,
  };

  expect(wireForm(CLOUD_WATCH_ALARM_DEFINITION, all)).toEqual({
    ComparisonOperator: 'LESS_THAN',
    Dimensions: [{ Key: 'JobFlowId', Value: '${emr.clusterId}' }],
    EvaluationPeriods: 2,
    MetricName: 'YARNMemoryAvailablePercentage',
    Namespace: 'AWS/ElasticMapReduce',
    Period: 300,
    Statistic: 'AVERAGE',
    Threshold: 0,
    Unit: 'PERCENT',
  });
});

test('a threshold is needed', () => {
  expect(problemsIn(CLOUD_WATCH_ALARM_DEFINITION, 'alarm', { ...alarm, threshold: undefined })).toEqual([
    { prop: 'alarm.threshold', problem: 'is missing', fix: 'give the number that the metric is compared with' },
  ]);
  expect(problemsIn(CLOUD_WATCH_ALARM_DEFINITION, '', { ...alarm, threshold: JsonPath.numberAt('$.n') })).toEqual([]);
});

test('a period is in whole seconds', () => {
  expect(problemsIn(CLOUD_WATCH_ALARM_DEFINITION, '', { ...alarm, period: Duration.millis(1) })).toMatchObject([
    { prop: 'period', problem: 'cannot be given to the service, which takes seconds' },
  ]);
});

test('the enums are those of the service', () => {
  expect(EmrCreateCluster.CloudWatchAlarmComparisonOperator).toBe(EmrCloudWatchAlarmComparisonOperator);
  expect(EmrCreateCluster.CloudWatchAlarmStatistic).toBe(EmrCloudWatchAlarmStatistic);
  expect(EmrCreateCluster.CloudWatchAlarmUnit).toBe(EmrCloudWatchAlarmUnit);
  expect(Object.values(EmrCloudWatchAlarmComparisonOperator)).toEqual([
    'GREATER_THAN_OR_EQUAL',
    'GREATER_THAN',
    'LESS_THAN',
    'LESS_THAN_OR_EQUAL',
  ]);
  expect(Object.values(EmrCloudWatchAlarmStatistic)).toEqual(['SAMPLE_COUNT', 'AVERAGE', 'SUM', 'MINIMUM', 'MAXIMUM']);
  expect(Object.entries(EmrCloudWatchAlarmUnit).filter(([name, value]) => name !== (value as string))).toEqual([]);
});
