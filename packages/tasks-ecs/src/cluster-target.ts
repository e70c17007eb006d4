import { namedTarget, taskTarget } from '@cdk-sfn/core';
import type { TaskPermission } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';

/** What IAM is told about a cluster. */
export interface ClusterTarget {
  /** The ARNs of its tasks; of all tasks when the cluster comes from the state. */
  readonly tasks: readonly string[];
  /** That a task runs in the cluster; nothing when the cluster comes from the state. */
  readonly conditions: TaskPermission['conditions'];
}

export function clusterTarget(scope: Construct, { clusterArn, clusterName }: ecs.ICluster): ClusterTarget {
  const task = { service: 'ecs', resource: 'task' };
  const ofName = { name: clusterName, arn: task, nameInArn: `${clusterName}/*`, mayBeAny: true };
  const anyTask = Stack.of(scope).formatArn({ ...task, resourceName: '*' });
  const { isFromState, arns } = taskTarget(scope, 'cluster', clusterArn, {}, anyTask);
  return isFromState
    ? { tasks: arns, conditions: undefined }
    : {
        tasks: namedTarget(scope, 'cluster', ofName, {}).arns,
        conditions: { ArnEquals: { 'ecs:cluster': clusterArn } },
      };
}
