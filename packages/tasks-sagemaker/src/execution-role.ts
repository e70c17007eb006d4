import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html */
const ACTIONS = {
  always: [
    'cloudwatch:PutMetricData',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'logs:CreateLogGroup',
    'logs:DescribeLogStreams',
    'ecr:GetAuthorizationToken',
  ],
  inVpc: [
    'ec2:CreateNetworkInterface',
    'ec2:CreateNetworkInterfacePermission',
    'ec2:DeleteNetworkInterface',
    'ec2:DeleteNetworkInterfacePermission',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeVpcs',
    'ec2:DescribeDhcpOptions',
    'ec2:DescribeSubnets',
    'ec2:DescribeSecurityGroups',
  ],
};

/** Makes the role that SageMaker works in: it may write logs and metrics, and reach into a VPC. */
export function createExecutionRole(scope: Construct, policyName: string, isInVpc: boolean): iam.Role {
  const statement = new iam.PolicyStatement({
    actions: [...ACTIONS.always, ...(isInVpc ? ACTIONS.inVpc : [])],
    resources: ['*'],
  });
  return new iam.Role(scope, 'SagemakerRole', {
    assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com'),
    inlinePolicies: { [policyName]: new iam.PolicyDocument({ statements: [statement] }) },
  });
}
