import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { JsonPath, passedRole } from '../src';

const stack = new Stack();
const theirs = { roleArn: 'arn:aws:iam::111111111111:role/theirs' };
const chosen = { roleArn: JsonPath.stringAt('$.role') };

test('a role that is known may be passed', () => {
  expect(passedRole(stack, 'role', theirs, {}, 'books.amazonaws.com')).toEqual({
    isFromState: false,
    arns: [theirs.roleArn],
    permission: {
      actions: ['iam:PassRole'],
      resources: [theirs.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'books.amazonaws.com' } },
    },
  });
});

test('to any service, or to some', () => {
  expect(passedRole(stack, 'role', theirs, {}).permission.conditions).toBeUndefined();
  expect(passedRole(stack, 'role', theirs, {}, 'books.amazonaws.com', 'ec2.amazonaws.com').permission).toMatchObject({
    conditions: { StringEquals: { 'iam:PassedToService': ['books.amazonaws.com', 'ec2.amazonaws.com'] } },
  });
});

test('for one from the state, those on the list may', () => {
  const allowedRoles = ['arn:aws:iam::111111111111:role/a', 'arn:aws:iam::111111111111:role/b-*'];

  expect(passedRole(stack, 'role', chosen, { allowedRoles }, 'books.amazonaws.com')).toEqual({
    isFromState: true,
    arns: allowedRoles,
    permission: {
      actions: ['iam:PassRole'],
      resources: allowedRoles,
      conditions: { StringEquals: { 'iam:PassedToService': 'books.amazonaws.com' } },
    },
  });
});

test('without a list, that is a problem', () => {
  expect(passedRole(stack, 'target.role', chosen, {})).toMatchObject({
    isFromState: true,
    arns: [],
    problem: {
      prop: 'target.role',
      problem: 'comes from the state, so that no permission can be granted on it',
      fix: 'list the ARNs it may be in allowedRoles',
    },
  });
});

test('the list has ARNs', () => {
  expect(passedRole(stack, 'role', chosen, { allowedRoles: ['a'] }).problem).toEqual({
    prop: 'allowedRoles',
    problem: 'has "a", which is no ARN',
    fix: 'give ARNs',
  });
});
