import { countProblem, lengthProblem, textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { localPathProblem } from './local-path';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingOutputConfig.html */
const LIMITS = { outputs: { max: 10, unit: 'outputs' } };
/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingFeatureStoreOutput.html */
const FEATURE_GROUP = {
  min: 1,
  max: 64,
  pattern: /^[a-z\d]([_-]*[a-z\d])*$/i,
  of: 'letters, digits, _ and -, a letter or a digit at the beginning and the end',
};

/** When the results of a processing job are put into Amazon S3. */
export enum S3UploadMode {
  /** While the job runs. */
  CONTINUOUS = 'Continuous',
  /** When the job has ended. */
  END_OF_JOB = 'EndOfJob',
}

/**
 * Where the results of a processing job go.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingOutputConfig.html
 */
export interface ProcessingOutputConfig {
  /** The results, at most 10. */
  readonly outputs: ProcessingOutput[];

  /**
   * The key that encrypts all of them. The job's role may use it, to decrypt as well.
   *
   * @default - the key of Amazon S3 in the role's account
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * A result of a processing job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingOutput.html
 */
export interface ProcessingOutput {
  /** The name of the result. */
  readonly outputName: string;

  /**
   * Whether the container puts the result there by itself.
   *
   * @default false - SageMaker puts it there
   */
  readonly appManaged?: boolean;

  /**
   * Where it goes in Amazon S3.
   *
   * @default - nowhere there
   */
  readonly s3Output?: ProcessingS3Output;

  /**
   * The feature group of the SageMaker Feature Store that the container puts records into: at most 64 letters, digits,
   * `_` and `-`. Only with `appManaged`. The role of the job has to be allowed to do that.
   *
   * @default - none
   */
  readonly featureGroupName?: string;
}

/**
 * Where a result of a processing job goes in Amazon S3.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingS3Output.html
 */
export interface ProcessingS3Output {
  /** The location. The job's role may write there. */
  readonly s3Location: S3Location;

  /**
   * Where in the container the result is, an absolute path of at most 256 characters.
   *
   * @default - none; only an output that is `appManaged` can do without it
   */
  readonly localPath?: string;

  /**
   * When it is put there.
   *
   * @default S3UploadMode.END_OF_JOB
   */
  readonly s3UploadMode?: S3UploadMode;
}

/** Results by their wire names. The role of the task may write them. */
export function processingOutputsArgument(
  { encryptionKey, outputs }: ProcessingOutputConfig,
  task: ISageMakerTask,
): object {
  encryptionKey?.grantEncryptDecrypt(task);
  return {
    Outputs: outputs.map(({ appManaged, featureGroupName, outputName, s3Output }) => ({
      OutputName: outputName,
      S3Output: s3Output && {
        S3Uri: s3Output.s3Location.bind(task, { forWriting: true }).uri,
        LocalPath: s3Output.localPath,
        S3UploadMode: s3Output.s3UploadMode ?? S3UploadMode.END_OF_JOB,
      },
      FeatureStoreOutput: featureGroupName === undefined ? undefined : { FeatureGroupName: featureGroupName },
      AppManaged: appManaged,
    })),
    KmsKeyId: encryptionKey?.keyArn,
  };
}

/** What is wrong with results; `prop` is where they stand. */
export function processingOutputsProblems(
  prop: string,
  { outputs }: ProcessingOutputConfig,
): (TaskProblem | false | undefined)[] {
  return [
    countProblem(`${prop}.outputs`, outputs, LIMITS.outputs),
    ...outputs.flatMap((output, i) => outputProblems(`${prop}.outputs[${i}]`, output)),
  ];
}

function outputProblems(
  prop: string,
  { appManaged = false, featureGroupName, outputName, s3Output }: ProcessingOutput,
): (TaskProblem | false | undefined)[] {
  return [
    lengthProblem(`${prop}.outputName`, outputName, { min: 1 }),
    s3Output === undefined &&
      featureGroupName === undefined && {
        prop,
        problem: 'has neither an s3Output nor a featureGroupName',
        fix: 'say where the result goes',
      },
    s3Output &&
      localPathProblem(`${prop}.s3Output.localPath`, s3Output.localPath, { isAppManaged: appManaged, folder: '/' }),
    textProblem(`${prop}.featureGroupName`, featureGroupName, FEATURE_GROUP),
    featureGroupName !== undefined &&
      !appManaged && {
        prop: `${prop}.featureGroupName`,
        problem: 'is given, but SageMaker does not put records into feature groups',
        fix: 'set appManaged, and have the container do it',
      },
  ];
}
