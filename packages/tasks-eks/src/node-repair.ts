import { amountIn, amountProblems, isFromState, numberProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_NodeRepairConfig.html */
const LIMITS = {
  nodes: { min: 1, unit: 'nodes' },
  percentage: { min: 1, max: 100, unit: 'percent' },
  wait: { min: 1, unit: 'minutes' },
};

/** What is done with a node that is ill. */
export enum EksRepairAction {
  /** Nothing. */
  NO_ACTION = 'NoAction',
  /** It is started again. */
  REBOOT = 'Reboot',
  /** Another one takes its place. */
  REPLACE = 'Replace',
}

/** What is done about one illness of nodes. */
export interface EksNodeRepairOverride {
  /** The condition that the monitoring agent reports: `AcceleratedHardwareReady`. */
  readonly nodeMonitoringCondition: string;

  /** The reason that it reports: `NvidiaXID13Error`. */
  readonly nodeUnhealthyReason: string;

  /** How long to wait before, in whole minutes, at least 1. */
  readonly minRepairWaitTime: Duration;

  /** What is done. */
  readonly repairAction: EksRepairAction;
}

/**
 * How nodes that are ill are repaired. Of a count and a percentage, one can be given.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/node-health.html
 */
export interface EksNodeRepair {
  /**
   * With more nodes ill than this, none is repaired.
   *
   * @default - no such limit
   */
  readonly maxUnhealthyNodeThresholdCount?: number;

  /**
   * With more percent of the nodes ill than this, none is repaired.
   *
   * @default - no such limit
   */
  readonly maxUnhealthyNodeThresholdPercentage?: number;

  /**
   * How many nodes are repaired at once.
   *
   * @default - as Amazon EKS has it
   */
  readonly maxParallelNodesRepairedCount?: number;

  /**
   * How many percent of the nodes that are ill are repaired at once.
   *
   * @default - as Amazon EKS has it
   */
  readonly maxParallelNodesRepairedPercentage?: number;

  /**
   * What is done about some illnesses.
   *
   * @default - as Amazon EKS has it
   */
  readonly overrides?: EksNodeRepairOverride[];
}

/** How nodes are repaired, as the service takes it. */
export function nodeRepairArgument(repair: EksNodeRepair | undefined) {
  if (repair === undefined) {
    return undefined;
  }
  const { overrides, ...limits } = repair;
  return {
    Enabled: true,
    MaxUnhealthyNodeThresholdCount: limits.maxUnhealthyNodeThresholdCount,
    MaxUnhealthyNodeThresholdPercentage: limits.maxUnhealthyNodeThresholdPercentage,
    MaxParallelNodesRepairedCount: limits.maxParallelNodesRepairedCount,
    MaxParallelNodesRepairedPercentage: limits.maxParallelNodesRepairedPercentage,
    NodeRepairConfigOverrides:
      overrides === undefined || isFromState(overrides)
        ? overrides
        : overrides.map(({ minRepairWaitTime, nodeMonitoringCondition, nodeUnhealthyReason, repairAction }) => ({
            NodeMonitoringCondition: nodeMonitoringCondition,
            NodeUnhealthyReason: nodeUnhealthyReason,
            MinRepairWaitTimeMins: amountIn('minutes', minRepairWaitTime),
            RepairAction: repairAction,
          })),
  };
}

/** What the service would refuse of it. */
export function nodeRepairProblems(repair: EksNodeRepair = {}): (TaskProblem | undefined)[] {
  const { overrides = [] } = repair;
  return [
    ...eitherOf(repair, 'maxUnhealthyNodeThresholdCount', 'maxUnhealthyNodeThresholdPercentage'),
    ...eitherOf(repair, 'maxParallelNodesRepairedCount', 'maxParallelNodesRepairedPercentage'),
    ...(isFromState(overrides)
      ? []
      : overrides.flatMap(({ minRepairWaitTime }, i) => {
          const prop = `nodeRepair.overrides[${i}].minRepairWaitTime`;
          return [
            ...amountProblems('minutes', { [prop]: minRepairWaitTime }),
            numberProblem(prop, amountIn('minutes', minRepairWaitTime), LIMITS.wait),
          ];
        })),
  ];
}

function eitherOf(
  repair: EksNodeRepair,
  count: Exclude<keyof EksNodeRepair, 'overrides'>,
  percentage: Exclude<keyof EksNodeRepair, 'overrides'>,
): (TaskProblem | undefined)[] {
  return [
    numberProblem(`nodeRepair.${count}`, repair[count], LIMITS.nodes),
    numberProblem(`nodeRepair.${percentage}`, repair[percentage], LIMITS.percentage),
    repair[count] === undefined || repair[percentage] === undefined
      ? undefined
      : { prop: `nodeRepair.${percentage}`, problem: `is given beside ${count}`, fix: 'leave one of them away' },
  ];
}
