import { lengthProblem, textProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { queryArgument } from './query-dataset';
import type { QueryDataset } from './query-dataset';
import type { ISageMakerTask } from './sage-maker-task';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AthenaDatasetDefinition.html */
const LIMITS = {
  catalog: { min: 1, max: 256 },
  database: { min: 1, max: 255 },
  query: { min: 1, max: 4096 },
  workGroup: { min: 1, max: 128, pattern: /^[\w.-]+$/, of: 'letters, digits, ., - and _' },
};

/** The format that Amazon Athena writes a result in. */
export enum AthenaResultFormat {
  /** Apache Parquet. */
  PARQUET = 'PARQUET',
  /** Apache ORC. */
  ORC = 'ORC',
  /** Apache Avro. */
  AVRO = 'AVRO',
  /** JSON. */
  JSON = 'JSON',
  /** Text. */
  TEXTFILE = 'TEXTFILE',
}

/** How Amazon Athena compresses a result. */
export enum AthenaResultCompressionType {
  /** With gzip. */
  GZIP = 'GZIP',
  /** With Snappy. */
  SNAPPY = 'SNAPPY',
  /** With zlib. */
  ZLIB = 'ZLIB',
}

/**
 * The result of a query of Amazon Athena. The role of the job has to be allowed to run the query.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AthenaDatasetDefinition.html
 */
export interface AthenaDatasetDefinition extends QueryDataset {
  /** The data catalog, at most 256 characters. */
  readonly catalog: string;

  /** The database, at most 255 characters. */
  readonly database: string;

  /**
   * The work group, at most 128 letters, digits, `.`, `-` and `_`.
   *
   * @default - the primary one
   */
  readonly workGroup?: string;

  /** The format of the result. */
  readonly outputFormat: AthenaResultFormat;

  /**
   * How the result is compressed.
   *
   * @default - as the format has it
   */
  readonly outputCompression?: AthenaResultCompressionType;
}

/** A result of Athena by its wire names. The role of the task may read it and write it. */
export function athenaArgument(dataset: AthenaDatasetDefinition, task: ISageMakerTask): object {
  return {
    Catalog: dataset.catalog,
    Database: dataset.database,
    ...queryArgument(dataset, task),
    WorkGroup: dataset.workGroup,
    OutputFormat: dataset.outputFormat,
    OutputCompression: dataset.outputCompression,
  };
}

/** What is wrong with a result of Athena; `prop` is where it stands. */
export function athenaProblems(
  prop: string,
  { catalog, database, queryString, workGroup }: AthenaDatasetDefinition,
): (TaskProblem | false | undefined)[] {
  return [
    lengthProblem(`${prop}.catalog`, catalog, LIMITS.catalog),
    lengthProblem(`${prop}.database`, database, LIMITS.database),
    lengthProblem(`${prop}.queryString`, queryString, LIMITS.query),
    textProblem(`${prop}.workGroup`, workGroup, LIMITS.workGroup),
  ];
}
