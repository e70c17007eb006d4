export { BatchErrors } from './batch-errors';
export type { BatchJobArns, BatchJobConstructs, WithJobConstructs } from './batch-target';
export type { BatchContainerOverrides, ContainerOverrides } from './container-overrides';
export type {
  BatchEcsContainerOverride,
  BatchEcsPropertiesOverride,
  BatchEcsTaskOverride,
} from './ecs-properties-override';
export type {
  BatchEksContainerOverride,
  BatchEksMetadata,
  BatchEksPodOverride,
  BatchEksPropertiesOverride,
  BatchEksResources,
} from './eks-properties-override';
export type { BatchJobDependency, JobDependency } from './job-dependency';
export type { BatchNodeOverrides, BatchNodePropertyOverride } from './node-overrides';
export type { BatchPropertyOverrides } from './property-overrides';
export { BatchSubmitJob } from './submit-job';
export type {
  BatchSubmitJobJsonataProps,
  BatchSubmitJobJsonPathProps,
  BatchSubmitJobOptions,
  BatchSubmitJobProps,
} from './submit-job';
