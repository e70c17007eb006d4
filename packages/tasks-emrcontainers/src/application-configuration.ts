import { countProblem, isFromState, textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Classification } from './classification';

/** @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_Configuration.html */
const LIMITS = {
  configurations: { max: 100, unit: 'configurations' },
  classification: { min: 1, max: 1024 },
  properties: { max: 100, unit: 'properties' },
};

/**
 * Settings of an application, and of what lies below it.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html
 */
export interface ApplicationConfiguration {
  /** What is set. */
  readonly classification: Classification;

  /**
   * Settings of what lies below, at most 100: `export` below `spark-env`.
   *
   * @default - none; `properties` have to be given then
   */
  readonly nestedConfig?: ApplicationConfiguration[];

  /**
   * The settings, at most 100.
   *
   * @default - none; `nestedConfig` has to be given then
   */
  readonly properties?: { [key: string]: string };
}

/** Configurations as the API takes them. A list from the state has to be such already. */
export function configurationsArgument(configurations: readonly ApplicationConfiguration[] | undefined): unknown {
  return configurations === undefined || isFromState(configurations)
    ? configurations
    : configurations.map(({ classification, nestedConfig, properties }) => ({
        Classification: classification.classificationStatement,
        Properties: properties,
        Configurations: configurationsArgument(nestedConfig),
      }));
}

/** What the API would refuse of configurations, at any depth. */
export function configurationsProblems(
  prop: string,
  configurations: readonly ApplicationConfiguration[] | undefined,
): (TaskProblem | undefined)[] {
  return configurations === undefined || isFromState(configurations)
    ? []
    : [
        countProblem(prop, configurations, LIMITS.configurations),
        ...configurations.flatMap((each, i) => configurationProblems(`${prop}[${i}]`, each)),
      ];
}

function configurationProblems(
  prop: string,
  { classification, nestedConfig, properties }: ApplicationConfiguration,
): (TaskProblem | undefined)[] {
  return [
    textProblem(`${prop}.classification`, classification.classificationStatement, LIMITS.classification),
    countProblem(`${prop}.properties`, properties, LIMITS.properties),
    properties === undefined && nestedConfig === undefined
      ? { prop, problem: 'sets nothing', fix: 'give properties or nestedConfig' }
      : undefined,
    ...configurationsProblems(`${prop}.nestedConfig`, nestedConfig),
  ];
}
