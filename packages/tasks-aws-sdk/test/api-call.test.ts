import { JsonPath } from '@cdk-sfn/core';
import { CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { readApiCall } from '../src/api-call';

type Options = Parameters<typeof readApiCall>[1];

const read = (options: Partial<Options>, naming: Parameters<typeof readApiCall>[2] = 'resource', stack = new Stack()) =>
  readApiCall(stack, { service: 's3', action: 'getObject', iamResources: ['*'], ...options }, naming);

test('grants what the action needs', () => {
  expect(read({ action: 'listObjectsV2', iamResources: ['arn:aws:s3:::reports'] })).toEqual({
    service: 's3',
    action: 'listObjectsV2',
    permissions: [{ actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::reports'] }],
    problems: [],
  });
});

test('grants the given action instead', () => {
  expect(read({ action: 'copyObject', iamAction: 's3:PutObject' })).toMatchObject({
    permissions: [{ actions: ['s3:PutObject'], resources: ['*'] }],
    problems: [],
  });
});

test('grants nothing where AWS does not look who calls', () => {
  const call = { service: 'cognitoidentityprovider', action: 'initiateAuth', iamResources: [] };
  expect(read(call)).toMatchObject({ permissions: [], problems: [] });
});

test('looks at lazy names', () => {
  const stack = new Stack();
  const action = Lazy.string({ produce: () => 'headBucket' });
  expect(read({ action }, 'resource', stack)).toMatchObject({
    action: 'headBucket',
    permissions: [{ actions: ['s3:ListBucket'] }],
  });
});

test('knows the clients of the AWS SDK for JavaScript', () => {
  expect(read({ service: 'cloudwatch-logs', action: 'describeLogGroups' }, 'javascript-client')).toMatchObject({
    permissions: [{ actions: ['logs:DescribeLogGroups'] }],
    problems: [],
  });
});

describe('says what is wrong', () => {
  const unlisted = ', or set unlistedAction if AWS has it by now';

  test.each<[string, Partial<Options>, string, string, string]>([
    [
      'an unknown service',
      { service: 'logs' },
      'service',
      "is 'logs', which is no service that the AWS SDK calls",
      `write 'cloudwatchlogs'${unlisted}`,
    ],
    [
      'a misspelt action',
      { action: 'getObjetc' },
      'action',
      "is 'getObjetc', which is no action of s3",
      `write 'getObject'${unlisted}`,
    ],
    [
      'an action of which nobody says what it needs',
      { service: 'connectparticipant', action: 'sendMessage' },
      'iamAction',
      'is missing, and AWS does not say what connectparticipant:sendMessage needs',
      'give the action that allows it, see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html',
    ],
    [
      'an action whose needs depend on what it does',
      { action: 'copyObject' },
      'iamAction',
      'is missing, and s3:copyObject needs s3:GetObject or s3:PutObject, by what it does and on what',
      'give one, and the others that it needs in additionalIamStatements',
    ],
    [
      'an unlisted action without an IAM action',
      { action: 'beamObject', unlistedAction: true },
      'iamAction',
      'is missing, and AWS does not say what s3:beamObject needs',
      'give the action that allows it, see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html',
    ],
    ['no resources', { iamResources: [] }, 'iamResources', 'is empty', 'give the ARNs that the action works on, or *'],
    [
      'an IAM action without its service',
      { iamAction: 'GetObject' },
      'iamAction',
      "is 'GetObject', which is no IAM action",
      "write the prefix of the service and the action: 's3:ListBucket'",
    ],
    [
      'an action from the state',
      { action: JsonPath.stringAt('$.action') },
      'action',
      'comes from the state, but a state names what it calls when it is written',
      'write it out; a Choice state goes to the one or the other call',
    ],
    [
      'a service from the state',
      { service: JsonPath.stringAt('$.service') },
      'service',
      'comes from the state, but a state names what it calls when it is written',
      'write it out; a Choice state goes to the one or the other call',
    ],
  ])('%s', (_, options, prop, problem, fix) => {
    expect(read(options).problems).toEqual([{ prop, problem, fix }]);
  });

  test('but takes names that are newer than the list, with an IAM action', () => {
    const call = { service: 's9', action: 'beamObject', unlistedAction: true, iamAction: 's9:BeamObject' };
    expect(read(call)).toMatchObject({ permissions: [{ actions: ['s9:BeamObject'] }], problems: [] });
  });

  test('an IAM action alone does not make a name right', () => {
    expect(read({ action: 'getObjetc', iamAction: 's3:GetObject' }).problems).toMatchObject([{ prop: 'action' }]);
  });

  test('and takes for granted what deployment fills in, with an IAM action', () => {
    const stack = new Stack();
    const action = new CfnParameter(stack, 'Action').valueAsString;
    expect(read({ action, iamAction: 's3:*' }, 'resource', stack).problems).toEqual([]);
    expect(read({ action }, 'resource', stack).problems).toMatchObject([{ prop: 'iamAction' }]);
  });
});
