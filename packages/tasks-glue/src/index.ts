export { GlueStartJobRun } from './start-job-run';
export type {
  GlueStartJobRunJsonataProps,
  GlueStartJobRunJsonPathProps,
  GlueStartJobRunOptions,
  GlueStartJobRunProps,
} from './start-job-run';
