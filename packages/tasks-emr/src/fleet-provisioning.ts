import type { Duration } from 'aws-cdk-lib/core';
import { amount, asIs, number, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/** Which instances on demand a fleet takes. */
export enum EmrOnDemandAllocationStrategy {
  /** The cheapest. */
  LOWEST_PRICE = 'lowest-price',
  /** Those whose `priority` is the lowest number. */
  PRIORITIZED = 'prioritized',
}

/**
 * How a fleet gets instances on demand. Amazon EMR 5.12.1 and later.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_OnDemandProvisioningSpecification.html
 */
export interface EmrOnDemandProvisioningSpecification {
  /** Which instances it takes. */
  readonly allocationStrategy: EmrOnDemandAllocationStrategy;
}

/** What happens when there are too few Spot instances in time. */
export enum EmrSpotTimeoutAction {
  /** The rest is bought on demand. */
  SWITCH_TO_ON_DEMAND = 'SWITCH_TO_ON_DEMAND',
  /** The cluster ends. */
  TERMINATE_CLUSTER = 'TERMINATE_CLUSTER',
}

/** Which Spot instances a fleet takes. */
export enum EmrSpotAllocationStrategy {
  /** Those that are least likely to be taken away. */
  CAPACITY_OPTIMIZED = 'capacity-optimized',
  /** The same, but those with the lowest `priority` where that makes no odds. */
  CAPACITY_OPTIMIZED_PRIORITIZED = 'capacity-optimized-prioritized',
  /** Those that are least likely to be taken away, and the cheapest among them. */
  PRICE_CAPACITY_OPTIMIZED = 'price-capacity-optimized',
  /** The cheapest. */
  LOWEST_PRICE = 'lowest-price',
  /** Some of every type. */
  DIVERSIFIED = 'diversified',
}

/**
 * How a fleet gets Spot instances.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_SpotProvisioningSpecification.html
 */
export interface EmrSpotProvisioningSpecification {
  /**
   * Which instances it takes.
   *
   * @default - that of Amazon EMR
   */
  readonly allocationStrategy?: EmrSpotAllocationStrategy;

  /**
   * How long an instance stays, in minutes. AWS ended these Spot blocks in 2022.
   *
   * @default - no set time
   */
  readonly blockDurationMinutes?: number;

  /** What happens when `timeout` is over. */
  readonly timeoutAction: EmrSpotTimeoutAction;

  /**
   * How long to wait for Spot instances when the cluster is made, in whole minutes, 5 minutes to one day. Needed, unless
   * there is `timeoutDurationMinutes`.
   */
  readonly timeout?: Duration;

  /**
   * The timeout in minutes.
   *
   * @deprecated use `timeout`
   */
  readonly timeoutDurationMinutes?: number;
}

/** How a fleet gets its instances. */
export interface EmrInstanceFleetProvisioningSpecifications {
  /**
   * On demand.
   *
   * @default - the cheapest
   */
  readonly onDemandSpecification?: EmrOnDemandProvisioningSpecification;

  /**
   * From the Spot market.
   *
   * @default - as Amazon EMR has it
   */
  readonly spotSpecification?: EmrSpotProvisioningSpecification;
}

const ON_DEMAND_SPECIFICATION: WireShape<EmrOnDemandProvisioningSpecification> = {
  fields: { allocationStrategy: asIs },
};

const TIMEOUT_MINUTES = { min: 5, max: 1440, unit: 'minutes' };

const SPOT_SPECIFICATION: WireShape<EmrSpotProvisioningSpecification> = {
  fields: {
    allocationStrategy: asIs,
    blockDurationMinutes: asIs,
    timeoutAction: asIs,
    timeout: amount('minutes', { name: 'TimeoutDurationMinutes', ...TIMEOUT_MINUTES }),
    timeoutDurationMinutes: number(TIMEOUT_MINUTES),
  },
  rules: ({ timeout, timeoutDurationMinutes }) => [
    timeout === undefined &&
      timeoutDurationMinutes === undefined && {
        prop: 'timeout',
        problem: 'is missing',
        fix: 'say how long to wait for Spot instances',
      },
    timeout !== undefined &&
      timeoutDurationMinutes !== undefined && {
        prop: 'timeoutDurationMinutes',
        problem: 'is given beside timeout',
        fix: 'keep timeout',
      },
  ],
};

export const PROVISIONING_SPECIFICATIONS: WireShape<EmrInstanceFleetProvisioningSpecifications> = {
  fields: { onDemandSpecification: object(ON_DEMAND_SPECIFICATION), spotSpecification: object(SPOT_SPECIFICATION) },
};
