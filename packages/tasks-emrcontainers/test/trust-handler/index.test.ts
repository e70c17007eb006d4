import { expect, test } from 'vitest';
import { handler } from '../../src/trust-handler';
import type { AwsCall } from '../../src/trust-handler/aws-call';

const ResourceProperties = { virtualClusterId: 'abc', roleName: 'jobs' };
const policy = { Version: '2012-10-17', Statement: [{ Sid: 'First', Effect: 'Allow' }] };

/** AWS, and what it was asked for. */
function aws() {
  const calls: unknown[] = [];
  const answers: Record<string, unknown> = {
    describeVirtualCluster: {
      virtualCluster: { containerProvider: { id: 'data', info: { eksInfo: { namespace: 'orders' } } } },
    },
    describeCluster: { cluster: { identity: { oidc: { issuer: 'https://oidc/id/ABC' } } } },
    getRole: {
      Role: {
        Arn: 'arn:aws:iam::111111111111:role/jobs',
        AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(policy)),
      },
    },
  };
  const call: AwsCall = (service, action, input) => {
    calls.push([service, action, input]);
    return Promise.resolve(answers[action]);
  };
  return { call, calls };
}

test.each(['Create', 'Update'] as const)('%s has the role trust the jobs', async (RequestType) => {
  const { call, calls } = aws();

  await expect(handler({ RequestType, ResourceProperties }, {}, call)).resolves.toEqual({ PhysicalResourceId: 'jobs' });
  expect(calls).toEqual([
    ['emr-containers', 'describeVirtualCluster', { id: 'abc' }],
    ['eks', 'describeCluster', { name: 'data' }],
    ['iam', 'getRole', { RoleName: 'jobs' }],
    ['iam', 'updateAssumeRolePolicy', { RoleName: 'jobs', PolicyDocument: expect.any(String) as string }],
  ]);
  expect(JSON.parse((calls.at(-1) as [string, string, { PolicyDocument: string }])[2].PolicyDocument)).toMatchObject({
    Statement: [
      { Sid: 'First' },
      {
        Principal: { Federated: 'arn:aws:iam::111111111111:oidc-provider/oidc/id/ABC' },
        Condition: {
          StringLike: {
            'oidc/id/ABC:sub': 'system:serviceaccount:orders:emr-containers-sa-*-*-111111111111-tj5f1v',
          },
        },
      },
    ],
  });
});

test('Delete has nothing to do', async () => {
  const { call, calls } = aws();

  await expect(handler({ RequestType: 'Delete', ResourceProperties }, {}, call)).resolves.toEqual({
    PhysicalResourceId: 'jobs',
  });
  expect(calls).toEqual([]);
});

test('what AWS says against it fails the deployment', async () => {
  const call = () => Promise.reject(new Error('No such virtual cluster'));

  await expect(handler({ RequestType: 'Create', ResourceProperties }, {}, call)).rejects.toThrow(
    'No such virtual cluster',
  );
});
