import { CONFIGURATION } from './configuration';
import type { EmrConfiguration } from './configuration';
import { EBS_CONFIGURATION } from './ebs-configuration';
import type { EmrEbsConfiguration } from './ebs-configuration';
import { asIs, list, number, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/**
 * A type of instances that a fleet may have.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceTypeConfig.html
 */
export interface EmrInstanceTypeConfig {
  /**
   * The most to pay for each Spot instance, in USD per hour: `'0.5'`. Not beside `bidPriceAsPercentageOfOnDemandPrice`.
   *
   * @default - none
   */
  readonly bidPrice?: string;

  /**
   * The most to pay for each Spot instance, in percent of the price on demand.
   *
   * @default - 100, unless there is a `bidPrice`
   */
  readonly bidPriceAsPercentageOfOnDemandPrice?: number;

  /**
   * Settings of the applications on these instances.
   *
   * @default - those of the cluster
   */
  readonly configurations?: EmrConfiguration[];

  /**
   * The AMI of these instances. Amazon EMR 5.7.0 and later.
   *
   * @default - that of the cluster
   */
  readonly customAmiId?: string;

  /**
   * The EBS volumes of each instance.
   *
   * @default - those that Amazon EMR gives
   */
  readonly ebsConfiguration?: EmrEbsConfiguration;

  /** The type: `m5.xlarge`. */
  readonly instanceType: string;

  /**
   * When it is chosen, 0 first, by an allocation strategy that has priorities.
   *
   * @default - last
   */
  readonly priority?: number;

  /**
   * How many units of the fleet's capacity an instance makes up.
   *
   * @default 1
   */
  readonly weightedCapacity?: number;
}

export const INSTANCE_TYPE: WireShape<EmrInstanceTypeConfig> = {
  fields: {
    bidPrice: asIs,
    bidPriceAsPercentageOfOnDemandPrice: number({ min: 0, unit: 'percent' }),
    configurations: list(CONFIGURATION),
    ebsConfiguration: object(EBS_CONFIGURATION),
    instanceType: asIs,
    priority: number({ min: 0 }),
    weightedCapacity: number({ min: 1, unit: 'units' }),
    customAmiId: asIs,
  },
  rules: ({ bidPrice, bidPriceAsPercentageOfOnDemandPrice }) => [
    bidPrice !== undefined &&
      bidPriceAsPercentageOfOnDemandPrice !== undefined && {
        prop: 'bidPrice',
        problem: 'is given beside bidPriceAsPercentageOfOnDemandPrice',
        fix: 'keep one of them',
      },
  ],
};
