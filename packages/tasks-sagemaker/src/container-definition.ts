import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { DockerImage } from './docker-image';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/** How many models a container hosts. */
export enum Mode {
  /** One. */
  SINGLE_MODEL = 'SingleModel',
  /**
   * Many, loaded when they are called.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/multi-model-endpoints.html
   */
  MULTI_MODEL = 'MultiModel',
}

/**
 * What a `ContainerDefinition` says.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export interface ContainerDefinitionOptions {
  /**
   * The image with the inference code.
   *
   * @default - that of the model package
   */
  readonly image?: DockerImage;

  /**
   * The variables of the container's environment: an object of texts.
   *
   * @default - none
   */
  readonly environmentVariables?: TaskInput;

  /**
   * The name or the ARN of the model package to make the model from.
   *
   * @default - none
   */
  readonly modelPackageName?: string;

  /**
   * How many models the container hosts.
   *
   * @default - one
   */
  readonly mode?: Mode;

  /**
   * The name of the container in logs and metrics of an inference pipeline, at most 63 letters, digits and hyphens.
   *
   * @default - none
   */
  readonly containerHostName?: string;

  /**
   * Where the artifacts of the model are: one `.tar.gz` file, or a prefix of many with `Mode.MULTI_MODEL`.
   *
   * @default - none: the algorithm needs none, or the model package has it
   */
  readonly modelS3Location?: S3Location;
}

/** A container as the task names it. */
export interface ContainerDefinitionConfig {
  /**
   * The fields of the container, by their wire names.
   *
   * @default - none
   */
  readonly parameters?: { [key: string]: any };
}

/** A container that serves a model. */
export interface IContainerDefinition {
  /** Called by the task that uses the container: grants its role the image and the artifacts. */
  bind(task: ISageMakerTask): ContainerDefinitionConfig;
}

/**
 * A container that serves a model.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export class ContainerDefinition implements IContainerDefinition {
  constructor(private readonly options: ContainerDefinitionOptions) {}

  /** Called by the task that uses the container: grants its role the image and the artifacts. */
  public bind(task: ISageMakerTask): ContainerDefinitionConfig {
    const { containerHostName, environmentVariables, image, mode, modelPackageName, modelS3Location } = this.options;
    return {
      parameters: {
        ContainerHostname: containerHostName,
        Image: image?.bind(task).imageUri,
        Mode: mode,
        ModelDataUrl: modelS3Location?.bind(task, { forReading: true }).uri,
        ModelPackageName: modelPackageName,
        Environment: environmentVariables?.value as unknown,
      },
    };
  }
}
