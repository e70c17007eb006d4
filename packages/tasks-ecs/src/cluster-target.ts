import { comesFromStateData } from '@cdk-sfn/core';
import type { TaskPermission } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';

/** What IAM is told about a cluster. */
export interface ClusterTarget {
  /** The ARN of its tasks; of all tasks when the cluster comes from the state. */
  readonly tasks: string;
  /** That a task runs in the cluster; nothing when the cluster comes from the state. */
  readonly conditions: TaskPermission['conditions'];
}

export function clusterTarget(scope: Construct, { clusterArn, clusterName }: ecs.ICluster): ClusterTarget {
  const isAny = comesFromStateData(scope, clusterArn);
  const ofCluster = isAny || comesFromStateData(scope, clusterName) ? '*' : `${clusterName}/*`;
  return {
    tasks: Stack.of(scope).formatArn({ service: 'ecs', resource: 'task', resourceName: ofCluster }),
    conditions: isAny ? undefined : { ArnEquals: { 'ecs:cluster': clusterArn } },
  };
}
