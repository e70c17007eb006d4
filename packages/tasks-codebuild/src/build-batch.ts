import type { DynamicTargetOptions } from '@cdk-sfn/core';
import type { BuildProject } from './build-project';

/** A batch of builds that has been started. */
export interface CodeBuildStartedBatch extends DynamicTargetOptions {
  /** The project of the batch, which is granted. If its ARN comes from the state, `allowedTargets` is needed. */
  readonly project: BuildProject;

  /** The id of the batch, `project:id`. Most often from the state: `BuildBatch.Id` of what has started it. */
  readonly buildBatchId: string;
}
