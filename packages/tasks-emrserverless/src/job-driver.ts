import { textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/**
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_SparkSubmit.html
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_Hive.html
 */
const LIMITS = {
  entryPoint: { min: 1, max: 256 },
  entryPointArgument: { min: 1, max: 10_280 },
  sparkSubmitParameters: { min: 1, max: 102_400 },
  query: { min: 1, max: 10_280 },
  initQueryFile: { min: 1, max: 2048 },
  parameters: { min: 1, max: 102_400 },
};

/** What a job submits to Spark. */
export interface EmrServerlessSparkSubmit {
  /** Where the application is, in 1 to 256 characters: `s3://scripts/job.py`. */
  readonly entryPoint: string;

  /**
   * The arguments of the application, of 1 to 10,280 characters each.
   *
   * @default - none
   */
  readonly entryPointArguments?: string[];

  /**
   * Parameters of `spark-submit`, in 1 to 102,400 characters: `--conf spark.executor.cores=2`.
   *
   * @default - none
   */
  readonly sparkSubmitParameters?: string;
}

/** What a job has Hive do. */
export interface EmrServerlessHive {
  /** Where the query is, or the query itself, in 1 to 10,280 characters: `s3://scripts/query.ql`. */
  readonly query: string;

  /**
   * Where a query is that runs first, in 1 to 2,048 characters.
   *
   * @default - none
   */
  readonly initQueryFile?: string;

  /**
   * Parameters of Hive, in 1 to 102,400 characters: `--hiveconf hive.root.logger=DEBUG,DRFA`.
   *
   * @default - none
   */
  readonly parameters?: string;
}

/**
 * What a job does: one of the two, as the type of the application is.
 *
 * @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_JobDriver.html
 */
export interface EmrServerlessJobDriver {
  /**
   * For applications of the type Spark.
   *
   * @default - `hive`
   */
  readonly sparkSubmit?: EmrServerlessSparkSubmit;

  /**
   * For applications of the type Hive.
   *
   * @default - `sparkSubmit`
   */
  readonly hive?: EmrServerlessHive;
}

/** A job driver as the API takes it. */
export function jobDriverArgument({ hive, sparkSubmit }: EmrServerlessJobDriver): object {
  return {
    SparkSubmit: sparkSubmit && {
      EntryPoint: sparkSubmit.entryPoint,
      EntryPointArguments: sparkSubmit.entryPointArguments,
      SparkSubmitParameters: sparkSubmit.sparkSubmitParameters,
    },
    Hive: hive && { Query: hive.query, InitQueryFile: hive.initQueryFile, Parameters: hive.parameters },
  };
}

/** What the API would refuse of a job driver. */
export function jobDriverProblems({ hive, sparkSubmit }: EmrServerlessJobDriver): (TaskProblem | undefined)[] {
  const prop = 'jobDriver';
  const spark = `${prop}.sparkSubmit`;
  return [
    hive === undefined && sparkSubmit === undefined
      ? { prop, problem: 'has nothing to do', fix: 'give sparkSubmit or hive' }
      : undefined,
    hive !== undefined && sparkSubmit !== undefined
      ? { prop, problem: 'has both sparkSubmit and hive', fix: 'keep the one of the type of the application' }
      : undefined,
    textProblem(`${spark}.entryPoint`, sparkSubmit?.entryPoint, LIMITS.entryPoint),
    ...(sparkSubmit?.entryPointArguments ?? []).map((each, i) =>
      textProblem(`${spark}.entryPointArguments[${i}]`, each, LIMITS.entryPointArgument),
    ),
    textProblem(`${spark}.sparkSubmitParameters`, sparkSubmit?.sparkSubmitParameters, LIMITS.sparkSubmitParameters),
    textProblem(`${prop}.hive.query`, hive?.query, LIMITS.query),
    textProblem(`${prop}.hive.initQueryFile`, hive?.initQueryFile, LIMITS.initQueryFile),
    textProblem(`${prop}.hive.parameters`, hive?.parameters, LIMITS.parameters),
  ];
}
