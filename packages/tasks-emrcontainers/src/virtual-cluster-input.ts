import { namedTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskProblem, TaskTarget } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { inputTextProblem } from './input-text';

/** How ARNs of virtual clusters are made: the resource begins with a slash. */
const ARN = { service: 'emr-containers', resource: '/virtualclusters' };

/** @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_DescribeVirtualCluster.html */
const ID = { min: 1, max: 64, pattern: /^[0-9a-z]+$/, of: 'digits and small letters' };

/** The virtual cluster that a job runs on. */
export class VirtualClusterInput {
  /** A virtual cluster by its id, which may come from the state. */
  public static fromTaskInput(taskInput: TaskInput): VirtualClusterInput {
    return new VirtualClusterInput(taskInput.value as string);
  }

  /** A virtual cluster by its id. */
  public static fromVirtualClusterId(virtualClusterId: string): VirtualClusterInput {
    return new VirtualClusterInput(virtualClusterId);
  }

  /** @param id the id of the virtual cluster */
  private constructor(public readonly id: string) {}
}

/** The ARNs to grant for a virtual cluster: its own, those that are allowed, or else all of the account and region. */
export function virtualClusterTarget(
  scope: Construct,
  prop: string,
  id: unknown,
  options: DynamicTargetOptions,
): TaskTarget {
  // An object that came as a task input is a problem of its own.
  const name = typeof id === 'string' ? id : '';
  return namedTarget(scope, prop, { name, arn: ARN, mayBeAny: true }, options);
}

/** All virtual clusters of the account and region. */
export function anyVirtualCluster(scope: Construct): string {
  return Stack.of(scope).formatArn({ ...ARN, resourceName: '*' });
}

/** The jobs of virtual clusters. */
export function jobRunsOf(virtualClusters: readonly string[]): string[] {
  return virtualClusters.map((arn) => (arn === '*' ? arn : `${arn}/jobruns/*`));
}

/** What cannot be the id of a virtual cluster. */
export function virtualClusterIdProblem(prop: string, id: string): TaskProblem | undefined {
  return inputTextProblem(prop, id, ID);
}
