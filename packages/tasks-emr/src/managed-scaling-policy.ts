import { isLiteral } from '@cdk-sfn/core';
import { asIs, number, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/** What managed scaling counts. */
export enum EmrComputeLimitsUnitType {
  /** Units of instance fleets: the weighted capacities of their instances. */
  INSTANCE_FLEET_UNITS = 'InstanceFleetUnits',
  /** Instances of instance groups. */
  INSTANCES = 'Instances',
  /** Virtual cores of instance groups. */
  VCPU = 'VCPU',
}

/**
 * The limits of managed scaling. They hold for core and task nodes.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html
 */
export interface EmrManagedScalingComputeLimits {
  /** What is counted. */
  readonly unitType: EmrComputeLimitsUnitType;

  /** The fewest units. */
  readonly minimumCapacityUnits: number;

  /** The most units. */
  readonly maximumCapacityUnits: number;

  /**
   * The most units on demand; the others are Spot.
   *
   * @default - `maximumCapacityUnits`
   */
  readonly maximumOnDemandCapacityUnits?: number;

  /**
   * The most units of core nodes; the others are task nodes.
   *
   * @default - `maximumCapacityUnits`
   */
  readonly maximumCoreCapacityUnits?: number;
}

/**
 * Has Amazon EMR choose the number of instances. Amazon EMR 5.30.0 and later, but for 6.0.0.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-scaling.html
 */
export interface EmrManagedScalingPolicy {
  /**
   * The limits.
   *
   * @default - none
   */
  readonly computeLimits?: EmrManagedScalingComputeLimits;
}

const units = number({ min: 0, unit: 'units' });

const COMPUTE_LIMITS: WireShape<EmrManagedScalingComputeLimits> = {
  fields: {
    unitType: asIs,
    minimumCapacityUnits: units,
    maximumCapacityUnits: units,
    maximumOnDemandCapacityUnits: units,
    maximumCoreCapacityUnits: units,
  },
  rules: ({ maximumCapacityUnits, minimumCapacityUnits }) => [
    isLiteral(minimumCapacityUnits) &&
      isLiteral(maximumCapacityUnits) &&
      minimumCapacityUnits > maximumCapacityUnits && {
        prop: 'minimumCapacityUnits',
        problem: `is ${minimumCapacityUnits}, more than the ${maximumCapacityUnits} of maximumCapacityUnits`,
        fix: 'give at most that many',
      },
  ],
};

export const MANAGED_SCALING_POLICY: WireShape<EmrManagedScalingPolicy> = {
  fields: { computeLimits: object(COMPUTE_LIMITS) },
};
