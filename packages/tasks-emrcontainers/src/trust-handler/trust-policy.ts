/** A policy that says who may assume a role. */
export interface TrustPolicy {
  readonly Version: string;
  readonly Statement: readonly { readonly Sid?: string; readonly [field: string]: unknown }[];
}

/** Which jobs are to be trusted. */
export interface TrustedJobs {
  /** The URL of the OpenID Connect provider of the Amazon EKS cluster. */
  readonly issuer: string;
  /** The namespace of the virtual cluster. */
  readonly namespace: string;
  readonly roleArn: string;
  readonly roleName: string;
}

const SID = 'EmrContainersJobs';

/**
 * The policy with the service accounts trusted that Amazon EMR makes for the jobs of a role, in place of those that the
 * policy had of an earlier call.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/setting-up-trust-policy.html
 */
export function trusting(
  { Statement, Version }: TrustPolicy,
  { issuer, namespace, roleArn, roleName }: TrustedJobs,
): TrustPolicy {
  const [, partition = '', , , account = ''] = roleArn.split(':');
  const provider = issuer.replace(/^https:\/\//, '');
  const serviceAccounts = `emr-containers-sa-*-*-${account}-${base36(roleName)}`;
  const statement = {
    Sid: SID,
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${provider}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringLike: { [`${provider}:sub`]: `system:serviceaccount:${namespace}:${serviceAccounts}` } },
  };
  return { Version, Statement: [...Statement.filter(({ Sid }) => Sid !== SID), statement] };
}

/** The bytes of a text as one number, written with digits and letters: so Amazon EMR names service accounts. */
function base36(text: string): string {
  return BigInt(`0x${Buffer.from(text).toString('hex')}`).toString(36);
}
