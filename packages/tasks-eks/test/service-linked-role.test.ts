import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { createServiceLinkedRole } from '../src/service-linked-role';

test.each([
  ['eks.amazonaws.com', 'AWSServiceRoleForAmazonEKS'],
  ['eks-fargate.amazonaws.com', 'AWSServiceRoleForAmazonEKSForFargate'],
  ['eks-nodegroup.amazonaws.com', 'AWSServiceRoleForAmazonEKSNodegroup'],
] as const)('%s may have its role made', (service, name) => {
  const stack = new Stack();

  expect(readable(stack.resolve(createServiceLinkedRole(stack, service)))).toEqual({
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [`arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/${service}/${name}`],
    conditions: { StringLike: { 'iam:AWSServiceName': service } },
  });
});
