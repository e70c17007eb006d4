import type { Construct } from 'constructs';
import { passRole, taskTarget } from './task-permissions';
import type { TaskPermission, TaskTarget } from './task-permissions';

/** Options of tasks that hand a role over to a service. */
export interface PassedRoleOptions {
  /**
   * The ARNs of the roles that may be handed over when a role comes from the state. `*` and `?` match as in IAM. The
   * state machine may pass these and no others.
   *
   * @default - a role from the state is an error
   */
  readonly allowedRoles?: string[];
}

/** A role that is handed over, and what IAM may be told about it. */
export interface PassedRole extends TaskTarget {
  /** Leave to hand it over. */
  readonly permission: TaskPermission;
}

/**
 * Works out which roles may be handed over for a prop: the one that is given, or the allowed ones when it comes from the
 * state.
 *
 * @param prop the prop that the role came in, for messages
 * @param services the principals that may get it: `sagemaker.amazonaws.com`. Without any, each service may.
 */
export function passedRole(
  scope: Construct,
  prop: string,
  role: { readonly roleArn: string },
  options: PassedRoleOptions,
  ...services: readonly string[]
): PassedRole {
  const allowed = { allowedTargets: options.allowedRoles };
  const target = taskTarget(scope, prop, role.roleArn, allowed, { allowedIn: 'allowedRoles' });
  const roles = target.arns.map((roleArn) => ({ roleArn }));
  return { ...target, permission: passRole(roles, ...services) };
}
