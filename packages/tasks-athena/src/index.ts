export { AthenaStartQueryExecution } from './start-query-execution';
export type {
  AthenaStartQueryExecutionJsonataProps,
  AthenaStartQueryExecutionJsonPathProps,
  AthenaStartQueryExecutionOptions,
  AthenaStartQueryExecutionProps,
} from './start-query-execution';
