import { namedTarget, textProblem } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskProblem, TaskTarget } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** By which Step Functions learns that an application has another state. */
export const APPLICATION_RULE = 'StepFunctionsGetEventsForEMRServerlessApplicationRule';

/** By which Step Functions learns that a job has another state. */
export const JOB_RULE = 'StepFunctionsGetEventsForEMRServerlessJobRule';

/** How ARNs of applications are made: the resource begins with a slash. */
export const APPLICATION_ARN = { service: 'emr-serverless', resource: '/applications' };

/** Ids of applications and of jobs. */
const ID = { min: 1, max: 64, pattern: /^[0-9a-z]+$/, of: 'digits and small letters' };

/** The application that a task works with. */
export interface EmrServerlessApplicationOptions extends DynamicTargetOptions {
  /**
   * The id of the application. When it comes from the state, all applications of this account and region are granted,
   * unless `allowedTargets` lists the ARNs of some.
   */
  readonly applicationId: string;
}

/** The ARNs to grant for the application. */
export function applicationTarget(scope: Construct, options: EmrServerlessApplicationOptions): TaskTarget {
  return namedTarget(
    scope,
    'applicationId',
    { name: options.applicationId, arn: APPLICATION_ARN, mayBeAny: true },
    options,
  );
}

/** Jobs of applications: all, or those of an id. */
export function jobRunsOf(applications: readonly string[], jobRunId = '*'): string[] {
  return applications.map((arn) => (arn === '*' ? arn : `${arn}/jobruns/${jobRunId}`));
}

/** What cannot be the id of an application. */
export function applicationIdProblem(applicationId: string): TaskProblem | undefined {
  return textProblem('applicationId', applicationId, ID);
}

/** What cannot be the id of a job. */
export function jobRunIdProblem(jobRunId: string): TaskProblem | undefined {
  return textProblem('jobRunId', jobRunId, ID);
}
