import { lengthProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { queryArgument } from './query-dataset';
import type { QueryDataset } from './query-dataset';
import type { ISageMakerTask } from './sage-maker-task';

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RedshiftDatasetDefinition.html */
const LIMITS = {
  clusterId: { min: 1, max: 63 },
  database: { min: 1, max: 64 },
  dbUser: { min: 1, max: 128 },
  queryString: { min: 1, max: 4096 },
};

/** The format that Amazon Redshift writes a result in. */
export enum RedshiftResultFormat {
  /** Apache Parquet. */
  PARQUET = 'PARQUET',
  /** Values with commas between them. */
  CSV = 'CSV',
}

/** How Amazon Redshift compresses a result. */
export enum RedshiftResultCompressionType {
  /** Not at all. */
  NONE = 'None',
  /** With gzip. */
  GZIP = 'GZIP',
  /** With bzip2. */
  BZIP2 = 'BZIP2',
  /** With Zstandard. */
  ZSTD = 'ZSTD',
  /** With Snappy. */
  SNAPPY = 'SNAPPY',
}

/**
 * The result of a query of Amazon Redshift. The role of the job has to be allowed to run the query.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RedshiftDatasetDefinition.html
 */
export interface RedshiftDatasetDefinition extends QueryDataset {
  /** The id of the cluster, at most 63 characters. */
  readonly clusterId: string;

  /** The database, at most 64 characters. */
  readonly database: string;

  /** The user of the database, at most 128 characters. */
  readonly dbUser: string;

  /** The role of the cluster, with which Redshift puts the result into Amazon S3. It is granted nothing. */
  readonly clusterRole: iam.IRole;

  /** The format of the result. */
  readonly outputFormat: RedshiftResultFormat;

  /**
   * How the result is compressed.
   *
   * @default - as the format has it
   */
  readonly outputCompression?: RedshiftResultCompressionType;
}

/** A result of Redshift by its wire names. The role of the task may read it and write it. */
export function redshiftArgument(dataset: RedshiftDatasetDefinition, task: ISageMakerTask): object {
  return {
    ClusterId: dataset.clusterId,
    Database: dataset.database,
    DbUser: dataset.dbUser,
    ...queryArgument(dataset, task),
    ClusterRoleArn: dataset.clusterRole.roleArn,
    OutputFormat: dataset.outputFormat,
    OutputCompression: dataset.outputCompression,
  };
}

/** What is wrong with a result of Redshift; `prop` is where it stands. */
export function redshiftProblems(
  prop: string,
  { clusterId, database, dbUser, queryString }: RedshiftDatasetDefinition,
): (TaskProblem | undefined)[] {
  return Object.entries({ clusterId, database, dbUser, queryString }).map(([field, text]) =>
    lengthProblem(`${prop}.${field}`, text, LIMITS[field as keyof typeof LIMITS]),
  );
}
