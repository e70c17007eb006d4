import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/**
 * Where the intermediate results of a training job go, and come from when it goes on.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-checkpoints.html
 */
export interface CheckpointConfig {
  /**
   * The directory of the container that is kept in step with the location.
   *
   * @default '/opt/ml/checkpoints'
   */
  readonly localPath?: string;

  /** The location. The job's role may read it and write there. */
  readonly s3Location: S3Location;
}

/** Checkpoints by their wire names. The role of the task may read and write them. */
export function checkpointArgument({ localPath, s3Location }: CheckpointConfig, task: ISageMakerTask): object {
  return {
    S3Uri: s3Location.bind(task, { forReading: true, forWriting: true }).uri,
    LocalPath: localPath,
  };
}
