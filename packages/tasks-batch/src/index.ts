export { BatchSubmitJob } from './submit-job';
export type {
  BatchSubmitJobJsonataProps,
  BatchSubmitJobJsonPathProps,
  BatchSubmitJobOptions,
  BatchSubmitJobProps,
} from './submit-job';
