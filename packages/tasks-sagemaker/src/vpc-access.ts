import { TaskValidationError } from '@cdk-sfn/core';
import { Lazy } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** The part of a VPC that a job is connected to. */
export interface VpcConfig {
  /** The VPC. */
  readonly vpc: ec2.IVpc;
  /**
   * The subnets.
   *
   * @default - the private ones
   */
  readonly subnets?: ec2.SubnetSelection;
}

/** A part of a VPC by its wire names. */
export interface VpcArgument {
  readonly SecurityGroupIds: string[];
  readonly Subnets: string[];
}

/** How the containers of a task get into VPCs, if they do: with a security group of their own in each, and what is added. */
export class VpcAccess {
  /** What governs the traffic of the containers. */
  public readonly connections: ec2.Connections;
  /** The arguments of the call, one for each of what the task has containers for; `undefined` without a VPC. */
  public readonly arguments: readonly (VpcArgument | undefined)[];
  private readonly added: ec2.ISecurityGroup[] = [];

  /**
   * @param configs of all that the task has containers for
   * @param ownGroup the id of the security group, and whether it stands before those that are added
   */
  constructor(
    private readonly scope: Construct,
    configs: readonly (VpcConfig | undefined)[],
    ownGroup: { readonly id: string; readonly isFirst: boolean },
  ) {
    const own = new Map<ec2.IVpc, ec2.ISecurityGroup>();
    this.arguments = configs.map((config) => {
      if (config === undefined) {
        return undefined;
      }
      const { subnets, vpc } = config;
      const id = own.size === 0 ? ownGroup.id : `${ownGroup.id}${own.size + 1}`;
      const group = own.get(vpc) ?? new ec2.SecurityGroup(scope, id, { vpc });
      own.set(vpc, group);
      const groups = (): ec2.ISecurityGroup[] => (ownGroup.isFirst ? [group, ...this.added] : [...this.added, group]);
      return {
        SecurityGroupIds: Lazy.list({ produce: () => groups().map(({ securityGroupId }) => securityGroupId) }),
        Subnets: vpc.selectSubnets(subnets).subnetIds,
      };
    });
    this.connections = new ec2.Connections({ securityGroups: [...own.values()] });
  }

  /** @throws TaskValidationError without a VPC */
  public addSecurityGroup(securityGroup: ec2.ISecurityGroup): void {
    if (this.connections.securityGroups.length === 0) {
      throw new TaskValidationError(this.scope.node.path, [
        {
          prop: 'addSecurityGroup',
          problem: 'is called on a task without a VPC, where a security group has no use',
          fix: 'give the VPC',
        },
      ]);
    }
    this.added.push(securityGroup);
  }
}
