import { asIs } from './wire-shape';
import type { WireShape } from './wire-shape';

/**
 * Where the cluster runs, if that is not in a subnet.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_PlacementType.html
 */
export interface EmrPlacementType {
  /**
   * The Availability Zone of a cluster with instance groups.
   *
   * @default - any
   */
  readonly availabilityZone?: string;

  /**
   * The Availability Zones of which a cluster with instance fleets may choose one.
   *
   * @default - any
   */
  readonly availabilityZones?: string[];
}

export const PLACEMENT_TYPE: WireShape<EmrPlacementType> = {
  fields: { availabilityZone: asIs, availabilityZones: asIs },
};
