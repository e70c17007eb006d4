import { expect, test } from 'vitest';
import { trusting } from '../../src/trust-handler/trust-policy';

const jobs = {
  issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/ABC',
  namespace: 'orders',
  roleArn: 'arn:aws-cn:iam::111111111111:role/path/jobs',
  roleName: 'jobs',
};
const statement = (Sid: string) => ({ Sid, Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' });

test('trusts the service accounts of the jobs of the role', () => {
  expect(trusting({ Version: '2012-10-17', Statement: [statement('First')] }, jobs)).toEqual({
    Version: '2012-10-17',
    Statement: [
      statement('First'),
      {
        Sid: 'EmrContainersJobs',
        Effect: 'Allow',
        Principal: {
          Federated: 'arn:aws-cn:iam::111111111111:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringLike: {
            // 'jobs' is 0x6a6f6273, which is 1785684595.
            'oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub':
              'system:serviceaccount:orders:emr-containers-sa-*-*-111111111111-tj5f1v',
          },
        },
      },
    ],
  });
});

test('no longer trusts those of an earlier virtual cluster', () => {
  const earlier = trusting({ Version: '2012-10-17', Statement: [] }, { ...jobs, namespace: 'others' });

  expect(trusting(earlier, jobs)).toEqual(trusting({ Version: '2012-10-17', Statement: [] }, jobs));
});
