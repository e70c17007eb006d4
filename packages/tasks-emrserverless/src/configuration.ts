import { countProblem, isFromState, textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_Configuration.html */
const LIMITS = {
  configurations: { max: 100, unit: 'configurations' },
  classification: { min: 1, max: 1024 },
  properties: { max: 100, unit: 'properties' },
};

/**
 * Settings of Spark or Hive, and of what lies below them.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/default-configs.html
 */
export interface EmrServerlessConfiguration {
  /** What is set: `spark-defaults`. */
  readonly classification: string;

  /**
   * The settings, at most 100.
   *
   * @default - none
   */
  readonly properties?: { [key: string]: string };

  /**
   * Settings of what lies below, at most 100.
   *
   * @default - none
   */
  readonly configurations?: EmrServerlessConfiguration[];
}

/** Configurations as the API takes them. A list from the state has to be such already. */
export function configurationsArgument(list: readonly EmrServerlessConfiguration[] | undefined): unknown {
  return list === undefined || isFromState(list)
    ? list
    : list.map(({ classification, configurations, properties }) => ({
        Classification: classification,
        Properties: properties,
        Configurations: configurationsArgument(configurations),
      }));
}

/** What the API would refuse of configurations, at any depth. */
export function configurationsProblems(
  prop: string,
  list: readonly EmrServerlessConfiguration[] | undefined,
): (TaskProblem | undefined)[] {
  return list === undefined || isFromState(list)
    ? []
    : [
        countProblem(prop, list, LIMITS.configurations),
        ...list.flatMap(({ classification, configurations, properties }, i) => [
          textProblem(`${prop}[${i}].classification`, classification, LIMITS.classification),
          countProblem(`${prop}[${i}].properties`, properties, LIMITS.properties),
          ...configurationsProblems(`${prop}[${i}].configurations`, configurations),
        ]),
      ];
}
