import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { passedRole } from '../src/passed-role';

const stack = new Stack();
const theirs = 'arn:aws:iam::111111111111:role/theirs';
const imported = (roleArn: string): iam.IRole => iam.Role.fromRoleArn(new Stack(), 'Role', roleArn);

test('a role is handed over to Amazon EKS, and to the service that works with it', () => {
  expect(passedRole(stack, 'role', imported(theirs), {}).permission).toEqual({
    actions: ['iam:PassRole'],
    resources: [theirs],
    conditions: { StringEquals: { 'iam:PassedToService': 'eks.amazonaws.com' } },
  });
  expect(passedRole(stack, 'role', imported(theirs), {}, 'ec2.amazonaws.com').permission.conditions).toEqual({
    StringEquals: { 'iam:PassedToService': ['eks.amazonaws.com', 'ec2.amazonaws.com'] },
  });
});

test('a role from the state is one of those that are allowed', () => {
  const fromState = imported(JsonPath.stringAt('$.role'));

  expect(passedRole(stack, 'role', fromState, { allowedRoles: [theirs] })).toMatchObject({ arns: [theirs] });
  expect(passedRole(stack, 'role', fromState, {}).problem).toEqual({
    prop: 'role',
    problem: 'comes from the state, so that no permission can be granted on it',
    fix: 'list the ARNs it may be in allowedRoles',
  });
});
