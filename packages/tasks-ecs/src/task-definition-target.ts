import { ifKnown, isLiteral, passRole, taskTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskPermission, TaskProblem } from '@cdk-sfn/core';
import { Arn, ArnFormat, FeatureFlags, Lazy } from 'aws-cdk-lib/core';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** With it, a call that names a revision is granted on that revision alone. */
const FIX_RUN_ECS_TASK_POLICY = '@aws-cdk/aws-stepfunctions-tasks:fixRunEcsTaskPolicy';

/** The ARN of a task definition, with or without a revision. */
const ARN_PATTERN = /^arn:[^:]+:ecs:[^:]+:[^:]+:task-definition\/[^:/]+(:\d+)?$/;

/** Which task definition is run. */
export interface EcsTaskDefinitionOptions extends DynamicTargetOptions {
  /**
   * The task definition: made in this app, or imported by `ecs.TaskDefinition.fromTaskDefinitionArn` and its like.
   *
   * Of one that is made in this app the latest active revision is run, unless there is a `revisionNumber`. Of an imported
   * one it is the revision in the ARN, or the latest active one if there is none. If the ARN comes from the state,
   * `allowedTargets` has to list the ARNs that it may be.
   */
  readonly taskDefinition: ecs.ITaskDefinition;

  /**
   * The revision of the task definition. Not for an imported one that has a revision in its ARN.
   *
   * @default - the latest active revision
   */
  readonly revisionNumber?: number;

  /**
   * The task role and the execution role of a task definition that is imported without them, so that the state machine
   * may pass them to Amazon ECS. An empty list says that it has none.
   *
   * @default - those that the task definition knows
   */
  readonly taskDefinitionRoles?: iam.IRole[];
}

/** What the service is told about the task definition, and what IAM is told. */
export interface TaskDefinitionTarget {
  /** Its family or its ARN, perhaps with a revision. */
  readonly name?: string;
  /** The ARNs to grant. */
  readonly arns: readonly string[];
  readonly problems: readonly (TaskProblem | false | undefined)[];
}

/** True for a task definition of this app, whose family and containers are known. */
export function isMadeHere(taskDefinition: ecs.ITaskDefinition): taskDefinition is ecs.TaskDefinition {
  return 'family' in taskDefinition;
}

/** Works out what to run. */
export function taskDefinitionTarget(scope: Construct, options: EcsTaskDefinitionOptions): TaskDefinitionTarget {
  const { revisionNumber, taskDefinition } = options;
  const arn = taskDefinition.taskDefinitionArn;
  const family = isMadeHere(taskDefinition) ? taskDefinition.family : arn;
  const name = revisionNumber === undefined ? family : `${family}:${revisionNumber}`;
  const target = taskTarget(scope, 'taskDefinition', arn, options);
  if (target.isFromState) {
    return { name, arns: target.arns, problems: [target.problem] };
  }
  if (isLiteral(arn) && !ARN_PATTERN.test(arn)) {
    const problem = {
      prop: 'taskDefinition',
      problem: `is ${JSON.stringify(arn)}, which is no ARN of a task definition`,
      fix: 'give arn:aws:ecs:<region>:<account>:task-definition/<family>, and :<revision> if you like',
    };
    return { arns: [], problems: [problem] };
  }
  return {
    name,
    arns: [grantedArn(scope, arn, revisionNumber)],
    problems: [
      isMadeHere(taskDefinition) &&
        taskDefinition.defaultContainer === undefined && {
          prop: 'taskDefinition',
          problem: 'has no essential container',
          fix: 'call addContainer on it before the task is made',
        },
      revisionNumber !== undefined &&
        revisionIn(arn) !== undefined && {
          prop: 'revisionNumber',
          problem: 'is given beside the revision in the ARN of taskDefinition',
          fix: 'keep one of the two',
        },
    ],
  };
}

/**
 * All revisions of the family: a call that names none runs the latest, whichever that is, and executions that started
 * before a deployment name the revision that there was then.
 */
function grantedArn(scope: Construct, taskDefinitionArn: string, revisionNumber: number | undefined): string {
  const { resourceName = '', ...arn } = Arn.split(taskDefinitionArn, ArnFormat.SLASH_RESOURCE_NAME);
  const [family = resourceName] = resourceName.split(':');
  const named = revisionNumber ?? revisionIn(taskDefinitionArn);
  const isNarrow = FeatureFlags.of(scope).isEnabled(FIX_RUN_ECS_TASK_POLICY) === true;
  const revision = isNarrow && isLiteral(named) ? String(named) : '*';
  return Arn.format({ ...arn, resourceName: `${family}:${revision}` });
}

/** The revision that is written out in an ARN. */
function revisionIn(taskDefinitionArn: string): string | undefined {
  return /\/[^:]+:(\d+)$/.exec(taskDefinitionArn)?.[1];
}

/** Leave to hand the roles of the task definition over to the service, and what is wrong with them. */
export function rolesToPass({ taskDefinition, taskDefinitionRoles }: EcsTaskDefinitionOptions): {
  readonly permissions: readonly TaskPermission[];
  readonly problem: TaskProblem | undefined;
} {
  const known = [ifKnown(() => taskDefinition.taskRole), taskDefinition.executionRole];
  const roles = [...known, ...(taskDefinitionRoles ?? [])].filter((role) => role !== undefined);
  const isMissing = roles.length === 0 && taskDefinitionRoles === undefined;
  const service = 'ecs-tasks.amazonaws.com';
  return {
    permissions: [
      ...(roles.length === 0 ? [] : [passRole(roles, service)]),
      ...(isMadeHere(taskDefinition) && taskDefinition.executionRole === undefined
        ? [passRole([laterExecutionRole(taskDefinition)], service)]
        : []),
    ],
    problem: isMissing
      ? {
          prop: 'taskDefinition',
          problem: 'is imported without its roles, so that they cannot be passed to the service',
          fix: 'list them in taskDefinitionRoles, or give [] if it has none',
        }
      : undefined,
  };
}

/**
 * The execution role, which a task definition makes when a container first needs it. If that never happens, this is the
 * task role once more, and the policy drops the repeated statement.
 */
function laterExecutionRole(taskDefinition: ecs.TaskDefinition): { readonly roleArn: string } {
  const produce = (): string => (taskDefinition.executionRole ?? taskDefinition.taskRole).roleArn;
  return { roleArn: Lazy.uncachedString({ produce }) };
}
