export type {
  DataBucketConfiguration,
  OutputBucketConfiguration,
  TrainingBucketConfiguration,
  ValidationBucketConfiguration,
} from './bucket-configuration';
export { BedrockCreateModelCustomizationJob } from './create-model-customization-job';
export type {
  BedrockCreateModelCustomizationJobJsonataProps,
  BedrockCreateModelCustomizationJobJsonPathProps,
  BedrockCreateModelCustomizationJobOptions,
  BedrockCreateModelCustomizationJobProps,
} from './create-model-customization-job';
export type { CustomModelTag } from './custom-model-tag';
export type { CustomizationRole, CustomizationRoleRef } from './customization-role';
export { CustomizationType } from './customization-type';
export { Guardrail } from './guardrail';
export { InferenceProfile } from './inference-profile';
export type { InferenceProfileOptions } from './inference-profile';
export { BedrockInvokeModel } from './invoke-model';
export type {
  BedrockInvokeModelJsonataProps,
  BedrockInvokeModelJsonPathProps,
  BedrockInvokeModelOptions,
  BedrockInvokeModelProps,
} from './invoke-model';
export type { BedrockInvokeModelInputProps, BedrockInvokeModelOutputProps } from './model-object';
export type { IBedrockCreateModelCustomizationJobVpcConfig } from './vpc-config';
