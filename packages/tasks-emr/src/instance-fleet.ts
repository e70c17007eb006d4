import { isLiteral } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import {
  EmrOnDemandAllocationStrategy,
  EmrSpotAllocationStrategy,
  PROVISIONING_SPECIFICATIONS,
} from './fleet-provisioning';
import type { EmrInstanceFleetProvisioningSpecifications } from './fleet-provisioning';
import { EmrInstanceRoleType } from './instance-role-type';
import { INSTANCE_TYPE } from './instance-type';
import type { EmrInstanceTypeConfig } from './instance-type';
import { asIs, isKnownLater, list, number, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/**
 * Instances of several types that make up a capacity together. Amazon EMR 4.8.0 and later, but for 5.0.x.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetConfig.html
 */
export interface EmrInstanceFleetConfig {
  /** What the instances are for. */
  readonly instanceFleetType: EmrInstanceRoleType;

  /**
   * The types that the fleet may have.
   *
   * @default - none
   */
  readonly instanceTypeConfigs?: EmrInstanceTypeConfig[];

  /**
   * How the fleet gets its instances.
   *
   * @default - as Amazon EMR has it
   */
  readonly launchSpecifications?: EmrInstanceFleetProvisioningSpecifications;

  /**
   * The name of the fleet, by which `EmrModifyInstanceFleetByName` finds it.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * How many units to buy on demand. Needed, unless there is a `targetSpotCapacity`; a master fleet has 1 in one of them.
   *
   * @default 0
   */
  readonly targetOnDemandCapacity?: number;

  /**
   * How many units to buy on the Spot market. Needed, unless there is a `targetOnDemandCapacity`; a master fleet has 1 in
   * one of them.
   *
   * @default 0
   */
  readonly targetSpotCapacity?: number;
}

const capacity = number({ min: 0, unit: 'units' });

export const INSTANCE_FLEET: WireShape<EmrInstanceFleetConfig> = {
  fields: {
    instanceFleetType: asIs,
    instanceTypeConfigs: list(INSTANCE_TYPE),
    launchSpecifications: object(PROVISIONING_SPECIFICATIONS),
    name: asIs,
    targetOnDemandCapacity: capacity,
    targetSpotCapacity: capacity,
  },
  rules: (fleet) => [
    fleet.instanceFleetType === EmrInstanceRoleType.MASTER && masterProblem(fleet),
    isNone(fleet.targetOnDemandCapacity) &&
      isNone(fleet.targetSpotCapacity) && {
        prop: 'targetOnDemandCapacity',
        problem: 'and targetSpotCapacity are both 0',
        fix: 'give one of them',
      },
    priorityProblem(fleet),
  ],
};

/** A master fleet has one unit. */
function masterProblem(fleet: EmrInstanceFleetConfig): TaskProblem | undefined {
  const { targetOnDemandCapacity, targetSpotCapacity } = fleet;
  if (isSome(targetOnDemandCapacity) && isSome(targetSpotCapacity)) {
    return {
      prop: 'targetSpotCapacity',
      problem: 'is given beside targetOnDemandCapacity for a master fleet, which has one instance',
      fix: 'keep one of them',
    };
  }
  const prop = isSome(targetSpotCapacity) ? 'targetSpotCapacity' : 'targetOnDemandCapacity';
  const units = fleet[prop];
  return isSome(units) && units !== 1
    ? { prop, problem: `is ${units} for a master fleet, which has one instance`, fix: 'give 1' }
    : undefined;
}

/** Priorities, and the strategies that go by them, need each other. */
function priorityProblem({
  instanceTypeConfigs = [],
  launchSpecifications: launch = {},
}: EmrInstanceFleetConfig): TaskProblem | false {
  const { onDemandSpecification: onDemand, spotSpecification: spot } = launch;
  const strategies: readonly unknown[] = [onDemand?.allocationStrategy, spot?.allocationStrategy];
  const parts: readonly unknown[] = [
    launch,
    onDemand,
    spot,
    ...strategies,
    instanceTypeConfigs,
    ...instanceTypeConfigs,
  ];
  if (parts.some(isKnownLater)) {
    return false;
  }
  const { PRIORITIZED } = EmrOnDemandAllocationStrategy;
  const { CAPACITY_OPTIMIZED_PRIORITIZED } = EmrSpotAllocationStrategy;
  if (instanceTypeConfigs.some(({ priority }) => priority !== undefined)) {
    return (
      !strategies.includes(PRIORITIZED) &&
      !strategies.includes(CAPACITY_OPTIMIZED_PRIORITIZED) && {
        prop: 'instanceTypeConfigs',
        problem: 'has priorities, but no allocation strategy goes by them',
        fix: 'use OnDemandAllocationStrategy.PRIORITIZED, or leave them away',
      }
    );
  }
  return (
    strategies.includes(PRIORITIZED) &&
    instanceTypeConfigs.length > 0 && {
      prop: 'launchSpecifications.onDemandSpecification.allocationStrategy',
      problem: 'is prioritized, but no instance type has a priority',
      fix: 'give priorities in instanceTypeConfigs',
    }
  );
}

function isNone(units: number | undefined): boolean {
  return units === undefined || units === 0;
}

/** True for units that are known to be more than none. */
function isSome(units: number | undefined): units is number {
  return units !== undefined && units !== 0 && isLiteral(units);
}
