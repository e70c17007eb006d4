import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/** Over what instances are spread. */
export enum EksSpreadLevel {
  /** Each is on another host. */
  HOST = 'host',
  /** Each is in another rack. */
  RACK = 'rack',
}

/**
 * Where a local cluster is on an Outpost.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_OutpostConfigRequest.html
 */
export interface EksOutpost {
  /** The ARN of the Outpost. */
  readonly outpostArn: string;

  /** The type of the instances of the control plane. */
  readonly controlPlaneInstanceType: ec2.InstanceType;

  /**
   * The name of the placement group of the control plane.
   *
   * @default - none
   */
  readonly controlPlanePlacementGroup?: string;

  /**
   * Over what the control plane is spread.
   *
   * @default - nothing
   */
  readonly controlPlaneSpreadLevel?: EksSpreadLevel;

  /**
   * The type of the instances of etcd.
   *
   * @default - etcd is on the control plane
   */
  readonly etcdInstanceType?: ec2.InstanceType;

  /**
   * Over what etcd is spread.
   *
   * @default - nothing
   */
  readonly etcdSpreadLevel?: EksSpreadLevel;
}

/** Where a local cluster is, as the service takes it. */
export function outpostArgument(outpost: EksOutpost | undefined) {
  if (outpost === undefined) {
    return undefined;
  }
  const { controlPlanePlacementGroup, controlPlaneSpreadLevel, etcdSpreadLevel } = outpost;
  return {
    OutpostArns: [outpost.outpostArn],
    ControlPlaneInstanceType: outpost.controlPlaneInstanceType.toString(),
    ControlPlanePlacement:
      controlPlanePlacementGroup === undefined && controlPlaneSpreadLevel === undefined
        ? undefined
        : { GroupName: controlPlanePlacementGroup, SpreadLevel: controlPlaneSpreadLevel },
    EtcdInstanceType: outpost.etcdInstanceType?.toString(),
    EtcdPlacement: etcdSpreadLevel === undefined ? undefined : { SpreadLevel: etcdSpreadLevel },
  };
}
