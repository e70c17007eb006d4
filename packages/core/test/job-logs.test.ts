import { Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { grantJobLogs, JsonPath } from '../src';
import { readable } from '../../../tools/vitest/rendered-state';

const statementsOf = (stack: Stack, role: iam.Role) => {
  const policy = role.node.tryFindChild('DefaultPolicy') as iam.Policy | undefined;
  return policy && (readable(stack.resolve(policy.document)) as { Statement: unknown }).Statement;
};
const roleIn = (stack: Stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.AnyPrincipal() });

test('the role of a job is granted nothing without logs', () => {
  const stack = new Stack();
  const role = roleIn(stack);
  grantJobLogs(stack, role, {});

  expect(statementsOf(stack, role)).toBeUndefined();
});

test('it may write to the log group', () => {
  const stack = new Stack();
  const role = roleIn(stack);
  grantJobLogs(stack, role, { logGroup: new LogGroup(stack, 'Logs') });

  expect(statementsOf(stack, role)).toEqual([
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '<Logs.Arn>' },
    { Effect: 'Allow', Action: 'logs:DescribeLogStreams', Resource: '<Logs.Arn>' },
    {
      Effect: 'Allow',
      Action: 'logs:DescribeLogGroups',
      Resource: '*',
    },
  ]);
});

test('it may read and write objects of the bucket', () => {
  const stack = new Stack();
  const role = roleIn(stack);
  grantJobLogs(stack, role, { logBucket: new Bucket(stack, 'Bucket') });

  expect(statementsOf(stack, role)).toEqual([
    {
      Effect: 'Allow',
      Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
      Resource: ['<Bucket.Arn>', '<Bucket.Arn>/*'],
    },
    {
      Effect: 'Allow',
      Action: [
        's3:PutObject',
        's3:PutObjectLegalHold',
        's3:PutObjectRetention',
        's3:PutObjectTagging',
        's3:PutObjectVersionTagging',
        's3:Abort*',
      ],
      Resource: '<Bucket.Arn>/*',
    },
  ]);
});

test('it has to have what it needs when it is chosen by the state', () => {
  const stack = new Stack();
  const role = iam.Role.fromRoleName(stack, 'Role', JsonPath.stringAt('$.role'));
  grantJobLogs(stack, role, { logGroup: new LogGroup(stack, 'Logs') });

  expect(role.node.children).toEqual([]);
});
