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

/** How the containers of a task get into a VPC, if they do: with a security group of their own, and what is added. */
export class VpcAccess {
  /** What governs the traffic of the containers. */
  public readonly connections: ec2.Connections;
  /** The argument of the call, `undefined` without a VPC. */
  public readonly argument?: { readonly SecurityGroupIds: string[]; readonly Subnets: string[] };
  private readonly added: ec2.ISecurityGroup[] = [];

  /** @param ownGroup the id of the security group, and whether it stands before those that are added */
  constructor(
    private readonly scope: Construct,
    config: VpcConfig | undefined,
    ownGroup: { readonly id: string; readonly isFirst: boolean },
  ) {
    const own = config && [new ec2.SecurityGroup(scope, ownGroup.id, { vpc: config.vpc })];
    this.connections = new ec2.Connections({ securityGroups: own });
    if (config !== undefined && own !== undefined) {
      const groups = (): ec2.ISecurityGroup[] => (ownGroup.isFirst ? [...own, ...this.added] : [...this.added, ...own]);
      this.argument = {
        SecurityGroupIds: Lazy.list({ produce: () => groups().map(({ securityGroupId }) => securityGroupId) }),
        Subnets: config.vpc.selectSubnets(config.subnets).subnetIds,
      };
    }
  }

  /** @throws TaskValidationError without a VPC */
  public addSecurityGroup(securityGroup: ec2.ISecurityGroup): void {
    if (this.argument === undefined) {
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
