import type { EmrInstanceRoleType } from './instance-role-type';
import { asIs } from './wire-shape';
import type { WireShape } from './wire-shape';

/** How instances are placed on the machines of AWS. */
export enum EmrPlacementGroupStrategy {
  /** Each on a machine of its own. */
  SPREAD = 'SPREAD',
  /** In groups that share no machine with others. */
  PARTITION = 'PARTITION',
  /** Close together. */
  CLUSTER = 'CLUSTER',
  /** As it comes. */
  NONE = 'NONE',
}

/**
 * How the instances of a role are placed. Amazon EMR has `SPREAD` for the three master nodes of a cluster, from 5.23.0
 * on.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha-placementgroup.html
 */
export interface EmrPlacementGroupConfig {
  /** The role: `MASTER`. */
  readonly instanceRole: EmrInstanceRoleType;

  /**
   * How they are placed.
   *
   * @default SPREAD
   */
  readonly placementStrategy?: EmrPlacementGroupStrategy;
}

export const PLACEMENT_GROUP: WireShape<EmrPlacementGroupConfig> = {
  fields: { instanceRole: asIs, placementStrategy: asIs },
};
