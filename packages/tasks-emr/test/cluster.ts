import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { messageOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrCreateCluster } from '../src';
import type { EmrCreateClusterProps } from '../src';

/** A task that makes a cluster, with roles that are there already. */
export function cluster(props: Partial<EmrCreateClusterProps> = {}, stack = new Stack()): EmrCreateCluster {
  return new EmrCreateCluster(stack, 'Create', {
    name: 'analysis',
    instances: {},
    serviceRole: iam.Role.fromRoleName(stack, 'GivenServiceRole', 'emr'),
    clusterRole: iam.Role.fromRoleName(stack, 'GivenClusterRole', 'nodes'),
    ...props,
  });
}

/** The arguments of that task. */
export function argumentsOf(props: Partial<EmrCreateClusterProps>): Record<string, unknown> {
  const state = stateOf(cluster(props)) as {
    Parameters?: Record<string, unknown>;
    Arguments?: Record<string, unknown>;
  };
  return state.Parameters ?? state.Arguments ?? {};
}

/** The `Instances` of its arguments. */
export function instancesOf(instances: EmrCreateCluster.InstancesConfigProperty): unknown {
  return argumentsOf({ instances }).Instances;
}

/** What it complains about, line by line. */
export function complaintsOf(props: Partial<EmrCreateClusterProps>): string[] {
  return messageOf(() => cluster(props))
    .split('\n')
    .slice(1)
    .map((line) => line.replace('  - ', ''));
}
