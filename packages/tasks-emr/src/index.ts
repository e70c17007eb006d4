export { ActionOnFailure } from './action-on-failure';
export { EmrAddStep } from './add-step';
export type { EmrAddStepJsonataProps, EmrAddStepJsonPathProps, EmrAddStepOptions, EmrAddStepProps } from './add-step';
export type { EmrApplicationConfig } from './application';
export { EmrScalingAdjustmentType } from './auto-scaling-policy';
export type {
  EmrAutoScalingPolicy,
  EmrScalingAction,
  EmrScalingConstraints,
  EmrScalingRule,
  EmrScalingTrigger,
  EmrSimpleScalingPolicyConfiguration,
} from './auto-scaling-policy';
export type { EmrBootstrapActionConfig, EmrScriptBootstrapActionConfig } from './bootstrap-action';
export { EmrCancelStep } from './cancel-step';
export type {
  EmrCancelStepJsonataProps,
  EmrCancelStepJsonPathProps,
  EmrCancelStepOptions,
  EmrCancelStepProps,
} from './cancel-step';
export {
  EmrCloudWatchAlarmComparisonOperator,
  EmrCloudWatchAlarmStatistic,
  EmrCloudWatchAlarmUnit,
} from './cloud-watch-alarm';
export type { EmrCloudWatchAlarmDefinition, EmrMetricDimension } from './cloud-watch-alarm';
export type { EmrClusterOptions } from './cluster-target';
export type { EmrConfiguration } from './configuration';
export { EmrCreateCluster } from './create-cluster';
export type {
  EmrCreateClusterJsonataProps,
  EmrCreateClusterJsonPathProps,
  EmrCreateClusterProps,
} from './create-cluster';
export type { EmrCreateClusterOptions } from './create-cluster-request';
export { EmrEbsBlockDeviceVolumeType } from './ebs-configuration';
export type { EmrEbsBlockDeviceConfig, EmrEbsConfiguration, EmrVolumeSpecification } from './ebs-configuration';
export { EmrErrors } from './emr-errors';
export { EmrOnDemandAllocationStrategy, EmrSpotAllocationStrategy, EmrSpotTimeoutAction } from './fleet-provisioning';
export type {
  EmrInstanceFleetProvisioningSpecifications,
  EmrOnDemandProvisioningSpecification,
  EmrSpotProvisioningSpecification,
} from './fleet-provisioning';
export type { EmrInstanceFleetConfig } from './instance-fleet';
export type { EmrInstanceGroupConfig } from './instance-group';
export type {
  EmrInstanceGroupModifyConfig,
  EmrInstanceResizePolicy,
  EmrShrinkPolicy,
} from './instance-group-modification';
export { EmrInstanceMarket } from './instance-market';
export { EmrInstanceRoleType } from './instance-role-type';
export type { EmrInstanceTypeConfig } from './instance-type';
export type { EmrInstancesConfig } from './instances-config';
export type { EmrKerberosAttributes } from './kerberos-attributes';
export { EmrComputeLimitsUnitType } from './managed-scaling-policy';
export type { EmrManagedScalingComputeLimits, EmrManagedScalingPolicy } from './managed-scaling-policy';
export { EmrModifyInstanceFleetByName } from './modify-instance-fleet-by-name';
export type {
  EmrModifyInstanceFleetByNameJsonataProps,
  EmrModifyInstanceFleetByNameJsonPathProps,
  EmrModifyInstanceFleetByNameOptions,
  EmrModifyInstanceFleetByNameProps,
} from './modify-instance-fleet-by-name';
export { EmrModifyInstanceGroupByName } from './modify-instance-group-by-name';
export type {
  EmrModifyInstanceGroupByNameJsonataProps,
  EmrModifyInstanceGroupByNameJsonPathProps,
  EmrModifyInstanceGroupByNameOptions,
  EmrModifyInstanceGroupByNameProps,
} from './modify-instance-group-by-name';
export { EmrPlacementGroupStrategy } from './placement-group';
export type { EmrPlacementGroupConfig } from './placement-group';
export type { EmrPlacementType } from './placement-type';
export { EmrScaleDownBehavior } from './scale-down-behavior';
export { EmrSetClusterTerminationProtection } from './set-cluster-termination-protection';
export type {
  EmrSetClusterTerminationProtectionJsonataProps,
  EmrSetClusterTerminationProtectionJsonPathProps,
  EmrSetClusterTerminationProtectionOptions,
  EmrSetClusterTerminationProtectionProps,
} from './set-cluster-termination-protection';
export { EmrTerminateCluster } from './terminate-cluster';
export type {
  EmrTerminateClusterJsonataProps,
  EmrTerminateClusterJsonPathProps,
  EmrTerminateClusterOptions,
  EmrTerminateClusterProps,
} from './terminate-cluster';
