import { hasEntries, isFromState } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';

/** Pools of nodes that EKS Auto Mode has. */
export enum EksNodePool {
  /** For workloads. */
  GENERAL_PURPOSE = 'general-purpose',
  /** For add-ons of the cluster. */
  SYSTEM = 'system',
}

/**
 * What EKS Auto Mode does with nodes, volumes and load balancers, all of which it takes care of.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/automode.html
 */
export interface EksAutoMode {
  /**
   * The pools of nodes that there are from the start. They need `nodeRole`.
   *
   * @default - none
   */
  readonly nodePools?: EksNodePool[];

  /**
   * The role of the nodes. The state machine may hand it over.
   *
   * @default - none
   */
  readonly nodeRole?: iam.IRole;

  /**
   * Whether Amazon EKS keeps the resource definitions of the Kubernetes Gateway API.
   *
   * @default - as Amazon EKS has it
   */
  readonly managedGatewayApiCrds?: boolean;
}

/** Auto Mode as the service takes it, which wants all of its parts at once. */
export function autoModeArguments(autoMode: EksAutoMode | undefined) {
  if (autoMode === undefined) {
    return {};
  }
  const { managedGatewayApiCrds: managed, nodePools, nodeRole } = autoMode;
  return {
    compute: { Enabled: true, NodePools: nodePools, NodeRoleArn: nodeRole?.roleArn },
    storage: { BlockStorage: { Enabled: true } },
    loadBalancing: {
      Enabled: true,
      GatewayApi: managed === undefined ? undefined : { Crds: { Managed: managed } },
    },
  };
}

/** What the service would refuse of it. */
export function autoModeProblems(
  autoMode: EksAutoMode | undefined,
  bootstrapSelfManagedAddons: boolean | undefined,
): (TaskProblem | false)[] {
  if (autoMode === undefined) {
    return [];
  }
  const { nodePools, nodeRole } = autoMode;
  return [
    hasEntries(nodePools) &&
      !isFromState(nodePools) &&
      nodeRole === undefined && {
        prop: 'autoMode.nodePools',
        problem: 'is given without a role of the nodes',
        fix: 'give nodeRole',
      },
    bootstrapSelfManagedAddons === true && {
      prop: 'bootstrapSelfManagedAddons',
      problem: 'is true, but Auto Mode brings its own',
      fix: 'leave it away',
    },
  ];
}
