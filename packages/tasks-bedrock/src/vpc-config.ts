import { countProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_VpcConfig.html */
const LIMITS = {
  securityGroups: { min: 1, max: 5, unit: 'security groups' },
  subnets: { min: 1, max: 16, unit: 'subnets' },
};

/** The part of a VPC that a job reaches its data through. */
export interface IBedrockCreateModelCustomizationJobVpcConfig {
  /** 1 to 5 security groups. */
  readonly securityGroups: ec2.ISecurityGroup[];

  /** 1 to 16 subnets. */
  readonly subnets: ec2.ISubnet[];
}

/** The VPC as Amazon Bedrock takes it. */
export function vpcArgument({ securityGroups, subnets }: IBedrockCreateModelCustomizationJobVpcConfig): object {
  return {
    SecurityGroupIds: securityGroups.map(({ securityGroupId }) => securityGroupId),
    SubnetIds: subnets.map(({ subnetId }) => subnetId),
  };
}

/** What is wrong with a VPC. */
export function vpcProblems(config: IBedrockCreateModelCustomizationJobVpcConfig): (TaskProblem | undefined)[] {
  return [
    countProblem('vpcConfig.securityGroups', config.securityGroups, LIMITS.securityGroups),
    countProblem('vpcConfig.subnets', config.subnets, LIMITS.subnets),
  ];
}
