import { comesFromStateData, iamPattern, namedTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskTarget } from '@cdk-sfn/core';
import { Arn, ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What is needed of a cluster; `ICluster` of `aws-eks` and of `aws-eks-v2` have it. */
export interface NamedCluster {
  /** The name of the cluster. May come from the state. */
  readonly clusterName: string;
}

/** The cluster that a task works with. */
export interface EksClusterOptions extends DynamicTargetOptions {
  /**
   * The cluster: a construct of the CDK, or an object with the name, such as
   * `{ clusterName: JsonPath.stringAt('$.Cluster.Name') }`. When the name comes from the state, all clusters of this
   * account and region that it may be are granted, unless `allowedTargets` lists the ARNs of some.
   */
  readonly cluster: NamedCluster;
}

/** The ARNs of the cluster. */
export function clusterTarget(
  scope: Construct,
  prop: string,
  { clusterName }: NamedCluster,
  options: DynamicTargetOptions,
): TaskTarget {
  const arn = { service: 'eks', resource: 'cluster' };
  return namedTarget(scope, prop, { name: clusterName, arn, mayBeAny: true }, options);
}

/** The ARNs of a node group or a Fargate profile of clusters. They end in an id that Amazon EKS makes. */
export function partsOf(
  scope: Construct,
  clusters: readonly string[],
  kind: 'fargateprofile' | 'nodegroup',
  name: string,
): string[] {
  const pattern = iamPattern(name);
  // What CloudFormation functions make of state data, or a path that is written out, is no pattern.
  const known = comesFromStateData(scope, pattern) ? '*' : pattern;
  return clusters.map((cluster) => {
    const { resourceName = '*', ...arn } =
      cluster === '*' ? { service: 'eks' } : Arn.split(cluster, ArnFormat.SLASH_RESOURCE_NAME);
    return Stack.of(scope).formatArn({ ...arn, resource: kind, resourceName: `${resourceName}/${known}/*` });
  });
}
