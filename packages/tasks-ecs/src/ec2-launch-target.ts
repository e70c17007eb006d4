import { ifKnown, countProblem } from '@cdk-sfn/core';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import { capacity, capacityProblems } from './capacity-provider-options';
import type { CapacityProviderOptions } from './capacity-provider-options';
import type { EcsLaunchTargetConfig, IEcsLaunchTarget, LaunchTargetBindOptions } from './launch-target';
import type { EcsRunTask } from './run-task';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
const LIMITS = { constraints: { max: 10 }, strategies: { max: 5 } };

/** What `EcsEc2LaunchTarget` takes. */
export interface EcsEc2LaunchTargetOptions {
  /**
   * Which instances may run the task, at most 10 rules with those of the task definition.
   *
   * @default - all
   */
  readonly placementConstraints?: ecs.PlacementConstraint[];

  /**
   * Which of them runs it, at most 5 rules.
   *
   * @default - one that the service chooses
   */
  readonly placementStrategies?: ecs.PlacementStrategy[];

  /**
   * Capacity providers instead of the launch type `EC2`.
   *
   * @default - none
   */
  readonly capacityProviderOptions?: CapacityProviderOptions;
}

/**
 * Runs the task on Amazon EC2 instances of the cluster. The task definition has to be compatible with EC2, and the
 * cluster has to have EC2 capacity when the app is synthesised.
 */
export class EcsEc2LaunchTarget implements IEcsLaunchTarget {
  /** @param options without them, the launch type is `EC2` */
  constructor(private readonly options?: EcsEc2LaunchTargetOptions) {}

  public bind(task: EcsRunTask, { cluster, taskDefinition }: LaunchTargetBindOptions): EcsLaunchTargetConfig {
    const { capacityProviderOptions, placementConstraints = [], placementStrategies = [] } = this.options ?? {};
    const constraints = placementConstraints.flatMap((constraint) => constraint.toJson());
    const strategies = placementStrategies.flatMap((strategy) => strategy.toJson());
    // Capacity may be added after the task is made.
    task.node.addValidation({
      validate: () =>
        ifKnown(() => cluster?.hasEc2Capacity) === false
          ? ['cluster has no EC2 capacity, where launchTarget runs the task: call addCapacity on the cluster']
          : [],
    });
    return {
      parameters: {
        ...capacity('EC2', capacityProviderOptions),
        PlacementConstraints: unlessEmpty(
          constraints.map(({ expression, type }) => ({ Type: type, Expression: expression })),
        ),
        PlacementStrategy: unlessEmpty(strategies.map(({ field, type }) => ({ Type: type, Field: field }))),
      },
      problems: [
        !taskDefinition.isEc2Compatible && {
          prop: 'taskDefinition',
          problem: 'is not compatible with EC2, where launchTarget runs it',
          fix: 'use ecs.Ec2TaskDefinition, or another launch target',
        },
        ...capacityProblems(capacityProviderOptions),
        countProblem('placementConstraints', constraints, LIMITS.constraints),
        countProblem('placementStrategies', strategies, LIMITS.strategies),
      ],
    };
  }
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
