import { lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { InputMode } from './algorithm-specification';
import { CompressionType, S3DataType } from './channel';
import type { S3DataDistributionType } from './channel';
import { datasetArgument, datasetProblems, inputModeProblem } from './dataset-definition';
import type { DatasetDefinition } from './dataset-definition';
import { localPathProblem } from './local-path';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/**
 * What a processing job reads: `s3Input` or `datasetDefinition`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingInput.html
 */
export interface ProcessingInput {
  /** The name of the input. */
  readonly inputName: string;

  /**
   * Whether the container gets the data by itself.
   *
   * @default false - SageMaker puts it there
   */
  readonly appManaged?: boolean;

  /**
   * Data in Amazon S3.
   *
   * @default - `datasetDefinition` has the data
   */
  readonly s3Input?: ProcessingS3Input;

  /**
   * The result of a query.
   *
   * @default - `s3Input` has the data
   */
  readonly datasetDefinition?: DatasetDefinition;
}

/**
 * Data in Amazon S3 for a processing job.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingS3Input.html
 */
export interface ProcessingS3Input {
  /** The location. The job's role may read it. */
  readonly s3Location: S3Location;

  /**
   * Where in the container the data is: a path of at most 256 characters that begins with `/opt/ml/processing/`.
   *
   * @default - none; only an input that is `appManaged` can do without it
   */
  readonly localPath?: string;

  /**
   * What the location refers to: `S3_PREFIX` or `MANIFEST_FILE`.
   *
   * @default S3DataType.S3_PREFIX
   */
  readonly s3DataType?: S3DataType;

  /**
   * How the data gets to the container: `FILE` or `PIPE`.
   *
   * @default InputMode.FILE
   */
  readonly s3InputMode?: InputMode;

  /**
   * How the data is spread over the instances.
   *
   * @default S3DataDistributionType.FULLY_REPLICATED
   */
  readonly s3DataDistributionType?: S3DataDistributionType;

  /**
   * How the data is compressed. Only in `PIPE` mode.
   *
   * @default - it is not
   */
  readonly s3CompressionType?: CompressionType;
}

/** An input by its wire names. The role of the task may read the data. */
export function processingInputArgument(input: ProcessingInput, task: ISageMakerTask): object {
  const { appManaged, datasetDefinition, inputName, s3Input } = input;
  return {
    InputName: inputName,
    AppManaged: appManaged,
    S3Input: s3Input && {
      S3Uri: s3Input.s3Location.bind(task, { forReading: true }).uri,
      LocalPath: s3Input.localPath,
      S3DataType: s3Input.s3DataType ?? S3DataType.S3_PREFIX,
      S3InputMode: s3Input.s3InputMode,
      S3DataDistributionType: s3Input.s3DataDistributionType,
      S3CompressionType: s3Input.s3CompressionType,
    },
    DatasetDefinition: datasetDefinition && datasetArgument(datasetDefinition, task),
  };
}

/** What is wrong with an input; `prop` is where it stands. */
export function processingInputProblems(prop: string, input: ProcessingInput): (TaskProblem | false | undefined)[] {
  const { appManaged = false, datasetDefinition, inputName, s3Input } = input;
  return [
    lengthProblem(`${prop}.inputName`, inputName, { min: 1 }),
    s3Input === undefined &&
      datasetDefinition === undefined && {
        prop,
        problem: 'has neither an s3Input nor a datasetDefinition',
        fix: 'give one of them',
      },
    ...(s3Input ? s3InputProblems(`${prop}.s3Input`, s3Input, appManaged) : []),
    ...(datasetDefinition ? datasetProblems(`${prop}.datasetDefinition`, datasetDefinition, appManaged) : []),
  ];
}

function s3InputProblems(
  prop: string,
  { localPath, s3CompressionType, s3DataType, s3InputMode }: ProcessingS3Input,
  isAppManaged: boolean,
): (TaskProblem | false | undefined)[] {
  return [
    localPathProblem(`${prop}.localPath`, localPath, { isAppManaged, folder: '/opt/ml/processing/' }),
    s3DataType === S3DataType.AUGMENTED_MANIFEST_FILE && {
      prop: `${prop}.s3DataType`,
      problem: 'is AUGMENTED_MANIFEST_FILE, which processing jobs do not have',
      fix: 'give S3_PREFIX or MANIFEST_FILE',
    },
    inputModeProblem(`${prop}.s3InputMode`, s3InputMode),
    s3CompressionType === CompressionType.GZIP &&
      (s3InputMode === undefined || s3InputMode === InputMode.FILE) && {
        prop: `${prop}.s3CompressionType`,
        problem: 'is GZIP in FILE mode',
        fix: 'give the s3InputMode PIPE, or have the container unpack the data',
      },
  ];
}
