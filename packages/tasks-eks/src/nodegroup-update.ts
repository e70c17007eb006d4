import { numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupUpdateConfig.html */
const LIMITS = { nodes: { min: 1, max: 100, unit: 'nodes' }, percentage: { min: 1, max: 100, unit: 'percent' } };

/** In which order nodes are replaced. */
export enum EksNodegroupUpdateStrategy {
  /** New ones come before old ones go. */
  DEFAULT = 'DEFAULT',
  /** Old ones go before new ones come. */
  MINIMAL = 'MINIMAL',
}

/** How nodes are replaced by those of another version. Either `maxUnavailable` or `maxUnavailablePercentage` is given. */
export interface EksNodegroupUpdate {
  /**
   * How many nodes may be missing meanwhile, 1 to 100.
   *
   * @default - as `maxUnavailablePercentage` says
   */
  readonly maxUnavailable?: number;

  /**
   * How much of all nodes may be missing meanwhile, in percent, 1 to 100.
   *
   * @default - as `maxUnavailable` says
   */
  readonly maxUnavailablePercentage?: number;

  /**
   * In which order nodes are replaced.
   *
   * @default EksNodegroupUpdateStrategy.DEFAULT
   */
  readonly updateStrategy?: EksNodegroupUpdateStrategy;
}

/** How nodes are replaced, as the service takes it. */
export function updateArgument(update: EksNodegroupUpdate | undefined) {
  return (
    update && {
      MaxUnavailable: update.maxUnavailable,
      MaxUnavailablePercentage: update.maxUnavailablePercentage,
      UpdateStrategy: update.updateStrategy,
    }
  );
}

/** What the service would refuse of it. */
export function updateProblems(update: EksNodegroupUpdate | undefined): (TaskProblem | false | undefined)[] {
  if (update === undefined) {
    return [];
  }
  const { maxUnavailable, maxUnavailablePercentage } = update;
  const fix = 'give either maxUnavailable or maxUnavailablePercentage';
  const given = [maxUnavailable, maxUnavailablePercentage].filter((each) => each !== undefined).length;
  return [
    numberProblem('update.maxUnavailable', maxUnavailable, LIMITS.nodes),
    numberProblem('update.maxUnavailablePercentage', maxUnavailablePercentage, LIMITS.percentage),
    given === 0 && { prop: 'update', problem: 'does not say how many nodes may be missing', fix },
    given === 2 && { prop: 'update', problem: 'says twice how many nodes may be missing', fix },
  ];
}
