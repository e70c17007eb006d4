import { namedTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskTarget } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** The cluster that a task works on. */
export interface EmrClusterOptions extends DynamicTargetOptions {
  /**
   * The id of the cluster: `j-2AXXXXXXGAPLF`. When it comes from the state, all clusters of the region are granted, unless
   * `allowedTargets` says which it may be.
   */
  readonly clusterId: string;
}

/** The ARNs to grant for the cluster. */
export function clusterTarget(scope: Construct, options: EmrClusterOptions): TaskTarget {
  const cluster = { service: 'elasticmapreduce', resource: 'cluster' };
  return namedTarget(scope, 'clusterId', { name: options.clusterId, arn: cluster, mayBeAny: true }, options);
}
