export type { CodeBuildOverrides } from './build-overrides';
export type { BuildProject, BuildProjectRef } from './build-project';
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
