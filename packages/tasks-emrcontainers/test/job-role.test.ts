import { CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { createJobRole } from '../src/job-role';

/** The properties of the resources of a type, by what their logical ids begin with. */
function resourcesOf(scope: IConstruct, type: string): unknown[] {
  const stack = Stack.of(scope);
  return scope.node
    .findAll()
    .filter((node) => CfnResource.isCfnResource(node))
    .filter(({ cfnResourceType }) => cfnResourceType === type)
    .map((resource) => {
      const { Resources } = stack.resolve(resource._toCloudFormation()) as {
        Resources: Record<string, { Properties: unknown }>;
      };
      return readable(Object.values(Resources)[0]!.Properties);
    });
}

test('makes a role that a function has trust the jobs of the virtual cluster', () => {
  const stack = new Stack();
  const task = new Construct(stack, 'Task');
  const role = createJobRole(task, 'abc', ['arn/abc']);

  expect(resourcesOf(role, 'AWS::IAM::Role')).toEqual([
    {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'emr-containers.amazonaws.com' },
          },
        ],
      },
    },
  ]);
  expect(resourcesOf(task, 'Custom::EmrContainersJobTrust')).toEqual([
    {
      ServiceToken: '<EmrContainersJobTrustProviderframeworkonEvent.Arn>',
      roleName: '<TaskJobExecutionRole>',
      virtualClusterId: 'abc',
    },
  ]);
});

test('the function may look at virtual clusters and change the roles', () => {
  const stack = new Stack();
  createJobRole(new Construct(stack, 'One'), 'abc', ['arn/abc']);
  const trust = stack.node.findChild('EmrContainersJobTrust');

  expect(resourcesOf(trust.node.findChild('Function'), 'AWS::IAM::Policy')).toMatchObject([
    {
      PolicyDocument: {
        Statement: [
          {
            Action: 'eks:DescribeCluster',
            Resource: 'arn:<AWS::Partition>:eks:<AWS::Region>:<AWS::AccountId>:cluster/*',
          },
          { Action: 'emr-containers:DescribeVirtualCluster', Resource: 'arn/abc' },
          { Action: ['iam:GetRole', 'iam:UpdateAssumeRolePolicy'], Resource: '<OneJobExecutionRole.Arn>' },
        ],
      },
    },
  ]);
});

test('roles of one stack share the function', () => {
  const stack = new Stack();
  createJobRole(new Construct(stack, 'One'), 'abc', ['arn/abc']);
  const functions = resourcesOf(stack, 'AWS::Lambda::Function').length;
  createJobRole(new Construct(stack, 'Two'), 'abc', ['arn/abc']);

  expect(resourcesOf(stack, 'AWS::Lambda::Function')).toHaveLength(functions);
});
