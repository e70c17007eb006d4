import { lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobObjective.html */
const LIMITS = { metricName: { min: 1, max: 255 } };

/** Which values of a metric are the best. */
export enum TuningObjectiveType {
  /** The largest. */
  MAXIMIZE = 'Maximize',
  /** The smallest. */
  MINIMIZE = 'Minimize',
}

/**
 * What training jobs are measured by.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobObjective.html
 */
export interface TuningObjective {
  /** The name of the metric, at most 255 characters: one of the algorithm, or of its `metricDefinitions`. */
  readonly metricName: string;

  /** Which values are the best. */
  readonly type: TuningObjectiveType;
}

/** An objective by its wire names. */
export function objectiveArgument({ metricName, type }: TuningObjective): object {
  return { MetricName: metricName, Type: type };
}

/** What is wrong with an objective; `prop` is where it stands. */
export function objectiveProblem(prop: string, { metricName }: TuningObjective): TaskProblem | undefined {
  return lengthProblem(`${prop}.metricName`, metricName, LIMITS.metricName);
}
