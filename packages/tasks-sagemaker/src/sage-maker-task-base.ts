import { TaskStateBase } from '@cdk-sfn/core';
import type { TaskStateBaseProps } from '@cdk-sfn/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { ISageMakerTask } from './sage-maker-task';
import { VpcAccess } from './vpc-access';
import type { VpcConfig } from './vpc-access';

/** A task whose work SageMaker does in a role, and in a VPC if it is told to. */
export abstract class SageMakerTaskBase<P extends TaskStateBaseProps>
  extends TaskStateBase<P>
  implements ISageMakerTask, ec2.IConnectable
{
  declare private executionRole: iam.IRole;
  declare private vpcAccess: VpcAccess;

  /** The role that the containers work in. */
  public get role(): iam.IRole {
    return this.executionRole;
  }

  /** The role that the containers work in. */
  public get grantPrincipal(): iam.IPrincipal {
    return this.executionRole;
  }

  /** What governs the traffic of the containers. Without a VPC there is none. */
  public get connections(): ec2.Connections {
    return this.vpcAccess.connections;
  }

  /**
   * Puts the containers into a further security group.
   *
   * @throws TaskValidationError without a VPC
   */
  public addSecurityGroup(securityGroup: ec2.ISecurityGroup): void {
    this.vpcAccess.addSecurityGroup(securityGroup);
  }

  /**
   * Called by `describe`: says what the work is done in.
   *
   * @param vpcConfigs of all that the task has containers for
   * @param ownGroup the id of the security group in a VPC, and whether it stands before those that are added
   * @returns each VPC by its wire names
   */
  protected workIn(
    role: iam.IRole,
    vpcConfigs: readonly (VpcConfig | undefined)[],
    ownGroup: { readonly id: string; readonly isFirst: boolean },
  ): readonly (object | undefined)[] {
    this.executionRole = role;
    this.vpcAccess = new VpcAccess(this, vpcConfigs, ownGroup);
    return this.vpcAccess.arguments;
  }
}
