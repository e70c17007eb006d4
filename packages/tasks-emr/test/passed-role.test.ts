import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { passedRole } from '../src/passed-role';

const ROLE = 'arn:aws:iam::111111111111:role/a';

test('a role that is known may be passed', () => {
  expect(passedRole(new Stack(), 'role', ROLE, {})).toEqual({ isFromState: false, arns: [ROLE] });
});

test('for one from the state, those on the list may', () => {
  expect(passedRole(new Stack(), 'role', JsonPath.stringAt('$.role'), { allowedRoles: [ROLE] })).toEqual({
    isFromState: true,
    arns: [ROLE],
  });
});

test('without a list, that is a problem', () => {
  expect(passedRole(new Stack(), 'role', JsonPath.stringAt('$.role'), {})).toEqual({
    isFromState: true,
    arns: [],
    problem: {
      prop: 'role',
      problem: 'comes from the state, so that no permission can be granted on it',
      fix: 'list the ARNs it may be in allowedRoles',
    },
  });
});

test('the list has ARNs', () => {
  expect(passedRole(new Stack(), 'role', JsonPath.stringAt('$.role'), { allowedRoles: ['a'] }).problem).toEqual({
    prop: 'allowedRoles',
    problem: 'has "a", which is no ARN',
    fix: 'give ARNs',
  });
});
