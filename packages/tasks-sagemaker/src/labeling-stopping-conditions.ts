import { numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobStoppingConditions.html */
const LIMITS = { count: { min: 1 }, percentage: { min: 1, max: 100 } };

/** When SageMaker ends a labeling job: as soon as one of them is met. */
export interface LabelingStoppingConditions {
  /**
   * How many things workers may label, at least 1.
   *
   * @default - any number
   */
  readonly maxHumanLabeledObjectCount?: number;

  /**
   * How many percent of the data may be labeled, 1 to 100.
   *
   * @default 100
   */
  readonly maxPercentageOfInputDatasetLabeled?: number;
}

/** When a job is ended, by its wire names. */
export function labelingStoppingArgument(conditions: LabelingStoppingConditions): object {
  return {
    MaxHumanLabeledObjectCount: conditions.maxHumanLabeledObjectCount,
    MaxPercentageOfInputDatasetLabeled: conditions.maxPercentageOfInputDatasetLabeled,
  };
}

/** What is wrong with conditions; `prop` is where they stand. */
export function labelingStoppingProblems(
  prop: string,
  { maxHumanLabeledObjectCount: count, maxPercentageOfInputDatasetLabeled: percentage }: LabelingStoppingConditions,
): (TaskProblem | undefined)[] {
  return [
    numberProblem(`${prop}.maxHumanLabeledObjectCount`, count, LIMITS.count),
    numberProblem(`${prop}.maxPercentageOfInputDatasetLabeled`, percentage, LIMITS.percentage),
  ];
}
