export { GlueErrors } from './glue-errors';
export { GlueStartCrawlerRun } from './start-crawler';
export type {
  GlueStartCrawlerRunJsonataProps,
  GlueStartCrawlerRunJsonPathProps,
  GlueStartCrawlerRunOptions,
  GlueStartCrawlerRunProps,
} from './start-crawler';
export { ExecutionClass, GlueStartJobRun } from './start-job-run';
export type {
  GlueStartJobRunJsonataProps,
  GlueStartJobRunJsonPathProps,
  GlueStartJobRunOptions,
  GlueStartJobRunProps,
} from './start-job-run';
export { WorkerType, WorkerTypeV2 } from './worker-configuration';
export type { WorkerConfigurationProperty } from './worker-configuration';
