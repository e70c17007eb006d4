import { ifKnown, countProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Connections, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkMode } from 'aws-cdk-lib/aws-ecs';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html */
const LIMITS = { securityGroups: { max: 5 }, subnets: { min: 1, max: 16 } };

/** Where a task stands in the network. Only for task definitions with the network mode `awsvpc`. */
export interface EcsTaskNetworkOptions {
  /**
   * The subnets of the cluster's VPC that the task may run in, at most 16.
   *
   * @default - public subnets with `assignPublicIp`, else private ones with a way out
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * The security groups of the task, at most 5.
   *
   * @default - a new one
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * Whether the task gets a public IP address.
   *
   * @default - as the service has it for the launch type
   */
  readonly assignPublicIp?: boolean;
}

/** What the service is told about the network. */
export interface TaskNetwork {
  readonly configuration?: object;
  /** @default - those of the cluster */
  readonly connections?: Connections;
  readonly problems: readonly (TaskProblem | undefined)[];
}

/**
 * Works out the network of a task, with a security group of its own if there is none.
 *
 * @param networkMode undefined when it is not known
 */
export function taskNetwork(
  scope: Construct,
  cluster: ecs.ICluster,
  networkMode: NetworkMode | undefined,
  { assignPublicIp, securityGroups, subnets }: EcsTaskNetworkOptions,
): TaskNetwork {
  if (networkMode === undefined) {
    const problem = {
      prop: 'taskDefinition',
      problem: 'is imported without its network mode',
      fix: 'use fromTaskDefinitionAttributes with networkMode, or EcsFargateLaunchTarget',
    };
    return { problems: [problem] };
  }
  if (networkMode !== NetworkMode.AWS_VPC) {
    const given = { subnets, securityGroups, assignPublicIp: assignPublicIp === true ? true : undefined };
    const problems = Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([prop]) => ({
        prop,
        problem: `is given, but the network mode of taskDefinition is ${networkMode}`,
        fix: `leave it away, or use the network mode ${NetworkMode.AWS_VPC}`,
      }));
    return { problems };
  }
  const { subnetIds } = cluster.vpc.selectSubnets(
    subnets ?? { subnetType: assignPublicIp ? SubnetType.PUBLIC : SubnetType.PRIVATE_WITH_EGRESS },
  );
  const groups = securityGroups ?? [new SecurityGroup(scope, 'SecurityGroup', { vpc: cluster.vpc })];
  return {
    configuration: {
      AwsvpcConfiguration: {
        AssignPublicIp: assignPublicIp === undefined ? undefined : assignPublicIp ? 'ENABLED' : 'DISABLED',
        Subnets: subnetIds,
        SecurityGroups: groups.map(({ securityGroupId }) => securityGroupId),
      },
    },
    connections: new Connections({ securityGroups: groups }),
    problems: [
      countProblem('subnets', subnetIds, LIMITS.subnets),
      countProblem('securityGroups', securityGroups, LIMITS.securityGroups),
    ],
  };
}

/**
 * The network mode of a task definition, which an imported one need not know. On Fargate there is but one.
 *
 * @param parameters what the launch target adds to the call; only Fargate has platform versions
 */
export function networkModeOf(
  taskDefinition: ecs.ITaskDefinition,
  parameters: { readonly LaunchType?: unknown; readonly PlatformVersion?: unknown },
): NetworkMode | undefined {
  const isFargate = parameters.LaunchType === 'FARGATE' || parameters.PlatformVersion !== undefined;
  return ifKnown(() => taskDefinition.networkMode) ?? (isFargate ? NetworkMode.AWS_VPC : undefined);
}
