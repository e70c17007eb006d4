export { EksAuthenticationMode } from './access-config';
export type { EksAccessConfig } from './access-config';
export { EksAmiType } from './ami-type';
export { EksNodePool } from './auto-mode';
export type { EksAutoMode } from './auto-mode';
export { EksCall } from './call';
export type { EksCallJsonataProps, EksCallJsonPathProps, EksCallOptions, EksCallProps } from './call';
export type { CalledCluster } from './called-cluster';
export type { EksClusterOptions, NamedCluster } from './cluster-target';
export { EksControlPlaneTier, EksLogType, EksScoringStrategy } from './control-plane';
export type { EksControlPlane, EksPortRange } from './control-plane';
export { EksCreateCluster, EksSupportType } from './create-cluster';
export type {
  EksCreateClusterJsonataProps,
  EksCreateClusterJsonPathProps,
  EksCreateClusterOptions,
  EksCreateClusterProps,
} from './create-cluster';
export { EksCreateFargateProfile } from './create-fargate-profile';
export type {
  EksCreateFargateProfileJsonataProps,
  EksCreateFargateProfileJsonPathProps,
  EksCreateFargateProfileOptions,
  EksCreateFargateProfileProps,
} from './create-fargate-profile';
export { EksCapacityType, EksCreateNodegroup } from './create-nodegroup';
export type {
  EksCreateNodegroupJsonataProps,
  EksCreateNodegroupJsonPathProps,
  EksCreateNodegroupOptions,
  EksCreateNodegroupProps,
  EksRemoteAccess,
} from './create-nodegroup';
export { EksDeleteCluster } from './delete-cluster';
export type {
  EksDeleteClusterJsonataProps,
  EksDeleteClusterJsonPathProps,
  EksDeleteClusterOptions,
  EksDeleteClusterProps,
} from './delete-cluster';
export { EksDeleteFargateProfile } from './delete-fargate-profile';
export type {
  EksDeleteFargateProfileJsonataProps,
  EksDeleteFargateProfileJsonPathProps,
  EksDeleteFargateProfileOptions,
  EksDeleteFargateProfileProps,
} from './delete-fargate-profile';
export { EksDeleteNodegroup } from './delete-nodegroup';
export type {
  EksDeleteNodegroupJsonataProps,
  EksDeleteNodegroupJsonPathProps,
  EksDeleteNodegroupOptions,
  EksDeleteNodegroupProps,
} from './delete-nodegroup';
export { EksErrors } from './eks-errors';
export type { EksFargateSelector } from './fargate-selector';
export { HttpMethods, MethodType } from './http-methods';
export { EksIpFamily } from './kubernetes-network';
export type { EksKubernetesNetwork } from './kubernetes-network';
export type { EksLogOptions } from './log-options';
export type { EksNodegroupScaling } from './nodegroup-scaling';
export { EksNodegroupUpdateStrategy } from './nodegroup-update';
export type { EksNodegroupUpdate } from './nodegroup-update';
export type { EksLaunchTemplate } from './node-launch-template';
export { EksRepairAction } from './node-repair';
export type { EksNodeRepair, EksNodeRepairOverride } from './node-repair';
export { EksTaintEffect } from './node-taint';
export type { EksTaint } from './node-taint';
export { EksSpreadLevel } from './outpost';
export type { EksOutpost } from './outpost';
export type { EksRemoteNetwork } from './remote-network';
export { EksRunJob } from './run-job';
export type { EksRunJobJsonataProps, EksRunJobJsonPathProps, EksRunJobOptions, EksRunJobProps } from './run-job';
export { EksControlPlaneEgressMode } from './vpc-config';
export type { EksVpcConfig } from './vpc-config';
export { EksWarmPoolState } from './warm-pool';
export type { EksWarmPool } from './warm-pool';
