import { hasEntries } from '@cdk-sfn/core';
import type { TaskPermission } from '@cdk-sfn/core';

/**
 * Leave to watch a job, to stop it when the execution is stopped, and to put the tag on it by which Step Functions knows
 * the jobs that it waits for.
 */
export function watchPermissions(
  kind: 'HyperParameterTuningJob' | 'LabelingJob' | 'ProcessingJob' | 'TrainingJob' | 'TransformJob',
  tags: unknown,
  arns: readonly string[],
): TaskPermission[] {
  return [
    { actions: [`sagemaker:Describe${kind}`, `sagemaker:Stop${kind}`], resources: arns },
    ...(hasEntries(tags) ? [] : [{ actions: ['sagemaker:AddTags'], resources: arns }]),
  ];
}
