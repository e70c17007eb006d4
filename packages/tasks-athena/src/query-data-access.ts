import { countProblem, iamPattern, isFromState } from '@cdk-sfn/core';
import type { TaskPermission, TaskProblem } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { QueryExecutionContext } from './query-execution-context';
import type { ResultConfiguration } from './result-configuration';
import { ANY_BUCKET, bucketArn, objectsArn } from './s3-folder';
import type { S3Folder } from './s3-folder';

/**
 * What a query reads and writes. `*` stands for what comes from the state. Athena works on behalf of the state machine, whose role needs these permissions, and
 * nobody but its author knows which tables a query names.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/managing-access.html
 */
export interface QueryDataAccess {
  /**
   * Where the data of the tables lies, and the results too when the work group or the state says where they go.
   *
   * @default - anywhere: all objects may be read, and only those of `outputLocation` written
   */
  readonly locations?: S3Folder[];

  /**
   * The databases of the AWS Glue Data Catalog that the query names, beside that of `queryExecutionContext`. `*` and
   * `?` match as in IAM.
   *
   * @default - that of `queryExecutionContext`, or `default`
   */
  readonly databases?: string[];

  /**
   * Whether the query only reads, as `SELECT` does. Then it may change no database and no table, and of the data only
   * results are written.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** What the permissions depend on. */
interface DataOfQuery {
  readonly dataAccess?: QueryDataAccess;
  readonly queryExecutionContext?: QueryExecutionContext;
  readonly resultConfiguration?: ResultConfiguration;
}

interface S3Actions {
  readonly bucket: readonly string[];
  readonly objects: readonly string[];
}

const READ: S3Actions = { bucket: ['s3:GetBucketLocation', 's3:ListBucket'], objects: ['s3:GetObject'] };
const WRITE: S3Actions = {
  bucket: ['s3:ListBucketMultipartUploads'],
  objects: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
};
const WRITE_RESULTS: S3Actions = { ...WRITE, bucket: ['s3:CreateBucket', ...WRITE.bucket] };

const CATALOG = [
  'glue:BatchCreatePartition',
  'glue:BatchDeletePartition',
  'glue:BatchDeleteTable',
  'glue:BatchGetPartition',
  'glue:CreateDatabase',
  'glue:CreatePartition',
  'glue:CreateTable',
  'glue:DeleteDatabase',
  'glue:DeletePartition',
  'glue:DeleteTable',
  'glue:GetDatabase',
  'glue:GetDatabases',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
  'glue:GetTables',
  'glue:UpdateDatabase',
  'glue:UpdatePartition',
  'glue:UpdateTable',
];
const READ_CATALOG = CATALOG.filter((action) => /^glue:(Batch)?Get/.test(action));

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html */
export function dataPermissions(scope: Construct, query: DataOfQuery): TaskPermission[] {
  const { locations, readOnly = false } = query.dataAccess ?? {};
  const { outputLocation } = query.resultConfiguration ?? {};
  const results =
    outputLocation && (locations === undefined || !isFromState(outputLocation.bucketName)) ? [outputLocation] : [];
  const databases = databasesOf(query);
  const glueArn = (resource: string, resourceName?: string): string =>
    Stack.of(scope).formatArn({ service: 'glue', resource, resourceName });
  return [
    ...s3Permissions(scope, READ, locations ? [...results, ...locations] : [ANY_BUCKET]),
    ...s3Permissions(scope, WRITE_RESULTS, results.length > 0 ? results : (locations ?? [ANY_BUCKET])),
    ...(results.length > 0 && locations && !readOnly ? s3Permissions(scope, WRITE, locations) : []),
    { actions: ['lakeformation:GetDataAccess'], resources: ['*'] },
    {
      actions: readOnly ? READ_CATALOG : CATALOG,
      resources: [
        glueArn('catalog'),
        ...databases.flatMap((database) => [
          glueArn('database', database),
          glueArn('table', `${database}/*`),
          glueArn('userDefinedFunction', `${database}/*`),
        ]),
      ],
    },
  ];
}

/** Lists that say nothing. */
export function dataAccessProblems({ databases, locations }: QueryDataAccess = {}): (TaskProblem | undefined)[] {
  return [
    countProblem('dataAccess.databases', databases, { min: 1, unit: 'databases' }),
    countProblem('dataAccess.locations', locations, { min: 1, unit: 'locations' }),
  ];
}

function s3Permissions(scope: Construct, actions: S3Actions, folders: readonly S3Folder[]): TaskPermission[] {
  const buckets = new Set(folders.map((folder) => bucketArn(scope, folder)));
  const objects = new Set(folders.map((folder) => objectsArn(scope, folder)));
  return [
    { actions: actions.bucket, resources: [...buckets] },
    { actions: actions.objects, resources: [...objects] },
  ];
}

function databasesOf({ dataAccess, queryExecutionContext }: DataOfQuery): readonly string[] {
  const { databaseName } = queryExecutionContext ?? {};
  if (dataAccess?.databases === undefined) {
    return [iamPattern(databaseName ?? 'default')];
  }
  const known = databaseName === undefined || isFromState(databaseName) ? [] : [databaseName];
  return [...new Set([...known, ...dataAccess.databases.map(iamPattern)])];
}
