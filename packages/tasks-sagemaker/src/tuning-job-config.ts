import { amountIn, amountProblems, isLiteral, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import { rangesArgument, rangesProblems } from './parameter-ranges';
import type { ParameterRanges } from './parameter-ranges';
import { objectiveArgument, objectiveProblem } from './tuning-objective';
import type { TuningObjective } from './tuning-objective';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobConfig.html */
const LIMITS = {
  jobs: { min: 1 },
  maxRuntime: { min: 120, max: 15_768_000, unit: 'seconds' },
  notImproving: { min: 3 },
  randomSeed: { min: 0 },
  resource: { min: 1 },
};

/**
 * How the values of hyperparameters are chosen.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automatic-model-tuning-how-it-works.html
 */
export enum TuningStrategy {
  /** From what the jobs before have shown. */
  BAYESIAN = 'Bayesian',
  /** By chance. */
  RANDOM = 'Random',
  /** By chance, and jobs that do badly are stopped early. */
  HYPERBAND = 'Hyperband',
  /** All combinations of categorical values. */
  GRID = 'Grid',
}

/** Whether training jobs are stopped that will hardly do better than those before. */
export enum TrainingJobEarlyStoppingType {
  /** They are not. */
  OFF = 'Off',
  /** They are. */
  AUTO = 'Auto',
}

/**
 * How a tuning job searches, for what, and how long.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobConfig.html
 */
export interface HyperParameterTuningJobConfig {
  /** How the values of hyperparameters are chosen. */
  readonly strategy: TuningStrategy;

  /**
   * What training jobs may use. Only for the strategy `HYPERBAND`.
   *
   * @default - what SageMaker finds in the static hyperparameters
   */
  readonly hyperbandStrategyConfig?: HyperbandStrategyConfig;

  /**
   * What training jobs are measured by.
   *
   * @default - the `tuningObjective` of each of the `trainingJobDefinitions`
   */
  readonly objective?: TuningObjective;

  /** How much the tuning job may take. */
  readonly resourceLimits: TuningResourceLimits;

  /**
   * The hyperparameters that are searched for their best values.
   *
   * @default - the `hyperParameterRanges` of each of the `trainingJobDefinitions`
   */
  readonly parameterRanges?: ParameterRanges;

  /**
   * Whether training jobs are stopped early. `HYPERBAND` does so in its own way.
   *
   * @default TrainingJobEarlyStoppingType.OFF
   */
  readonly trainingJobEarlyStoppingType?: TrainingJobEarlyStoppingType;

  /**
   * When the tuning job ends before its limits.
   *
   * @default - never
   */
  readonly tuningJobCompletionCriteria?: TuningJobCompletionCriteria;

  /**
   * What chance follows from, at least 0: another tuning job with the same seed chooses much the same values.
   *
   * @default - another one each time
   */
  readonly randomSeed?: number;
}

/**
 * What training jobs may use with the strategy `HYPERBAND`, such as epochs.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperbandStrategyConfig.html
 */
export interface HyperbandStrategyConfig {
  /**
   * What a job has used before it may be stopped, at least 1.
   *
   * @default - SageMaker chooses it
   */
  readonly minResource?: number;

  /**
   * What a job has used when it is stopped, at least 1.
   *
   * @default - the `epochs` in the static hyperparameters
   */
  readonly maxResource?: number;
}

/**
 * How much a tuning job may take.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceLimits.html
 */
export interface TuningResourceLimits {
  /** How many training jobs run at once, at least 1. */
  readonly maxParallelTrainingJobs: number;

  /**
   * How many training jobs there are in all, at least 1.
   *
   * @default - as many as the strategy `GRID` has combinations, or as `autotune` finds best
   */
  readonly maxNumberOfTrainingJobs?: number;

  /**
   * How long the tuning job runs, in whole seconds, from 2 minutes to 15,768,000 seconds.
   *
   * @default - until it is done
   */
  readonly maxRuntime?: Duration;
}

/**
 * When a tuning job ends before its limits.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TuningJobCompletionCriteria.html
 */
export interface TuningJobCompletionCriteria {
  /**
   * The value of the metric that is good enough.
   *
   * @default - none
   */
  readonly targetObjectiveMetricValue?: number;

  /**
   * How many training jobs may bring no better value, at least 3.
   *
   * @default - any number
   */
  readonly maxNumberOfTrainingJobsNotImproving?: number;

  /**
   * Whether the tuning job ends when SageMaker finds that it will hardly do better.
   *
   * @default false
   */
  readonly completeOnConvergence?: boolean;
}

/** A configuration by its wire names. */
export function tuningConfigArgument(config: HyperParameterTuningJobConfig): object {
  const { hyperbandStrategyConfig: hyperband, objective, parameterRanges, resourceLimits } = config;
  const { tuningJobCompletionCriteria: criteria } = config;
  return {
    Strategy: config.strategy,
    StrategyConfig: hyperband && {
      HyperbandStrategyConfig: { MinResource: hyperband.minResource, MaxResource: hyperband.maxResource },
    },
    HyperParameterTuningJobObjective: objective && objectiveArgument(objective),
    ResourceLimits: {
      MaxNumberOfTrainingJobs: resourceLimits.maxNumberOfTrainingJobs,
      MaxParallelTrainingJobs: resourceLimits.maxParallelTrainingJobs,
      MaxRuntimeInSeconds: amountIn('seconds', resourceLimits.maxRuntime),
    },
    ParameterRanges: parameterRanges && rangesArgument(parameterRanges),
    TrainingJobEarlyStoppingType: config.trainingJobEarlyStoppingType,
    TuningJobCompletionCriteria: criteria && criteriaArgument(criteria),
    RandomSeed: config.randomSeed,
  };
}

function criteriaArgument(criteria: TuningJobCompletionCriteria): object {
  const { completeOnConvergence, maxNumberOfTrainingJobsNotImproving: notImproving } = criteria;
  return {
    TargetObjectiveMetricValue: criteria.targetObjectiveMetricValue,
    BestObjectiveNotImproving:
      notImproving === undefined ? undefined : { MaxNumberOfTrainingJobsNotImproving: notImproving },
    ConvergenceDetected:
      completeOnConvergence === undefined
        ? undefined
        : { CompleteOnConvergence: completeOnConvergence ? 'Enabled' : 'Disabled' },
  };
}

/** What is wrong with a configuration; `prop` is where it stands. */
export function tuningConfigProblems(
  prop: string,
  config: HyperParameterTuningJobConfig,
): (TaskProblem | false | undefined)[] {
  const { hyperbandStrategyConfig, objective, parameterRanges, randomSeed, resourceLimits } = config;
  const { maxNumberOfTrainingJobsNotImproving } = config.tuningJobCompletionCriteria ?? {};
  const { maxNumberOfTrainingJobs, maxParallelTrainingJobs, maxRuntime } = resourceLimits;
  const criteria = `${prop}.tuningJobCompletionCriteria`;
  const limits = `${prop}.resourceLimits`;
  return [
    ...(hyperbandStrategyConfig ? hyperbandProblems(prop, config.strategy, hyperbandStrategyConfig) : []),
    objective && objectiveProblem(`${prop}.objective`, objective),
    numberProblem(`${limits}.maxNumberOfTrainingJobs`, maxNumberOfTrainingJobs, LIMITS.jobs),
    numberProblem(`${limits}.maxParallelTrainingJobs`, maxParallelTrainingJobs, LIMITS.jobs),
    ...amountProblems('seconds', { [`${limits}.maxRuntime`]: maxRuntime }),
    numberProblem(`${limits}.maxRuntime`, amountIn('seconds', maxRuntime), LIMITS.maxRuntime),
    ...(parameterRanges ? rangesProblems(`${prop}.parameterRanges`, parameterRanges) : []),
    config.strategy === TuningStrategy.HYPERBAND &&
      config.trainingJobEarlyStoppingType === TrainingJobEarlyStoppingType.AUTO && {
        prop: `${prop}.trainingJobEarlyStoppingType`,
        problem: 'is AUTO, but HYPERBAND stops jobs in its own way',
        fix: 'leave it out',
      },
    numberProblem(
      `${criteria}.maxNumberOfTrainingJobsNotImproving`,
      maxNumberOfTrainingJobsNotImproving,
      LIMITS.notImproving,
    ),
    numberProblem(`${prop}.randomSeed`, randomSeed, LIMITS.randomSeed),
  ];
}

function hyperbandProblems(
  prop: string,
  strategy: TuningStrategy,
  { maxResource, minResource }: HyperbandStrategyConfig,
): (TaskProblem | false | undefined)[] {
  const hyperband = `${prop}.hyperbandStrategyConfig`;
  const [min = NaN, max = NaN] = [minResource, maxResource].map((value) => (isLiteral(value) ? value : undefined));
  return [
    isLiteral(strategy) &&
      strategy !== TuningStrategy.HYPERBAND && {
        prop: hyperband,
        problem: `is given, but the strategy is ${strategy}`,
        fix: 'leave it out, or give the strategy HYPERBAND',
      },
    numberProblem(`${hyperband}.minResource`, minResource, LIMITS.resource),
    numberProblem(`${hyperband}.maxResource`, maxResource, LIMITS.resource),
    max < min && {
      prop: `${hyperband}.maxResource`,
      problem: `is ${max}, less than minResource`,
      fix: `give at least ${min}`,
    },
  ];
}
