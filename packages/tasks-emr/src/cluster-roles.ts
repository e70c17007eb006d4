import { passedRole } from '@cdk-sfn/core';
import type { PassedRoleOptions, TaskProblem } from '@cdk-sfn/core';
import { FeatureFlags } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { EmrInstancesConfig } from './instances-config';
import { hasFleets } from './instances-config';

const SERVICE_POLICY_V2 = '@aws-cdk/aws-stepfunctions-tasks:enableEmrServicePolicyV2';
const SERVICE = 'elasticmapreduce.amazonaws.com';

/** What the roles of a cluster depend on. */
export interface ClusterRolesOptions extends PassedRoleOptions {
  readonly autoScalingRole?: iam.IRole;
  readonly clusterRole?: iam.IRole;
  readonly instances: EmrInstancesConfig;
  readonly placementGroupConfigs?: readonly unknown[];
  readonly serviceRole?: iam.IRole;
}

/** The roles of a cluster, and what IAM may be told about them. */
export interface ClusterRoles {
  readonly serviceRole: iam.IRole;
  readonly clusterRole: iam.IRole;
  /** Clusters with instance fleets have none. */
  readonly autoScalingRole?: iam.IRole;
  /** The ARNs that the state machine hands over to Amazon EMR. */
  readonly passed: readonly string[];
  readonly problems: readonly (TaskProblem | false | undefined)[];
}

/** Whether the service role goes by the second version of AWS's policy, which knows its clusters by a tag. */
export function usesServicePolicyV2(scope: Construct): boolean {
  return FeatureFlags.of(scope).isEnabled(SERVICE_POLICY_V2) === true;
}

/** The roles that are given; those that are not, it makes. */
export function clusterRoles(task: Construct, options: ClusterRolesOptions): ClusterRoles {
  const { instances } = options;
  const serviceRole = options.serviceRole ?? newServiceRole(task, options.placementGroupConfigs !== undefined);
  const clusterRole = options.clusterRole ?? newClusterRole(task);
  const autoScalingRole = options.autoScalingRole ?? (hasFleets(instances) ? undefined : newAutoScalingRole(task));
  const service = passedRole(task, 'serviceRole', serviceRole, options);
  const cluster = passedRole(task, 'clusterRole', clusterRole, options);
  const autoScaling = autoScalingRole && passedRole(task, 'autoScalingRole', autoScalingRole, options);
  // Amazon EMR hands the role of the instances over to Amazon EC2. No policy can be added to a role that is not known.
  if (!service.isFromState) {
    iam.Grant.addToPrincipal({ grantee: serviceRole, actions: ['iam:PassRole'], resourceArns: [...cluster.arns] });
  }
  return {
    serviceRole,
    clusterRole,
    autoScalingRole,
    passed: [service, cluster, autoScaling].flatMap((role) => role?.arns ?? []),
    problems: [
      service.problem,
      cluster.problem,
      autoScaling?.problem,
      options.autoScalingRole !== undefined &&
        hasFleets(instances) && {
          prop: 'autoScalingRole',
          problem: 'is given for a cluster with instance fleets, which have no automatic scaling',
          fix: 'leave it away, or use managedScalingPolicy',
        },
    ],
  };
}

function newServiceRole(task: Construct, hasPlacementGroups: boolean): iam.Role {
  const policies = [
    usesServicePolicyV2(task) ? 'service-role/AmazonEMRServicePolicy_v2' : 'service-role/AmazonElasticMapReduceRole',
    ...(hasPlacementGroups ? ['AmazonElasticMapReducePlacementGroupPolicy'] : []),
  ];
  return new iam.Role(task, 'ServiceRole', {
    assumedBy: new iam.ServicePrincipal(SERVICE),
    managedPolicies: policies.map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
}

/** The role of the instances, with the instance profile of its name by which Amazon EC2 finds it. */
function newClusterRole(task: Construct): iam.Role {
  const role = new iam.Role(task, 'InstanceRole', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
  new iam.CfnInstanceProfile(task, 'InstanceProfile', {
    roles: [role.roleName],
    instanceProfileName: role.roleName,
  });
  return role;
}

function newAutoScalingRole(task: Construct): iam.Role {
  const role = new iam.Role(task, 'AutoScalingRole', {
    assumedBy: new iam.ServicePrincipal(SERVICE),
    managedPolicies: [
      iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonElasticMapReduceforAutoScalingRole'),
    ],
  });
  role.assumeRolePolicy?.addStatements(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('application-autoscaling.amazonaws.com')],
      actions: ['sts:AssumeRole'],
    }),
  );
  return role;
}
