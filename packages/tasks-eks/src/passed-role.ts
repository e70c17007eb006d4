import { taskTarget } from '@cdk-sfn/core';
import type { TaskPermission, TaskProblem } from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Options of tasks that hand a role over to Amazon EKS. */
export interface EksPassedRoleOptions {
  /**
   * The ARNs of the roles that may be handed over when a role comes from the state. `*` and `?` match as in IAM. The
   * state machine may pass these and no others.
   *
   * @default - a role from the state is an error
   */
  readonly allowedRoles?: string[];
}

/** A role that is handed over. */
export interface PassedRole {
  /** The ARNs that it may have. */
  readonly arns: readonly string[];
  readonly permission: TaskPermission;
  readonly problem?: TaskProblem;
}

/**
 * A role that is handed over to Amazon EKS, which may hand it on.
 *
 * @param service the service that works with the role in the end
 */
export function passedRole(
  scope: Construct,
  prop: string,
  { roleArn }: iam.IRole,
  { allowedRoles }: EksPassedRoleOptions,
  service?: string,
): PassedRole {
  const options = { allowedTargets: allowedRoles };
  const { arns, problem } = taskTarget(scope, prop, roleArn, options, { allowedIn: 'allowedRoles' });
  const services = ['eks.amazonaws.com', ...(service === undefined ? [] : [service])];
  const conditions = { StringEquals: { 'iam:PassedToService': services.length === 1 ? services[0] : services } };
  return { arns, problem, permission: { actions: ['iam:PassRole'], resources: arns, conditions } };
}
