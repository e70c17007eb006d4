import type { TaskProblem } from '@cdk-sfn/core';
import type { DockerImage } from './docker-image';
import type { ISageMakerTask } from './sage-maker-task';
import { textListProblems } from './text-list';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AppSpecification.html */
const LIMITS = { count: { min: 1, max: 100 }, length: { max: 256 } };

/**
 * The container of a processing job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AppSpecification.html
 */
export interface AppSpecification {
  /** The image. The job's role may pull it. */
  readonly image: DockerImage;

  /**
   * What is started in the container: 1 to 100 texts of at most 256 characters.
   *
   * @default - the entrypoint of the image
   */
  readonly containerEntrypoint?: string[];

  /**
   * What it is started with: 1 to 100 texts of at most 256 characters.
   *
   * @default - nothing
   */
  readonly containerArguments?: string[];
}

/** A container by its wire names. The role of the task may pull the image. */
export function appArgument(app: AppSpecification, task: ISageMakerTask): object {
  return {
    ImageUri: app.image.bind(task).imageUri,
    ContainerEntrypoint: app.containerEntrypoint,
    ContainerArguments: app.containerArguments,
  };
}

/** What is wrong with a container; `prop` is where it stands. */
export function appProblems(prop: string, app: AppSpecification): (TaskProblem | undefined)[] {
  return [
    ...textListProblems(`${prop}.containerEntrypoint`, app.containerEntrypoint, LIMITS),
    ...textListProblems(`${prop}.containerArguments`, app.containerArguments, LIMITS),
  ];
}
