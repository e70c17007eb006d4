import { countProblem, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type * as ecs from 'aws-cdk-lib/aws-ecs';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html */
const LIMITS = {
  providers: { min: 1, max: 20, unit: 'capacity providers' },
  base: { min: 0, max: 100_000 },
  weight: { min: 0, max: 1000 },
};

/**
 * Which capacity providers a task runs on, instead of a launch type.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html
 */
export class CapacityProviderOptions {
  /**
   * A strategy for this task: 1 to 20 capacity providers. Their weights are 0 to 1000, and of several at least one is
   * more than 0; one of them may have a base, 0 to 100,000.
   */
  public static custom(capacityProviderStrategy: ecs.CapacityProviderStrategy[]): CapacityProviderOptions {
    return new CapacityProviderOptions(capacityProviderStrategy);
  }

  /** The default strategy of the cluster. */
  public static default(): CapacityProviderOptions {
    return new CapacityProviderOptions();
  }

  private constructor(
    /** The strategy; undefined for that of the cluster. */
    public readonly capacityProviderStrategy?: readonly ecs.CapacityProviderStrategy[],
  ) {}
}

/** Where a task runs, as the service takes it: on its launch type, or on capacity providers. */
export function capacity(launchType: 'EC2' | 'FARGATE', options: CapacityProviderOptions | undefined) {
  return {
    LaunchType: options === undefined ? launchType : undefined,
    CapacityProviderStrategy: options?.capacityProviderStrategy?.map(({ base, capacityProvider, weight }) => ({
      CapacityProvider: capacityProvider,
      Weight: weight,
      Base: base,
    })),
  };
}

/** What is wrong with a strategy. */
export function capacityProblems(options: CapacityProviderOptions | undefined): (TaskProblem | false | undefined)[] {
  const strategy = options?.capacityProviderStrategy;
  if (strategy === undefined) {
    return [];
  }
  const prop = 'capacityProviderStrategy';
  return [
    countProblem(prop, strategy, LIMITS.providers),
    ...strategy.flatMap(({ base, weight }, i) => [
      numberProblem(`${prop}[${i}].weight`, weight, LIMITS.weight),
      numberProblem(`${prop}[${i}].base`, base, LIMITS.base),
    ]),
    strategy.filter(({ base }) => base !== undefined).length > 1 && {
      prop,
      problem: 'has a base for more than one capacity provider',
      fix: 'keep one of them',
    },
    strategy.length > 1 &&
      strategy.every(({ weight = 0 }) => weight === 0) && {
        prop,
        problem: 'has no capacity provider with a weight, so that no task could be placed',
        fix: 'give at least one a weight of 1 or more',
      },
  ];
}
