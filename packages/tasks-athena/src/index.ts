export { AthenaErrors } from './athena-errors';
export { AthenaGetQueryExecution } from './get-query-execution';
export type {
  AthenaGetQueryExecutionJsonataProps,
  AthenaGetQueryExecutionJsonPathProps,
  AthenaGetQueryExecutionOptions,
  AthenaGetQueryExecutionProps,
} from './get-query-execution';
export { AthenaGetQueryResults } from './get-query-results';
export type {
  AthenaGetQueryResultsJsonataProps,
  AthenaGetQueryResultsJsonPathProps,
  AthenaGetQueryResultsOptions,
  AthenaGetQueryResultsProps,
} from './get-query-results';
export type { QueryDataAccess } from './query-data-access';
export type { QueryExecutionContext } from './query-execution-context';
export { EncryptionOption } from './result-configuration';
export type { EncryptionConfiguration, ResultConfiguration } from './result-configuration';
export type { S3Folder } from './s3-folder';
export { AthenaStartQueryExecution } from './start-query-execution';
export type {
  AthenaStartQueryExecutionJsonataProps,
  AthenaStartQueryExecutionJsonPathProps,
  AthenaStartQueryExecutionOptions,
  AthenaStartQueryExecutionProps,
} from './start-query-execution';
export { AthenaStopQueryExecution } from './stop-query-execution';
export type {
  AthenaStopQueryExecutionJsonataProps,
  AthenaStopQueryExecutionJsonPathProps,
  AthenaStopQueryExecutionOptions,
  AthenaStopQueryExecutionProps,
} from './stop-query-execution';
