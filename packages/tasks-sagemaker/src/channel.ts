import { countProblem, textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { InputMode } from './algorithm-specification';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sage-maker-task';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Channel.html */
const NAME = { min: 1, max: 64, pattern: /^[\w.-]+$/, of: 'letters, digits, ., - and _' };
/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html */
const MAX_ATTRIBUTES = 16;

/** What an S3 URI of input data refers to. */
export enum S3DataType {
  /** A manifest, which lists the objects. */
  MANIFEST_FILE = 'ManifestFile',
  /** All objects that begin with a prefix. */
  S3_PREFIX = 'S3Prefix',
  /** A manifest in JSON Lines, with attributes of each object. Only for training in `Pipe` mode. */
  AUGMENTED_MANIFEST_FILE = 'AugmentedManifestFile',
}

/** How the data is spread over the instances of a job. */
export enum S3DataDistributionType {
  /** Each instance gets all of it. */
  FULLY_REPLICATED = 'FullyReplicated',
  /** Each instance gets a part of the objects. */
  SHARDED_BY_S3_KEY = 'ShardedByS3Key',
}

/** What the records of the data are wrapped in. */
export enum RecordWrapperType {
  /** Nothing. */
  NONE = 'None',
  /** RecordIO, for algorithms that want it. */
  RECORD_IO = 'RecordIO',
}

/** How the data is compressed. */
export enum CompressionType {
  /** It is not. */
  NONE = 'None',
  /** With gzip. */
  GZIP = 'Gzip',
}

/**
 * Data for a training job: the training set, the validation set, …
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Channel.html
 */
export interface Channel {
  /** The name of the channel, 1 to 64 letters, digits, `.`, `-` and `_`. */
  readonly channelName: string;

  /**
   * How the data is compressed. Only in `Pipe` mode.
   *
   * @default - it is not
   */
  readonly compressionType?: CompressionType;

  /**
   * The MIME type of the data.
   *
   * @default - none
   */
  readonly contentType?: string;

  /** Where the data is. */
  readonly dataSource: DataSource;

  /**
   * How the data gets to the container.
   *
   * @default - the `trainingInputMode` of the algorithm
   */
  readonly inputMode?: InputMode;

  /**
   * What SageMaker wraps each object in.
   *
   * @default - nothing
   */
  readonly recordWrapperType?: RecordWrapperType;

  /**
   * Shuffles the data before each epoch.
   *
   * @default - not shuffled
   */
  readonly shuffleConfig?: ShuffleConfig;
}

/** How data is shuffled. */
export interface ShuffleConfig {
  /** What the order follows from. */
  readonly seed: number;
}

/** Where the data of a channel is. */
export interface DataSource {
  /** The place in Amazon S3. */
  readonly s3DataSource: S3DataSource;
}

/**
 * Data in Amazon S3.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html
 */
export interface S3DataSource {
  /**
   * The attributes to use of an augmented manifest, at most 16.
   *
   * @default - none
   */
  readonly attributeNames?: string[];

  /**
   * How the data is spread over the instances.
   *
   * @default - each instance gets all of it
   */
  readonly s3DataDistributionType?: S3DataDistributionType;

  /**
   * What the location refers to.
   *
   * @default S3DataType.S3_PREFIX
   */
  readonly s3DataType?: S3DataType;

  /** The location. The job's role may read it. */
  readonly s3Location: S3Location;
}

/** A channel by its wire names. The role of the task may read the data. */
export function channelArgument(channel: Channel, task: ISageMakerTask): object {
  const { attributeNames, s3DataDistributionType, s3DataType, s3Location } = channel.dataSource.s3DataSource;
  return {
    ChannelName: channel.channelName,
    DataSource: {
      S3DataSource: {
        S3Uri: s3Location.bind(task, { forReading: true }).uri,
        S3DataType: s3DataType ?? S3DataType.S3_PREFIX,
        S3DataDistributionType: s3DataDistributionType,
        AttributeNames: attributeNames,
      },
    },
    CompressionType: channel.compressionType,
    ContentType: channel.contentType,
    InputMode: channel.inputMode,
    RecordWrapperType: channel.recordWrapperType,
    ShuffleConfig: channel.shuffleConfig && { Seed: channel.shuffleConfig.seed },
  };
}

/** What is wrong with a channel; `prop` is where it stands. */
export function channelProblems(prop: string, channel: Channel): (TaskProblem | false | undefined)[] {
  const { channelName, dataSource } = channel;
  const { attributeNames } = dataSource.s3DataSource;
  return [
    textProblem(`${prop}.channelName`, channelName, NAME),
    countProblem(`${prop}.dataSource.s3DataSource.attributeNames`, attributeNames, { max: MAX_ATTRIBUTES }),
  ];
}
