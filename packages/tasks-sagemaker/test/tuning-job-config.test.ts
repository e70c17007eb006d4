import { JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { TrainingJobEarlyStoppingType, TuningObjectiveType, TuningStrategy } from '../src';
import type { HyperParameterTuningJobConfig } from '../src';
import { tuningConfigArgument, tuningConfigProblems } from '../src/tuning-job-config';
import { renderedIn } from './granted-and-rendered';

const least: HyperParameterTuningJobConfig = {
  strategy: TuningStrategy.BAYESIAN,
  resourceLimits: { maxParallelTrainingJobs: 2 },
};
const { AUTO, OFF } = TrainingJobEarlyStoppingType;
const problemsOf = (config: Partial<HyperParameterTuningJobConfig>) =>
  tuningConfigProblems('config', { ...least, ...config }).filter(Boolean);
const hyperband = (hyperbandStrategyConfig: { minResource?: number; maxResource?: number }) =>
  problemsOf({ strategy: TuningStrategy.HYPERBAND, hyperbandStrategyConfig });

test('says the strategy and the limits', () => {
  expect(renderedIn(new Stack(), tuningConfigArgument(least))).toEqual({
    Strategy: 'Bayesian',
    ResourceLimits: { MaxParallelTrainingJobs: 2 },
  });
  expect(problemsOf({})).toEqual([]);
});

test('says all of it', () => {
  const config: HyperParameterTuningJobConfig = {
    strategy: TuningStrategy.HYPERBAND,
    hyperbandStrategyConfig: { minResource: 1, maxResource: 10 },
    objective: { metricName: 'loss', type: TuningObjectiveType.MINIMIZE },
    resourceLimits: { maxParallelTrainingJobs: 2, maxNumberOfTrainingJobs: 20, maxRuntime: Duration.hours(5) },
    parameterRanges: { categoricalParameterRanges: [{ name: 'optimizer', values: ['sgd', 'adam'] }] },
    trainingJobEarlyStoppingType: OFF,
    tuningJobCompletionCriteria: {
      targetObjectiveMetricValue: 0.01,
      maxNumberOfTrainingJobsNotImproving: 3,
      completeOnConvergence: true,
    },
    randomSeed: 0,
  };

  expect(renderedIn(new Stack(), tuningConfigArgument(config))).toEqual({
    Strategy: 'Hyperband',
    StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1, MaxResource: 10 } },
    HyperParameterTuningJobObjective: { MetricName: 'loss', Type: 'Minimize' },
    ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 2, MaxRuntimeInSeconds: 18_000 },
    ParameterRanges: { CategoricalParameterRanges: [{ Name: 'optimizer', Values: ['sgd', 'adam'] }] },
    TrainingJobEarlyStoppingType: 'Off',
    TuningJobCompletionCriteria: {
      TargetObjectiveMetricValue: 0.01,
      BestObjectiveNotImproving: { MaxNumberOfTrainingJobsNotImproving: 3 },
      ConvergenceDetected: { CompleteOnConvergence: 'Enabled' },
    },
    RandomSeed: 0,
  });
  expect(problemsOf(config)).toEqual([]);
});

test('does not have to end on convergence', () => {
  const config = { ...least, tuningJobCompletionCriteria: { completeOnConvergence: false } };

  expect(renderedIn(new Stack(), tuningConfigArgument(config))).toMatchObject({
    TuningJobCompletionCriteria: { ConvergenceDetected: { CompleteOnConvergence: 'Disabled' } },
  });
});

test('limits may come from the state', () => {
  const resourceLimits = {
    maxParallelTrainingJobs: JsonPath.numberAt('$.parallel'),
    maxRuntime: Duration.seconds(JsonPath.numberAt('$.seconds')),
  };

  expect(renderedIn(new Stack(), tuningConfigArgument({ ...least, resourceLimits }))).toMatchObject({
    ResourceLimits: { 'MaxParallelTrainingJobs.$': '$.parallel', 'MaxRuntimeInSeconds.$': '$.seconds' },
  });
  expect(problemsOf({ resourceLimits })).toEqual([]);
});

test('limits have limits', () => {
  const limits = (parallel: number, jobs: number, maxRuntime: Duration) =>
    problemsOf({ resourceLimits: { maxParallelTrainingJobs: parallel, maxNumberOfTrainingJobs: jobs, maxRuntime } });

  expect(limits(1, 1, Duration.minutes(2))).toEqual([]);
  expect(limits(1, 1, Duration.seconds(15_768_000))).toEqual([]);
  expect(limits(0, 0, Duration.seconds(119))).toEqual([
    { prop: 'config.resourceLimits.maxNumberOfTrainingJobs', problem: 'is 0', fix: 'give at least 1' },
    { prop: 'config.resourceLimits.maxParallelTrainingJobs', problem: 'is 0', fix: 'give at least 1' },
    { prop: 'config.resourceLimits.maxRuntime', problem: 'is 119 seconds', fix: 'give 120 to 15768000 seconds' },
  ]);
  expect(limits(1, 1, Duration.millis(120_500))).toEqual([
    expect.objectContaining({ prop: 'config.resourceLimits.maxRuntime' }),
  ]);
});

test('what Hyperband uses is for Hyperband', () => {
  expect(problemsOf({ hyperbandStrategyConfig: { maxResource: 10 } })).toEqual([
    {
      prop: 'config.hyperbandStrategyConfig',
      problem: 'is given, but the strategy is Bayesian',
      fix: 'leave it out, or give the strategy HYPERBAND',
    },
  ]);
  expect(problemsOf({ strategy: '{% $strategy %}' as never, hyperbandStrategyConfig: { maxResource: 10 } })).toEqual(
    [],
  );
});

test('what Hyperband uses has limits', () => {
  expect(hyperband({ minResource: 5, maxResource: 5 })).toEqual([]);
  expect(hyperband({ minResource: JsonPath.numberAt('$.min'), maxResource: 1 })).toEqual([]);
  expect(hyperband({ minResource: 0, maxResource: 0 })).toEqual([
    { prop: 'config.hyperbandStrategyConfig.minResource', problem: 'is 0', fix: 'give at least 1' },
    { prop: 'config.hyperbandStrategyConfig.maxResource', problem: 'is 0', fix: 'give at least 1' },
  ]);
  expect(hyperband({ minResource: 6, maxResource: 5 })).toEqual([
    {
      prop: 'config.hyperbandStrategyConfig.maxResource',
      problem: 'is 5, less than minResource',
      fix: 'give at least 6',
    },
  ]);
});

test('Hyperband stops jobs in its own way', () => {
  expect(problemsOf({ trainingJobEarlyStoppingType: AUTO })).toEqual([]);
  expect(problemsOf({ strategy: TuningStrategy.HYPERBAND, trainingJobEarlyStoppingType: AUTO })).toEqual([
    {
      prop: 'config.trainingJobEarlyStoppingType',
      problem: 'is AUTO, but HYPERBAND stops jobs in its own way',
      fix: 'leave it out',
    },
  ]);
});

test('problems of the rest say where they are', () => {
  const bad: Partial<HyperParameterTuningJobConfig> = {
    objective: { metricName: '', type: TuningObjectiveType.MAXIMIZE },
    parameterRanges: { categoricalParameterRanges: [{ name: 'c', values: [] }] },
    tuningJobCompletionCriteria: { maxNumberOfTrainingJobsNotImproving: 2 },
    randomSeed: -1,
  };

  expect(problemsOf(bad)).toEqual([
    { prop: 'config.objective.metricName', problem: 'has 0 characters', fix: 'give 1 to 255 characters' },
    {
      prop: 'config.parameterRanges.categoricalParameterRanges[0].values',
      problem: 'has 0 entries',
      fix: 'give 1 to 30 entries',
    },
    {
      prop: 'config.tuningJobCompletionCriteria.maxNumberOfTrainingJobsNotImproving',
      problem: 'is 2',
      fix: 'give at least 3',
    },
    { prop: 'config.randomSeed', problem: 'is -1', fix: 'give at least 0' },
  ]);
});
