import { countProblem, isFromState, textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { Tokenization } from 'aws-cdk-lib/core';
import { inputTextProblem } from './input-text';

/** @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_SparkSubmitJobDriver.html */
const LIMITS = {
  entryPoint: { min: 1, max: 256 },
  entryPointArguments: { min: 1, max: 10_280, unit: 'arguments' },
  entryPointArgument: { min: 1, max: 10_280 },
  sparkSubmitParameters: { min: 1, max: 102_400 },
};

const PROP = 'jobDriver.sparkSubmitJobDriver';

/**
 * What a job submits to Spark.
 *
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_SparkSubmitJobDriver.html
 */
export interface SparkSubmitJobDriver {
  /** Where the application is, in 1 to 256 characters: `local:///usr/lib/spark/examples/src/main/python/pi.py`. */
  readonly entryPoint: TaskInput;

  /**
   * The arguments of the application: a list of texts, given as `TaskInput.fromObject(['a', 'b'])`, or a reference to
   * one. At least one, of 1 to 10,280 characters each.
   *
   * @default - none
   */
  readonly entryPointArguments?: TaskInput;

  /**
   * Parameters of `spark-submit`, in 1 to 102,400 characters: `--conf spark.executor.instances=2`.
   *
   * @default - none
   */
  readonly sparkSubmitParameters?: string;
}

/** What a job does. */
export interface JobDriver {
  /** What is submitted to Spark. */
  readonly sparkSubmitJobDriver: SparkSubmitJobDriver;
}

/** A job driver as the API takes it. */
export function jobDriverArgument({ sparkSubmitJobDriver: driver }: JobDriver): object {
  return {
    SparkSubmitJobDriver: {
      EntryPoint: driver.entryPoint.value as unknown,
      EntryPointArguments: driver.entryPointArguments?.value as unknown,
      SparkSubmitParameters: driver.sparkSubmitParameters,
    },
  };
}

/** What the API would refuse of a job driver. */
export function jobDriverProblems({ sparkSubmitJobDriver: driver }: JobDriver): (TaskProblem | undefined)[] {
  return [
    inputTextProblem(`${PROP}.entryPoint`, driver.entryPoint.value, LIMITS.entryPoint),
    ...argumentsProblems(driver.entryPointArguments?.value),
    textProblem(`${PROP}.sparkSubmitParameters`, driver.sparkSubmitParameters, LIMITS.sparkSubmitParameters),
  ];
}

function argumentsProblems(args: unknown): (TaskProblem | undefined)[] {
  const prop = `${PROP}.entryPointArguments`;
  if (args === undefined || isFromState(args) || Tokenization.isResolvable(args)) {
    return [];
  }
  return Array.isArray(args)
    ? [
        countProblem(prop, args, LIMITS.entryPointArguments),
        ...args.map((arg, i) => inputTextProblem(`${prop}[${i}]`, arg, LIMITS.entryPointArgument)),
      ]
    : [{ prop, problem: 'is no list', fix: 'use TaskInput.fromObject with a list of texts, or a reference to one' }];
}
