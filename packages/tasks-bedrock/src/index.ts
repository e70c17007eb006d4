export { BedrockAgentCoreErrors } from './bedrock-agent-core-errors';
export { BedrockErrors } from './bedrock-errors';
export type {
  DataBucketConfiguration,
  OutputBucketConfiguration,
  TrainingBucketConfiguration,
  ValidationBucketConfiguration,
} from './bucket-configuration';
export { BedrockCreateModelCustomizationJob, CustomizationType } from './create-model-customization-job';
export type {
  BedrockCreateModelCustomizationJobJsonataProps,
  BedrockCreateModelCustomizationJobJsonPathProps,
  BedrockCreateModelCustomizationJobOptions,
  BedrockCreateModelCustomizationJobProps,
} from './create-model-customization-job';
export type { CustomModelTag } from './custom-model-tag';
export type { CustomizationRole, CustomizationRoleRef } from './customization-role';
export { Guardrail } from './guardrail';
export { HarnessMessageRole } from './harness-message';
export type { HarnessMessage, HarnessMessages } from './harness-message';
export { InferenceProfile } from './inference-profile';
export type { InferenceProfileOptions } from './inference-profile';
export { BedrockAgentCoreInvokeHarness } from './invoke-harness';
export type {
  BedrockAgentCoreInvokeHarnessJsonataProps,
  BedrockAgentCoreInvokeHarnessJsonPathProps,
  BedrockAgentCoreInvokeHarnessOptions,
  BedrockAgentCoreInvokeHarnessProps,
} from './invoke-harness';
export { BedrockInvokeModel } from './invoke-model';
export type {
  BedrockInvokeModelJsonataProps,
  BedrockInvokeModelJsonPathProps,
  BedrockInvokeModelOptions,
  BedrockInvokeModelProps,
} from './invoke-model';
export type { BedrockInvokeModelInputProps, BedrockInvokeModelOutputProps } from './model-object';
export type { IBedrockCreateModelCustomizationJobVpcConfig } from './vpc-config';
