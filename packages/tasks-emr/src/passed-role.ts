import { taskTarget } from '@cdk-sfn/core';
import type { TaskTarget } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** Options of tasks that hand a role over to Amazon EMR. */
export interface EmrPassedRoleOptions {
  /**
   * The ARNs of the roles that may be handed over when a role comes from the state. `*` and `?` match as in IAM. The
   * state machine may pass these and no others.
   *
   * @default - a role from the state is an error
   */
  readonly allowedRoles?: string[];
}

/** Works out which roles may be passed for one of the props: the one that is given, or those that it may be. */
export function passedRole(
  scope: Construct,
  prop: string,
  roleArn: string,
  { allowedRoles }: EmrPassedRoleOptions,
): TaskTarget {
  return taskTarget(scope, prop, roleArn, { allowedTargets: allowedRoles }, { allowedIn: 'allowedRoles' });
}
