import { JsonPath } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import {
  EmrCloudWatchAlarmComparisonOperator,
  EmrCreateCluster,
  EmrInstanceMarket,
  EmrScalingAdjustmentType,
} from '../src';
import type { EmrAutoScalingPolicy, EmrScalingRule } from '../src';
import { AUTO_SCALING_POLICY } from '../src/auto-scaling-policy';
import { problemsIn, wireForm } from '../src/wire-shape';

const trigger = {
  cloudWatchAlarmDefinition: {
    comparisonOperator: EmrCloudWatchAlarmComparisonOperator.GREATER_THAN,
    metricName: 'Pending',
    period: Duration.minutes(5),
    threshold: 3,
  },
};
const rule: EmrScalingRule = {
  name: 'Out',
  action: { simpleScalingPolicyConfiguration: { scalingAdjustment: 1 } },
  trigger,
};
const wireTrigger = {
  CloudWatchAlarmDefinition: { ComparisonOperator: 'GREATER_THAN', MetricName: 'Pending', Period: 300, Threshold: 3 },
};

test('policies have limits and rules', () => {
  const policy: EmrAutoScalingPolicy = {
    constraints: { minCapacity: 1, maxCapacity: 10 },
    rules: [
      rule,
      {
        name: 'In',
        description: 'Fewer nodes at night',
        action: {
          market: EmrInstanceMarket.SPOT,
          simpleScalingPolicyConfiguration: {
            adjustmentType: EmrScalingAdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
            coolDown: 600,
            scalingAdjustment: -20,
          },
        },
        trigger,
      },
    ],
  };

  expect(wireForm(AUTO_SCALING_POLICY, policy)).toEqual({
    Constraints: { MinCapacity: 1, MaxCapacity: 10 },
    Rules: [
      {
        Action: { SimpleScalingPolicyConfiguration: { ScalingAdjustment: 1 } },
        Name: 'Out',
        Trigger: wireTrigger,
      },
      {
        Action: {
          Market: 'SPOT',
          SimpleScalingPolicyConfiguration: {
            AdjustmentType: 'PERCENT_CHANGE_IN_CAPACITY',
            CoolDown: 600,
            ScalingAdjustment: -20,
          },
        },
        Description: 'Fewer nodes at night',
        Name: 'In',
        Trigger: wireTrigger,
      },
    ],
  });
});

test('the fewest instances are not more than the most', () => {
  const policy = (minCapacity: number): EmrAutoScalingPolicy => ({
    constraints: { minCapacity, maxCapacity: 4 },
    rules: [rule],
  });

  expect(problemsIn(AUTO_SCALING_POLICY, '', policy(4))).toEqual([]);
  expect(problemsIn(AUTO_SCALING_POLICY, '', policy(JsonPath.numberAt('$.min')))).toEqual([]);
  expect(problemsIn(AUTO_SCALING_POLICY, 'policy', policy(5))).toEqual([
    {
      prop: 'policy.constraints.minCapacity',
      problem: 'is 5, more than the 4 of maxCapacity',
      fix: 'give at most that many',
    },
  ]);
});

test('problems of an alarm have the place of its rule', () => {
  const untold = {
    cloudWatchAlarmDefinition: { ...trigger.cloudWatchAlarmDefinition, threshold: undefined },
  };
  const policy = { constraints: { minCapacity: 1, maxCapacity: 4 }, rules: [rule, { ...rule, trigger: untold }] };

  expect(problemsIn(AUTO_SCALING_POLICY, '', policy)).toMatchObject([
    { prop: 'rules[1].trigger.cloudWatchAlarmDefinition.threshold' },
  ]);
});

test('the adjustments are those of the service', () => {
  expect(EmrCreateCluster.ScalingAdjustmentType).toBe(EmrScalingAdjustmentType);
  expect(Object.values(EmrScalingAdjustmentType)).toEqual([
    'CHANGE_IN_CAPACITY',
    'PERCENT_CHANGE_IN_CAPACITY',
    'EXACT_CAPACITY',
  ]);
});
