import type { Duration } from 'aws-cdk-lib/core';
import { CONFIGURATION } from './configuration';
import type { EmrConfiguration } from './configuration';
import { amount, asIs, list, number, object } from './wire-shape';
import type { WireShape } from './wire-shape';

/** Which instances go when a group gets smaller. */
export interface EmrInstanceResizePolicy {
  /**
   * The ids of instances that stay.
   *
   * @default - none
   */
  readonly instancesToProtect?: string[];

  /**
   * The ids of instances that go.
   *
   * @default - none
   */
  readonly instancesToTerminate?: string[];

  /**
   * How long to wait for the tasks of these instances, in whole seconds.
   *
   * @default - the `decommissionTimeout`
   */
  readonly instanceTerminationTimeout?: Duration;
}

/**
 * How a group gets smaller.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ShrinkPolicy.html
 */
export interface EmrShrinkPolicy {
  /**
   * How long to wait for the tasks of an instance, in whole seconds.
   *
   * @default - that of YARN
   */
  readonly decommissionTimeout?: Duration;

  /**
   * Which instances go.
   *
   * @default - those that Amazon EMR chooses
   */
  readonly instanceResizePolicy?: EmrInstanceResizePolicy;
}

/**
 * What changes in an instance group.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceGroupModifyConfig.html
 */
export interface EmrInstanceGroupModifyConfig {
  /**
   * New settings of the applications.
   *
   * @default - none
   */
  readonly configurations?: EmrConfiguration[];

  /**
   * The ids of EC2 instances to end. The group is smaller by them from then on.
   *
   * @default - none
   */
  readonly eC2InstanceIdsToTerminate?: string[];

  /**
   * How many instances the group shall have.
   *
   * @default - as many as it has
   */
  readonly instanceCount?: number;

  /**
   * How it gets smaller.
   *
   * @default - as Amazon EMR has it
   */
  readonly shrinkPolicy?: EmrShrinkPolicy;
}

const INSTANCE_RESIZE_POLICY: WireShape<EmrInstanceResizePolicy> = {
  fields: { instancesToProtect: asIs, instancesToTerminate: asIs, instanceTerminationTimeout: amount('seconds') },
};

const SHRINK_POLICY: WireShape<EmrShrinkPolicy> = {
  fields: { decommissionTimeout: amount('seconds'), instanceResizePolicy: object(INSTANCE_RESIZE_POLICY) },
};

export const INSTANCE_GROUP_MODIFICATION: WireShape<EmrInstanceGroupModifyConfig> = {
  fields: {
    configurations: list(CONFIGURATION),
    eC2InstanceIdsToTerminate: asIs,
    instanceCount: number({ min: 0, unit: 'instances' }),
    shrinkPolicy: object(SHRINK_POLICY),
  },
};
