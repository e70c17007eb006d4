export { DataBrewErrors } from './data-brew-errors';
export { GlueDataBrewStartJobRun } from './start-job-run';
export type {
  GlueDataBrewStartJobRunJsonataProps,
  GlueDataBrewStartJobRunJsonPathProps,
  GlueDataBrewStartJobRunOptions,
  GlueDataBrewStartJobRunProps,
} from './start-job-run';
