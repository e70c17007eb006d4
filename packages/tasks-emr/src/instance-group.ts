import { AUTO_SCALING_POLICY } from './auto-scaling-policy';
import type { EmrAutoScalingPolicy } from './auto-scaling-policy';
import { CONFIGURATION } from './configuration';
import type { EmrConfiguration } from './configuration';
import { EBS_CONFIGURATION } from './ebs-configuration';
import type { EmrEbsConfiguration } from './ebs-configuration';
import type { EmrInstanceMarket } from './instance-market';
import type { EmrInstanceRoleType } from './instance-role-type';
import { asIs, list, number, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/**
 * Instances that are alike.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupConfig.html
 */
export interface EmrInstanceGroupConfig {
  /**
   * Automatic scaling of a core or task group.
   *
   * @default - none
   */
  readonly autoScalingPolicy?: EmrAutoScalingPolicy;

  /**
   * The most to pay for each Spot instance, in USD per hour: `'0.5'`.
   *
   * @default - the price on demand
   */
  readonly bidPrice?: string;

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

  /** How many instances. */
  readonly instanceCount: number;

  /** What they are for. */
  readonly instanceRole: EmrInstanceRoleType;

  /** Their type: `m5.xlarge`. */
  readonly instanceType: string;

  /**
   * How they are bought.
   *
   * @default ON_DEMAND
   */
  readonly market?: EmrInstanceMarket;

  /**
   * The name of the group, by which `EmrModifyInstanceGroupByName` finds it.
   *
   * @default - none
   */
  readonly name?: string;
}

export const INSTANCE_GROUP: WireShape<EmrInstanceGroupConfig> = {
  fields: {
    autoScalingPolicy: object(AUTO_SCALING_POLICY),
    bidPrice: asIs,
    configurations: list(CONFIGURATION),
    ebsConfiguration: object(EBS_CONFIGURATION),
    instanceCount: number({ min: 0, unit: 'instances' }),
    instanceRole: asIs,
    instanceType: asIs,
    market: asIs,
    name: asIs,
    customAmiId: asIs,
  },
};
