import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { beforeEach, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { VpcAccess } from '../src/vpc-access';
import { renderedIn } from './granted-and-rendered';

let stack: Stack;
let vpc: ec2.Vpc;
let cases = 0;

beforeEach(() => {
  stack = new Stack();
  vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
});

test('without a VPC there is no argument, and nothing is made', () => {
  const before = stack.node.findAll().length;
  const access = new VpcAccess(stack, [undefined], { id: 'Own', isFirst: true });

  expect(access.arguments).toEqual([undefined]);
  expect(access.connections.securityGroups).toEqual([]);
  expect(stack.node.findAll()).toHaveLength(before);
});

test('a VPC is reached from its private subnets, in a security group of its own', () => {
  const access = new VpcAccess(stack, [{ vpc }], { id: 'Own', isFirst: true });

  expect(renderedIn(stack, access.arguments[0]!)).toEqual({
    SecurityGroupIds: ['<Own.GroupId>'],
    Subnets: ['<VpcPrivateSubnet1Subnet>', '<VpcPrivateSubnet2Subnet>'],
  });
  expect(access.connections.securityGroups).toEqual([stack.node.findChild('Own')]);
});

test('the subnets may be others', () => {
  const subnets = { subnetType: ec2.SubnetType.PUBLIC };
  const access = new VpcAccess(stack, [{ vpc, subnets }], { id: 'Own', isFirst: true });

  expect(renderedIn(stack, access.arguments[0]!)).toMatchObject({
    Subnets: ['<VpcPublicSubnet1Subnet>', '<VpcPublicSubnet2Subnet>'],
  });
});

test.each([
  [true, ['<Own.GroupId>', '<A.GroupId>', '<B.GroupId>']],
  [false, ['<A.GroupId>', '<B.GroupId>', '<Own.GroupId>']],
])('security groups may be added until it is rendered (its own first: %s)', (isFirst, groups) => {
  const access = new VpcAccess(stack, [{ vpc }], { id: 'Own', isFirst });
  access.addSecurityGroup(new ec2.SecurityGroup(stack, 'A', { vpc }));
  access.addSecurityGroup(new ec2.SecurityGroup(stack, 'B', { vpc }));

  expect(renderedIn(stack, access.arguments[0]!)).toMatchObject({ SecurityGroupIds: groups });
});

test('a security group without a VPC is an error', () => {
  const access = new VpcAccess(stack, [undefined], { id: 'Own', isFirst: true });

  expect(messageOf(() => access.addSecurityGroup(new ec2.SecurityGroup(stack, 'A', { vpc })))).toBe(
    'Default has a problem:\n' +
      '  - addSecurityGroup is called on a task without a VPC, where a security group has no use: give the VPC',
  );
});

test('what is in the same VPC shares the security group, what is in another has its own', () => {
  const other = new ec2.Vpc(stack, 'Other', { maxAzs: 1 });
  const subnets = { subnetType: ec2.SubnetType.PUBLIC };
  const configs = [{ vpc }, undefined, { vpc, subnets }, { vpc: other }];
  const access = new VpcAccess(stack, configs, { id: 'Own', isFirst: true });

  expect(access.arguments.map((each) => each && renderedIn(new Construct(stack, `Case${++cases}`), each))).toEqual([
    {
      SecurityGroupIds: ['<Own.GroupId>'],
      Subnets: ['<VpcPrivateSubnet1Subnet>', '<VpcPrivateSubnet2Subnet>'],
    },
    undefined,
    {
      SecurityGroupIds: ['<Own.GroupId>'],
      Subnets: ['<VpcPublicSubnet1Subnet>', '<VpcPublicSubnet2Subnet>'],
    },
    { SecurityGroupIds: ['<Own2.GroupId>'], Subnets: ['<OtherPrivateSubnet1Subnet>'] },
  ]);
  expect(access.connections.securityGroups).toEqual([stack.node.findChild('Own'), stack.node.findChild('Own2')]);
});
