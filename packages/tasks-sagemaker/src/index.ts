export { AcceleratorClass, AcceleratorType } from './accelerator-type';
export { InputMode } from './algorithm-specification';
export type { AlgorithmSpecification, MetricDefinition } from './algorithm-specification';
export type { AppSpecification } from './app-specification';
export { AthenaResultCompressionType, AthenaResultFormat } from './athena-dataset';
export type { AthenaDatasetDefinition } from './athena-dataset';
export { CompressionType, RecordWrapperType, S3DataDistributionType, S3DataType } from './channel';
export type { Channel, DataSource, S3DataSource, ShuffleConfig } from './channel';
export type { CheckpointConfig } from './checkpoint-config';
export { ContainerDefinition, Mode } from './container-definition';
export type {
  ContainerDefinitionConfig,
  ContainerDefinitionOptions,
  IContainerDefinition,
} from './container-definition';
export { SageMakerCreateEndpoint } from './create-endpoint';
export type {
  SageMakerCreateEndpointJsonataProps,
  SageMakerCreateEndpointJsonPathProps,
  SageMakerCreateEndpointOptions,
  SageMakerCreateEndpointProps,
} from './create-endpoint';
export { SageMakerCreateEndpointConfig } from './create-endpoint-config';
export type {
  SageMakerCreateEndpointConfigJsonataProps,
  SageMakerCreateEndpointConfigJsonPathProps,
  SageMakerCreateEndpointConfigOptions,
  SageMakerCreateEndpointConfigProps,
} from './create-endpoint-config';
export { SageMakerCreateHyperParameterTuningJob } from './create-hyper-parameter-tuning-job';
export type {
  SageMakerCreateHyperParameterTuningJobJsonataProps,
  SageMakerCreateHyperParameterTuningJobJsonPathProps,
  SageMakerCreateHyperParameterTuningJobOptions,
  SageMakerCreateHyperParameterTuningJobProps,
} from './create-hyper-parameter-tuning-job';
export { SageMakerCreateLabelingJob } from './create-labeling-job';
export type {
  SageMakerCreateLabelingJobJsonataProps,
  SageMakerCreateLabelingJobJsonPathProps,
  SageMakerCreateLabelingJobOptions,
  SageMakerCreateLabelingJobProps,
} from './create-labeling-job';
export { SageMakerCreateModel } from './create-model';
export type {
  SageMakerCreateModelJsonataProps,
  SageMakerCreateModelJsonPathProps,
  SageMakerCreateModelOptions,
  SageMakerCreateModelProps,
} from './create-model';
export { SageMakerCreateProcessingJob } from './create-processing-job';
export type {
  SageMakerCreateProcessingJobJsonataProps,
  SageMakerCreateProcessingJobJsonPathProps,
  SageMakerCreateProcessingJobOptions,
  SageMakerCreateProcessingJobProps,
} from './create-processing-job';
export { SageMakerCreateTrainingJob } from './create-training-job';
export type {
  SageMakerCreateTrainingJobJsonataProps,
  SageMakerCreateTrainingJobJsonPathProps,
  SageMakerCreateTrainingJobOptions,
  SageMakerCreateTrainingJobProps,
} from './create-training-job';
export { BatchStrategy, SageMakerCreateTransformJob } from './create-transform-job';
export type {
  SageMakerCreateTransformJobJsonataProps,
  SageMakerCreateTransformJobJsonPathProps,
  SageMakerCreateTransformJobOptions,
  SageMakerCreateTransformJobProps,
} from './create-transform-job';
export type { DatasetDefinition } from './dataset-definition';
export { DockerImage } from './docker-image';
export type { DockerImageConfig, DockerImageExpressionOptions } from './docker-image';
export type { EncryptionKey, EncryptionKeyRef } from './encryption-key';
export type { ExperimentConfig } from './experiment-config';
export type { HumanTaskConfig } from './human-task-config';
export type { LabelingAlgorithmsConfig } from './labeling-algorithms-config';
export { ContentClassifier } from './labeling-input';
export type { LabelingInputConfig } from './labeling-input';
export type { LabelingOutputConfig } from './labeling-output';
export type { LabelingStoppingConditions } from './labeling-stopping-conditions';
export type { ModelClientOptions } from './model-client-options';
export type { SageMakerNetworkOptions } from './network-options';
export type { OutputDataConfig } from './output-data-config';
export { HyperParameterScalingType } from './parameter-ranges';
export type {
  AutoParameter,
  CategoricalParameterRange,
  NumericParameterRange,
  ParameterRanges,
} from './parameter-ranges';
export type { ProcessingInput, ProcessingS3Input } from './processing-input';
export { S3UploadMode } from './processing-output';
export type { ProcessingOutput, ProcessingOutputConfig, ProcessingS3Output } from './processing-output';
export type { ProcessingStoppingCondition } from './processing-stopping-condition';
export type { ProductionVariant, ServerlessConfig } from './production-variant';
export type { QueryDataset } from './query-dataset';
export { RedshiftResultCompressionType, RedshiftResultFormat } from './redshift-dataset';
export type { RedshiftDatasetDefinition } from './redshift-dataset';
export type { SageMakerInstanceConfig, ResourceConfig } from './resource-config';
export { S3Location } from './s3-location';
export type { S3LocationBindOptions, S3LocationConfig, S3LocationExpressionOptions } from './s3-location';
export { SageMakerErrors } from './sage-maker-errors';
export type { SageMakerTargetOptions } from './sage-maker-resource';
export type { ISageMakerTask } from './sage-maker-task';
export { SageMakerTaskBase } from './sage-maker-task-base';
export type { StoppingCondition } from './stopping-condition';
export type { TrainingJobDefinition } from './training-job-definition';
export type { TrainingOptions } from './training-options';
export { AssembleWith, SplitType } from './transform-data';
export type { TransformDataSource, TransformInput, TransformOutput, TransformS3DataSource } from './transform-data';
export type { TransformResources } from './transform-resources';
export { TrainingJobEarlyStoppingType, TuningStrategy } from './tuning-job-config';
export type {
  HyperbandStrategyConfig,
  HyperParameterTuningJobConfig,
  TuningJobCompletionCriteria,
  TuningResourceLimits,
} from './tuning-job-config';
export { TuningObjectiveType } from './tuning-objective';
export type { TuningObjective } from './tuning-objective';
export { TuningAllocationStrategy } from './tuning-resource-config';
export type { TuningResourceConfig } from './tuning-resource-config';
export { SageMakerUpdateEndpoint } from './update-endpoint';
export type {
  SageMakerUpdateEndpointJsonataProps,
  SageMakerUpdateEndpointJsonPathProps,
  SageMakerUpdateEndpointOptions,
  SageMakerUpdateEndpointProps,
} from './update-endpoint';
export type { VpcConfig } from './vpc-access';
export { WarmStartType } from './warm-start-config';
export type { WarmStartConfig } from './warm-start-config';
export type { WorkforceTaskPrice } from './workforce-task-price';
