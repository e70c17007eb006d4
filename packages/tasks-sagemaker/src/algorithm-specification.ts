import { countProblem, isLiteral, lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { DockerImage } from './docker-image';
import type { ISageMakerTask } from './sage-maker-task';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AlgorithmSpecification.html */
const ALGORITHM = /^(arn:aws[a-z-]*:sagemaker:[a-z\d-]*:\d{12}:[a-z-]*\/)?[a-z\d][a-z\d-]{0,62}(?<!-)$/i;
const LIMITS = {
  algorithmName: 170,
  metrics: { max: 40 },
  metricName: { min: 1, max: 255 },
  metricRegex: { min: 1, max: 500 },
};

/** How the data gets to the container. */
export enum InputMode {
  /** It is streamed from Amazon S3 through a named pipe. */
  PIPE = 'Pipe',
  /** It is copied to the volume before the job starts. */
  FILE = 'File',
  /** It looks like files and is streamed from Amazon S3 when they are read. */
  FAST_FILE = 'FastFile',
}

/**
 * The algorithm of a training job: either `algorithmName` or `trainingImage`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AlgorithmSpecification.html
 */
export interface AlgorithmSpecification {
  /**
   * The name or the ARN of an algorithm of this account or of AWS Marketplace, at most 170 characters.
   *
   * @default - `trainingImage` has the algorithm
   */
  readonly algorithmName?: string;

  /**
   * What to read from the algorithm's log, at most 40 metrics.
   *
   * @default - nothing
   */
  readonly metricDefinitions?: MetricDefinition[];

  /**
   * The image with the algorithm.
   *
   * @default - `algorithmName` names the algorithm
   */
  readonly trainingImage?: DockerImage;

  /**
   * How the data gets to the container.
   *
   * @default InputMode.FILE
   */
  readonly trainingInputMode?: InputMode;
}

/** A metric in the log of an algorithm. */
export interface MetricDefinition {
  /** The name of the metric, at most 255 characters. */
  readonly name: string;
  /** The regular expression that finds its value, at most 500 characters. */
  readonly regex: string;
}

/** An algorithm by its wire names. The role of the task may pull the image. */
export function algorithmArgument(algorithm: AlgorithmSpecification, task: ISageMakerTask): object {
  return {
    TrainingInputMode: algorithm.trainingInputMode ?? InputMode.FILE,
    TrainingImage: algorithm.trainingImage?.bind(task).imageUri,
    AlgorithmName: algorithm.algorithmName,
    MetricDefinitions: algorithm.metricDefinitions?.map(({ name, regex }) => ({ Name: name, Regex: regex })),
  };
}

/** What is wrong with an algorithm; `prop` is where it stands. */
export function algorithmProblems(
  prop: string,
  algorithm: AlgorithmSpecification,
): (TaskProblem | false | undefined)[] {
  const { algorithmName, metricDefinitions, trainingImage } = algorithm;
  return [
    algorithmName === undefined &&
      trainingImage === undefined && {
        prop,
        problem: 'has neither an algorithmName nor a trainingImage',
        fix: 'give one of them',
      },
    algorithmName !== undefined &&
      trainingImage !== undefined && {
        prop,
        problem: 'has an algorithmName and a trainingImage',
        fix: 'give one of them',
      },
    algorithmName !== undefined &&
      isLiteral(algorithmName) &&
      !(algorithmName.length <= LIMITS.algorithmName && ALGORITHM.test(algorithmName)) && {
        prop: `${prop}.algorithmName`,
        problem: `is ${JSON.stringify(algorithmName)}`,
        fix: 'give 1 to 63 letters, digits and hyphens, no hyphen at the beginning or the end, or an ARN of at most 170 characters',
      },
    countProblem(`${prop}.metricDefinitions`, metricDefinitions, LIMITS.metrics),
    ...(metricDefinitions ?? []).flatMap(({ name, regex }, i) => [
      lengthProblem(`${prop}.metricDefinitions[${i}].name`, name, LIMITS.metricName),
      lengthProblem(`${prop}.metricDefinitions[${i}].regex`, regex, LIMITS.metricRegex),
    ]),
  ];
}
