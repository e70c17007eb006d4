import { Stack } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { createExecutionRole } from '../src/execution-role';

const propertiesOf = (isInVpc: boolean) => {
  const stack = new Stack();
  const role = createExecutionRole(stack, 'CreateModel', isInVpc).node.defaultChild as CfnRole;
  return stack.resolve({ trust: role.assumeRolePolicyDocument as unknown, policies: role.policies }) as unknown;
};
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'sagemaker.amazonaws.com' } }],
};
const logs = [
  'cloudwatch:PutMetricData',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'logs:CreateLogGroup',
  'logs:DescribeLogStreams',
  'ecr:GetAuthorizationToken',
];

test('SageMaker may write logs and metrics, and log in to ECR', () => {
  const policyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: logs, Resource: '*' }],
  };

  expect(propertiesOf(false)).toEqual({ trust, policies: [{ policyName: 'CreateModel', policyDocument }] });
});

test('in a VPC it may make network interfaces', () => {
  const interfaces = [
    'ec2:CreateNetworkInterface',
    'ec2:CreateNetworkInterfacePermission',
    'ec2:DeleteNetworkInterface',
    'ec2:DeleteNetworkInterfacePermission',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeVpcs',
    'ec2:DescribeDhcpOptions',
    'ec2:DescribeSubnets',
    'ec2:DescribeSecurityGroups',
  ];
  const policyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: [...logs, ...interfaces], Resource: '*' }],
  };

  expect(propertiesOf(true)).toEqual({ trust, policies: [{ policyName: 'CreateModel', policyDocument }] });
});
