import { JsonPath } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { EksControlPlaneTier, EksScoringStrategy } from '../src';
import type { EksControlPlane } from '../src';
import { controlPlaneArguments, controlPlaneProblems } from '../src/control-plane';

const problems = (controlPlane?: EksControlPlane) => controlPlaneProblems(controlPlane).filter(Boolean);

test('all settings are handed on', () => {
  expect(
    controlPlaneArguments({
      tier: EksControlPlaneTier.XL_2,
      eventTtl: Duration.minutes(30),
      serviceNodePortRange: { minPort: 30000, maxPort: 30100 },
      scoringStrategy: EksScoringStrategy.MOST_ALLOCATED,
      scoringWeights: { cpu: 2, memory: 1 },
      terminatedPodGcThreshold: 100,
      horizontalPodAutoscalerSyncPeriod: Duration.seconds(15),
    }),
  ).toEqual({
    ControlPlaneScalingConfig: { Tier: 'tier-2xl' },
    KubeApiServerConfig: { EventTtl: '30m', ServiceNodePortRange: { MinPort: 30000, MaxPort: 30100 } },
    KubeSchedulerConfig: {
      NodeResourcesFit: {
        ScoringStrategy: {
          Type: 'MostAllocated',
          Resources: [
            { Name: 'cpu', Weight: 2 },
            { Name: 'memory', Weight: 1 },
          ],
        },
      },
    },
    KubeControllerManagerConfig: {
      PodGcControllerConfig: { TerminatedPodGcThreshold: 100 },
      HorizontalPodAutoscalerControllerConfig: { HorizontalPodAutoscalerSyncPeriod: '15s' },
    },
  });
});

test('what is not set is left out', () => {
  expect(controlPlaneArguments()).toEqual({});
  expect(controlPlaneArguments({ eventTtl: Duration.hours(1) })).toEqual({ KubeApiServerConfig: { EventTtl: '1h' } });
  expect(controlPlaneArguments({ serviceNodePortRange: { minPort: 1, maxPort: 2 } })).toEqual({
    KubeApiServerConfig: { ServiceNodePortRange: { MinPort: 1, MaxPort: 2 } },
  });
  expect(controlPlaneArguments({ scoringStrategy: EksScoringStrategy.LEAST_ALLOCATED })).toEqual({
    KubeSchedulerConfig: { NodeResourcesFit: { ScoringStrategy: { Type: 'LeastAllocated' } } },
  });
  expect(controlPlaneArguments({ terminatedPodGcThreshold: 1 })).toEqual({
    KubeControllerManagerConfig: { PodGcControllerConfig: { TerminatedPodGcThreshold: 1 } },
  });
  expect(controlPlaneArguments({ horizontalPodAutoscalerSyncPeriod: Duration.minutes(1) })).toEqual({
    KubeControllerManagerConfig: {
      HorizontalPodAutoscalerControllerConfig: { HorizontalPodAutoscalerSyncPeriod: '1m' },
    },
  });
});

test('weights from the state are handed on as they are', () => {
  const scoringWeights = JsonPath.objectAt('$.weights') as never;

  expect(controlPlaneArguments({ scoringWeights })).toEqual({
    KubeSchedulerConfig: { NodeResourcesFit: { ScoringStrategy: { Resources: scoringWeights } } },
  });
  expect(problems({ scoringWeights })).toEqual([]);
});

test('what the service takes passes', () => {
  const minPort = JsonPath.numberAt('$.port');

  expect(problems()).toEqual([]);
  expect(
    problems({
      eventTtl: Duration.hours(JsonPath.numberAt('$.hours')),
      serviceNodePortRange: { minPort: 1, maxPort: 65535 },
      scoringWeights: { cpu: 100, memory: 1 },
      terminatedPodGcThreshold: 1_000_000,
    }),
  ).toEqual([]);
  expect(problems({ serviceNodePortRange: { minPort, maxPort: 2 } })).toEqual([]);
});

test('what it does not take is told', () => {
  expect(
    problems({
      eventTtl: Duration.millis(1500),
      serviceNodePortRange: { minPort: 0, maxPort: 65536 },
      scoringWeights: { cpu: 0, memory: 101 },
      terminatedPodGcThreshold: 0,
    }),
  ).toEqual([
    expect.objectContaining({
      prop: 'controlPlane.eventTtl',
      problem: 'cannot be given to the service, which takes seconds',
    }),
    { prop: 'controlPlane.serviceNodePortRange.minPort', problem: 'is 0', fix: 'give 1 to 65535' },
    { prop: 'controlPlane.serviceNodePortRange.maxPort', problem: 'is 65536', fix: 'give 1 to 65535' },
    { prop: 'controlPlane.scoringWeights.cpu', problem: 'is 0', fix: 'give 1 to 100' },
    { prop: 'controlPlane.scoringWeights.memory', problem: 'is 101', fix: 'give 1 to 100' },
    { prop: 'controlPlane.terminatedPodGcThreshold', problem: 'is 0 pods', fix: 'give 1 to 1000000 pods' },
  ]);
  expect(problems({ serviceNodePortRange: { minPort: 3, maxPort: 2 } })).toEqual([
    { prop: 'controlPlane.serviceNodePortRange.maxPort', problem: 'is 2', fix: 'give at least 3' },
  ]);
  const scoringWeights = Object.fromEntries([...Array(101).keys()].map((i) => [`r${i}`, 1]));
  expect(problems({ scoringWeights })).toEqual([
    { prop: 'controlPlane.scoringWeights', problem: 'has 101 resources', fix: 'give at most 100 resources' },
  ]);
});
