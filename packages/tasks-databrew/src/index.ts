export { DatabrewStartJobRun } from './start-job-run';
export type {
  DatabrewStartJobRunJsonataProps,
  DatabrewStartJobRunJsonPathProps,
  DatabrewStartJobRunOptions,
  DatabrewStartJobRunProps,
} from './start-job-run';
