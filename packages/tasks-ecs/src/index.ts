export { CapacityProviderOptions } from './capacity-provider-options';
export type { ContainerOverride, TaskEnvironmentVariable } from './container-override';
export { EcsEc2LaunchTarget } from './ec2-launch-target';
export type { EcsEc2LaunchTargetOptions } from './ec2-launch-target';
export { EcsErrors } from './ecs-errors';
export { EcsFargateLaunchTarget } from './fargate-launch-target';
export type { EcsFargateLaunchTargetOptions } from './fargate-launch-target';
export type { EcsLaunchTargetConfig, IEcsLaunchTarget, LaunchTargetBindOptions } from './launch-target';
export { EcsRunTask } from './run-task';
export type {
  CommonEcsRunTaskProps,
  EcsRunTaskJsonataProps,
  EcsRunTaskJsonPathProps,
  EcsRunTaskOptions,
  EcsRunTaskProps,
} from './run-task';
export type { EcsTaskDefinitionOptions } from './task-definition-target';
export type { EcsTaskNetworkOptions } from './task-network';
