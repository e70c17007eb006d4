export type { EmrServerlessApplicationOptions } from './application';
export { EmrServerlessCancelJobRun } from './cancel-job-run';
export type {
  EmrServerlessCancelJobRunJsonataProps,
  EmrServerlessCancelJobRunJsonPathProps,
  EmrServerlessCancelJobRunOptions,
  EmrServerlessCancelJobRunProps,
} from './cancel-job-run';
export type { EmrServerlessInitialCapacity, EmrServerlessMaximumCapacity, EmrServerlessWorker } from './capacity';
export type { EmrServerlessConfiguration } from './configuration';
export {
  EmrServerlessApplicationType,
  EmrServerlessArchitecture,
  EmrServerlessCreateApplication,
} from './create-application';
export type {
  EmrServerlessCreateApplicationJsonataProps,
  EmrServerlessCreateApplicationJsonPathProps,
  EmrServerlessCreateApplicationOptions,
  EmrServerlessCreateApplicationProps,
} from './create-application';
export { EmrServerlessDeleteApplication } from './delete-application';
export type {
  EmrServerlessDeleteApplicationJsonataProps,
  EmrServerlessDeleteApplicationJsonPathProps,
  EmrServerlessDeleteApplicationOptions,
  EmrServerlessDeleteApplicationProps,
} from './delete-application';
export { EmrServerlessErrors } from './emr-serverless-errors';
export type { EmrServerlessHive, EmrServerlessJobDriver, EmrServerlessSparkSubmit } from './job-driver';
export type { EmrServerlessMonitoring } from './monitoring';
export { EmrServerlessStartApplication } from './start-application';
export type {
  EmrServerlessStartApplicationJsonataProps,
  EmrServerlessStartApplicationJsonPathProps,
  EmrServerlessStartApplicationOptions,
  EmrServerlessStartApplicationProps,
} from './start-application';
export { EmrServerlessStartJobRun } from './start-job-run';
export type {
  EmrServerlessStartJobRunJsonataProps,
  EmrServerlessStartJobRunJsonPathProps,
  EmrServerlessStartJobRunOptions,
  EmrServerlessStartJobRunProps,
} from './start-job-run';
export { EmrServerlessStopApplication } from './stop-application';
export type {
  EmrServerlessStopApplicationJsonataProps,
  EmrServerlessStopApplicationJsonPathProps,
  EmrServerlessStopApplicationOptions,
  EmrServerlessStopApplicationProps,
} from './stop-application';
