export { CodeBuildBatchDeleteBuilds } from './batch-delete-builds';
export type {
  CodeBuildBatchDeleteBuildsJsonataProps,
  CodeBuildBatchDeleteBuildsJsonPathProps,
  CodeBuildBatchDeleteBuildsOptions,
  CodeBuildBatchDeleteBuildsProps,
} from './batch-delete-builds';
export { CodeBuildBatchGetReports } from './batch-get-reports';
export type {
  CodeBuildBatchGetReportsJsonataProps,
  CodeBuildBatchGetReportsJsonPathProps,
  CodeBuildBatchGetReportsOptions,
  CodeBuildBatchGetReportsProps,
} from './batch-get-reports';
export type { CodeBuildStartedBatch } from './build-batch';
export type { CodeBuildOverrides } from './build-overrides';
export type { BuildProject, BuildProjectRef } from './build-project';
export { CodeBuildErrors } from './code-build-errors';
export { CodeBuildDeleteBuildBatch } from './delete-build-batch';
export type {
  CodeBuildDeleteBuildBatchJsonataProps,
  CodeBuildDeleteBuildBatchJsonPathProps,
  CodeBuildDeleteBuildBatchOptions,
  CodeBuildDeleteBuildBatchProps,
} from './delete-build-batch';
export type { BuildReportGroup, ReportGroupRef } from './report-group';
export { CodeBuildRetryBuildBatch, CodeBuildRetryType } from './retry-build-batch';
export type {
  CodeBuildRetryBuildBatchJsonataProps,
  CodeBuildRetryBuildBatchJsonPathProps,
  CodeBuildRetryBuildBatchOptions,
  CodeBuildRetryBuildBatchProps,
} from './retry-build-batch';
export { CodeBuildSourceType } from './source-type';
export { CodeBuildStartBuild } from './start-build';
export type {
  CodeBuildStartBuildJsonataProps,
  CodeBuildStartBuildJsonPathProps,
  CodeBuildStartBuildOptions,
  CodeBuildStartBuildProps,
} from './start-build';
export { CodeBuildStartBuildBatch } from './start-build-batch';
export type {
  CodeBuildStartBuildBatchJsonataProps,
  CodeBuildStartBuildBatchJsonPathProps,
  CodeBuildStartBuildBatchOptions,
  CodeBuildStartBuildBatchProps,
} from './start-build-batch';
export { CodeBuildStopBuild } from './stop-build';
export type {
  CodeBuildStopBuildJsonataProps,
  CodeBuildStopBuildJsonPathProps,
  CodeBuildStopBuildOptions,
  CodeBuildStopBuildProps,
} from './stop-build';
export { CodeBuildStopBuildBatch } from './stop-build-batch';
export type {
  CodeBuildStopBuildBatchJsonataProps,
  CodeBuildStopBuildBatchJsonPathProps,
  CodeBuildStopBuildBatchOptions,
  CodeBuildStopBuildBatchProps,
} from './stop-build-batch';
