import { Stack, Token } from 'aws-cdk-lib/core';
import type { ArnComponents } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { referencesIn } from './argument-value';
import { comesFromStateData } from './hidden-state-data';
import { iamPattern } from './iam-pattern';
import type { TaskProblem } from './task-validation-error';

/** Leave to do something, granted to the role of the state machine. */
export interface TaskPermission {
  /** IAM actions: `dynamodb:GetItem`. */
  readonly actions: readonly string[];
  /** ARNs, never from state data: IAM would take the path literally. */
  readonly resources: readonly string[];
  /**
   * Conditions, as IAM writes them.
   *
   * @default - none
   */
  readonly conditions?: { readonly [operator: string]: any };
}

/**
 * Permissions by what they are for.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export interface TaskPermissions {
  /** What the call itself needs, in every integration pattern. */
  readonly call: readonly TaskPermission[];
  /**
   * What `RUN_JOB` needs on top, to watch the job and to stop it when the execution is stopped.
   *
   * @default - nothing
   */
  readonly runJob?: readonly TaskPermission[];
}

/**
 * Leave to use the EventBridge rule by which Step Functions learns that a job has ended.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync
 */
export function managedRule(scope: Construct, ruleName: string): TaskPermission {
  return {
    actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    resources: [Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName: ruleName })],
  };
}

/**
 * Leave to hand roles over to a service.
 *
 * @param services the principals that may get them: `sagemaker.amazonaws.com`. Without any, each service may.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function passRole(
  roles: readonly { readonly roleArn: string }[],
  ...services: readonly string[]
): TaskPermission {
  const [service] = services;
  return {
    actions: ['iam:PassRole'],
    resources: roles.map(({ roleArn }) => roleArn),
    conditions:
      service === undefined
        ? undefined
        : { StringEquals: { 'iam:PassedToService': services.length === 1 ? service : services } },
  };
}

/** Options of tasks whose target may be chosen while the state machine runs. */
export interface DynamicTargetOptions {
  /**
   * The ARNs that the task may be pointed at when its target comes from the state. `*` and `?` match as in IAM. The
   * state machine may use these and nothing else.
   *
   * @default - a target from the state is an error, unless the task says what it falls back to
   */
  readonly allowedTargets?: string[];
}

/** A target and what IAM may be told about it. */
export interface TaskTarget {
  /** True when the target is chosen while the state machine runs. */
  readonly isFromState: boolean;
  /** The ARNs to grant: the target's own, or those it may be chosen from. */
  readonly arns: readonly string[];
  /** Set when the target comes from the state and nothing says from which. */
  readonly problem?: TaskProblem;
}

/** An ARN, perhaps with `*` and `?` in it, or any resource at all. */
const ALLOWED_TARGET = /^(\*|arn:[^:]+:[^:]+:[^:]*:[^:]*:.+)$/;

/** What holds for the targets of a task. */
export interface TaskTargetRules {
  /**
   * What to grant when the target comes from the state and nothing says from which.
   *
   * @default - nothing, so that this is a problem
   */
  readonly anyTarget?: string;
  /**
   * What the prop with the allowed targets is called, for messages.
   *
   * @default 'allowedTargets'
   */
  readonly allowedIn?: string;
}

/**
 * Works out which ARNs to grant for a target: its own when that is known at synthesis, else the allowed ones.
 *
 * @param prop the prop that the target came in, for messages
 */
export function taskTarget(
  scope: Construct,
  prop: string,
  arn: string,
  { allowedTargets = [] }: DynamicTargetOptions,
  { allowedIn = 'allowedTargets', anyTarget }: TaskTargetRules = {},
): TaskTarget {
  if (!comesFromStateData(scope, arn)) {
    return { isFromState: false, arns: [arn] };
  }
  const astray = allowedTargets.find((target) => !Token.isUnresolved(target) && !ALLOWED_TARGET.test(target));
  if (astray !== undefined) {
    const problem = { prop: allowedIn, problem: `has ${JSON.stringify(astray)}, which is no ARN`, fix: 'give ARNs' };
    return { isFromState: true, arns: [], problem };
  }
  if (allowedTargets.length > 0) {
    return { isFromState: true, arns: allowedTargets };
  }
  if (anyTarget !== undefined) {
    return { isFromState: true, arns: [anyTarget] };
  }
  return {
    isFromState: true,
    arns: [],
    problem: {
      prop,
      problem: 'comes from the state, so that no permission can be granted on it',
      fix: `list the ARNs it may be in ${allowedIn}`,
    },
  };
}

/** A target that the service knows by its name. */
export interface NamedTarget {
  /** The name, or the id. */
  readonly name: string;
  /** What its ARN is made of beside the name: `{ service: 'glue', resource: 'job' }`. */
  readonly arn: ArnComponents;
  /**
   * The name in its ARN, where that is not the name as it is: `training-*` for all that start alike.
   *
   * @default - `name`, with `*` for what comes from the state
   */
  readonly nameInArn?: string;
  /**
   * Whether all targets whose names are alike are granted when a part of the name, or all of it, comes from the state and
   * nothing says which it may be.
   *
   * @default false, so that this is a problem
   */
  readonly mayBeAny?: boolean;
}

/**
 * Works out which ARNs to grant for a target that is given by its name.
 *
 * @param prop the prop that the name came in, for the message
 */
export function namedTarget(
  scope: Construct,
  prop: string,
  { arn, mayBeAny, name, nameInArn }: NamedTarget,
  options: DynamicTargetOptions,
): TaskTarget {
  const pattern = iamPattern(name);
  // What CloudFormation functions make of state data, or a path that is written out, is no pattern.
  const known = comesFromStateData(scope, pattern) ? '*' : pattern;
  const granted = Stack.of(scope).formatArn({ ...arn, resourceName: nameInArn ?? known });
  return comesFromStateData(scope, name)
    ? taskTarget(scope, prop, name, options, { anyTarget: mayBeAny ? granted : undefined })
    : { isFromState: false, arns: [granted] };
}

/** The permissions that would tell IAM about state data. */
export function permissionProblems(scope: Construct, permissions: readonly TaskPermission[]): TaskProblem[] {
  return permissions.flatMap(({ actions, conditions, resources }) => [
    ...resources
      .filter((resource) => comesFromStateData(scope, resource))
      .map(() => ({
        prop: 'permissions',
        problem: `would grant ${actions.join(', ')} on a resource from the state, which IAM cannot know`,
        fix: 'name the resources that may be used',
      })),
    ...Object.values<object>(conditions ?? {})
      .flatMap((condition) => Object.entries(condition).flat(2) as unknown[])
      .filter((word) => (typeof word === 'string' ? comesFromStateData(scope, word) : referencesIn(word).length > 0))
      .map(() => ({
        prop: 'permissions',
        problem: `would grant ${actions.join(', ')} on a condition from the state, which IAM cannot know`,
        fix: 'write the condition out',
      })),
  ]);
}
