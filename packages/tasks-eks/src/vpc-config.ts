import { countProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html */
const LIMITS = {
  subnetIds: { min: 2, unit: 'subnets' },
  securityGroupIds: { max: 5, unit: 'security groups' },
};

/** How the control plane reaches what is outside of it. */
export enum EksControlPlaneEgressMode {
  /** On ways of Amazon EKS. */
  AWS_MANAGED = 'AWS_MANAGED',
  /** Through the subnets, to nothing but what these reach. */
  CUSTOMER_ISOLATED = 'CUSTOMER_ISOLATED',
  /** Through the subnets. */
  CUSTOMER_ROUTED = 'CUSTOMER_ROUTED',
}

/**
 * Where a cluster is, and from where its Kubernetes API is reached.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export interface EksVpcConfig {
  /** The ids of the subnets, at least 2, in different zones: `vpc.selectSubnets().subnetIds`. */
  readonly subnetIds: string[];

  /**
   * The ids of further security groups of the control plane, at most 5.
   *
   * @default - only the one that Amazon EKS makes
   */
  readonly securityGroupIds?: string[];

  /**
   * Whether the Kubernetes API has a public endpoint. `EksCall` and `EksRunJob` need it.
   *
   * @default true
   */
  readonly endpointPublicAccess?: boolean;

  /**
   * Whether the Kubernetes API has an endpoint within the VPC.
   *
   * @default false
   */
  readonly endpointPrivateAccess?: boolean;

  /**
   * The address blocks that may reach the public endpoint.
   *
   * @default - all
   */
  readonly publicAccessCidrs?: string[];

  /**
   * How the control plane reaches what is outside of it.
   *
   * @default EksControlPlaneEgressMode.AWS_MANAGED
   */
  readonly controlPlaneEgressMode?: EksControlPlaneEgressMode;
}

/** Where a cluster is, as the service takes it. */
export function vpcConfigArgument(config: EksVpcConfig) {
  return {
    SubnetIds: config.subnetIds,
    SecurityGroupIds: config.securityGroupIds,
    EndpointPublicAccess: config.endpointPublicAccess,
    EndpointPrivateAccess: config.endpointPrivateAccess,
    PublicAccessCidrs: config.publicAccessCidrs,
    ControlPlaneEgressMode: config.controlPlaneEgressMode,
  };
}

/**
 * What the service would refuse of it.
 *
 * @param isLocal whether the cluster is on an Outpost, where one subnet is enough
 */
export function vpcConfigProblems(
  prop: string,
  config: EksVpcConfig,
  isLocal: boolean,
): (TaskProblem | false | undefined)[] {
  const { endpointPrivateAccess = false, endpointPublicAccess, publicAccessCidrs } = config;
  return [
    countProblem(`${prop}.subnetIds`, config.subnetIds, { ...LIMITS.subnetIds, ...(isLocal ? { min: 1 } : {}) }),
    countProblem(`${prop}.securityGroupIds`, config.securityGroupIds, LIMITS.securityGroupIds),
    endpointPublicAccess === false &&
      !endpointPrivateAccess && {
        prop: `${prop}.endpointPublicAccess`,
        problem: 'is false, and there is no private endpoint either',
        fix: 'set endpointPrivateAccess',
      },
    endpointPublicAccess === false &&
      publicAccessCidrs !== undefined && {
        prop: `${prop}.publicAccessCidrs`,
        problem: 'is given, but there is no public endpoint',
        fix: 'leave it away, or set endpointPublicAccess',
      },
  ];
}
