import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { expect, test } from 'vitest';
import { vpcArgument, vpcProblems } from '../src/vpc-config';
import type { IBedrockCreateModelCustomizationJobVpcConfig } from '../src';

function config(securityGroups: number, subnets: number): IBedrockCreateModelCustomizationJobVpcConfig {
  const stack = new Stack();
  return {
    securityGroups: Array.from({ length: securityGroups }, (_, i) =>
      ec2.SecurityGroup.fromSecurityGroupId(stack, `Group${i}`, `sg-${i}`),
    ),
    subnets: Array.from({ length: subnets }, (_, i) => ec2.Subnet.fromSubnetId(stack, `Subnet${i}`, `subnet-${i}`)),
  };
}

test('is written as ids', () => {
  expect(vpcArgument(config(1, 2))).toEqual({ SecurityGroupIds: ['sg-0'], SubnetIds: ['subnet-0', 'subnet-1'] });
});

test.each([
  [1, 1],
  [5, 16],
])('may have %i security groups and %i subnets', (securityGroups, subnets) => {
  expect(vpcProblems(config(securityGroups, subnets)).filter(Boolean)).toEqual([]);
});

test.each([
  [0, 1, 'securityGroups', 'has 0 security groups', 'give 1 to 5 security groups'],
  [6, 1, 'securityGroups', 'has 6 security groups', 'give 1 to 5 security groups'],
  [1, 0, 'subnets', 'has 0 subnets', 'give 1 to 16 subnets'],
  [1, 17, 'subnets', 'has 17 subnets', 'give 1 to 16 subnets'],
])('may not have %i security groups and %i subnets', (securityGroups, subnets, prop, problem, fix) => {
  expect(vpcProblems(config(securityGroups, subnets)).filter(Boolean)).toEqual([
    { prop: `vpcConfig.${prop}`, problem, fix },
  ]);
});
