import type { TaskProblem } from '@cdk-sfn/core';
import { INSTANCE_FLEET } from './instance-fleet';
import type { EmrInstanceFleetConfig } from './instance-fleet';
import { INSTANCE_GROUP } from './instance-group';
import type { EmrInstanceGroupConfig } from './instance-group';
import { PLACEMENT_TYPE } from './placement-type';
import type { EmrPlacementType } from './placement-type';
import { asIs, list, number, object, orElse } from './wire-shape';
import type { WireShape } from './wire-shape';

/**
 * The instances of a cluster: in groups, in fleets, or so many of one type.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_JobFlowInstancesConfig.html
 */
export interface EmrInstancesConfig {
  /**
   * The ids of further security groups of the master node.
   *
   * @default - none
   */
  readonly additionalMasterSecurityGroups?: string[];

  /**
   * The ids of further security groups of the core and task nodes.
   *
   * @default - none
   */
  readonly additionalSlaveSecurityGroups?: string[];

  /**
   * The name of the EC2 key pair with which the user `hadoop` logs in on the master node.
   *
   * @default - none
   */
  readonly ec2KeyName?: string;

  /**
   * The id of the subnet of a cluster with instance groups.
   *
   * @default - a subnet of the default VPC
   */
  readonly ec2SubnetId?: string;

  /**
   * The ids of the subnets of which a cluster with instance fleets may choose one.
   *
   * @default - a subnet of the default VPC
   */
  readonly ec2SubnetIds?: string[];

  /**
   * The id of the security group of the master node. Needs `emrManagedSlaveSecurityGroup`.
   *
   * @default - one that Amazon EMR makes
   */
  readonly emrManagedMasterSecurityGroup?: string;

  /**
   * The id of the security group of the core and task nodes. Needs `emrManagedMasterSecurityGroup`.
   *
   * @default - one that Amazon EMR makes
   */
  readonly emrManagedSlaveSecurityGroup?: string;

  /**
   * The version of Hadoop, for releases before 4.0.
   *
   * @default - that of the release
   */
  readonly hadoopVersion?: string;

  /**
   * How many instances a cluster has that has neither groups nor fleets.
   *
   * @default - none
   */
  readonly instanceCount?: number;

  /**
   * The instance fleets. Not beside `instanceGroups`.
   *
   * @default - none
   */
  readonly instanceFleets?: EmrInstanceFleetConfig[];

  /**
   * The instance groups. Not beside `instanceFleets`.
   *
   * @default - none
   */
  readonly instanceGroups?: EmrInstanceGroupConfig[];

  /**
   * Whether the cluster stays when it has no steps to run. A cluster is made without steps, so that `RUN_JOB`, which
   * waits until it is ready for them, needs `true`. AWS says of `REQUEST_RESPONSE`, too, that Step Functions takes
   * `true` only; have a cluster end by `autoTerminationPolicyIdleTimeout` or by `EmrTerminateCluster` instead.
   *
   * @default true
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
   */
  readonly keepJobFlowAliveWhenNoSteps?: boolean;

  /**
   * The type of the master node.
   *
   * @default - none
   */
  readonly masterInstanceType?: string;

  /**
   * Where the cluster runs.
   *
   * @default - anywhere in the region, or in the subnet
   */
  readonly placement?: EmrPlacementType;

  /**
   * The id of the security group with which Amazon EMR reaches a cluster in a private subnet.
   *
   * @default - one that Amazon EMR makes
   */
  readonly serviceAccessSecurityGroup?: string;

  /**
   * The type of the core and task nodes.
   *
   * @default - none
   */
  readonly slaveInstanceType?: string;

  /**
   * Whether the cluster cannot be ended, neither by a call nor by a step that fails.
   *
   * @default false
   */
  readonly terminationProtected?: boolean;

  /**
   * Whether Amazon EMR replaces core nodes that have gone bad.
   *
   * @default - as the release has it
   */
  readonly unhealthyNodeReplacement?: boolean;
}

export const INSTANCES_CONFIG: WireShape<EmrInstancesConfig> = {
  fields: {
    additionalMasterSecurityGroups: asIs,
    additionalSlaveSecurityGroups: asIs,
    ec2KeyName: asIs,
    ec2SubnetId: asIs,
    ec2SubnetIds: asIs,
    emrManagedMasterSecurityGroup: asIs,
    emrManagedSlaveSecurityGroup: asIs,
    hadoopVersion: asIs,
    instanceCount: number({ min: 1, unit: 'instances' }),
    instanceFleets: list(INSTANCE_FLEET),
    instanceGroups: list(INSTANCE_GROUP),
    keepJobFlowAliveWhenNoSteps: orElse(true),
    masterInstanceType: asIs,
    placement: object(PLACEMENT_TYPE),
    serviceAccessSecurityGroup: asIs,
    slaveInstanceType: asIs,
    terminationProtected: asIs,
    unhealthyNodeReplacement: asIs,
  },
  rules: (instances) => [
    hasFleets(instances) &&
      hasAny(instances.instanceGroups) && {
        prop: 'instanceGroups',
        problem: 'is given beside instanceFleets',
        fix: 'keep one of them: a cluster has groups or fleets',
      },
    alone(instances, 'emrManagedMasterSecurityGroup', 'emrManagedSlaveSecurityGroup'),
    alone(instances, 'emrManagedSlaveSecurityGroup', 'emrManagedMasterSecurityGroup'),
  ],
};

/** True for a cluster of instance fleets. */
export function hasFleets({ instanceFleets }: EmrInstancesConfig): boolean {
  return hasAny(instanceFleets);
}

function hasAny(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length !== 0;
}

function alone(
  instances: EmrInstancesConfig,
  prop: keyof EmrInstancesConfig,
  partner: keyof EmrInstancesConfig,
): TaskProblem | false {
  return (
    instances[prop] !== undefined &&
    instances[partner] === undefined && { prop, problem: `is given without ${partner}`, fix: 'give both or none' }
  );
}
