import type { TaskPermission } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/**
 * Roles that Amazon EKS makes for itself with the first cluster, node group or Fargate profile of an account.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles.html
 */
const ROLES = {
  'eks.amazonaws.com': 'AWSServiceRoleForAmazonEKS',
  'eks-fargate.amazonaws.com': 'AWSServiceRoleForAmazonEKSForFargate',
  'eks-nodegroup.amazonaws.com': 'AWSServiceRoleForAmazonEKSNodegroup',
};

/** The ARN of the role of one of the services. */
export function serviceLinkedRole(scope: Construct, service: keyof typeof ROLES): string {
  return Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: `role/aws-service-role/${service}`,
    resourceName: ROLES[service],
  });
}

/** Leave to have that role made. */
export function createServiceLinkedRole(scope: Construct, service: keyof typeof ROLES): TaskPermission {
  return {
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [serviceLinkedRole(scope, service)],
    conditions: { StringLike: { 'iam:AWSServiceName': service } },
  };
}
