import { awsCall } from './aws-call';
import type { AwsCall } from './aws-call';
import { trusting } from './trust-policy';
import type { TrustPolicy } from './trust-policy';

/** What the custom resource is made of. */
export interface TrustProperties {
  readonly virtualClusterId: string;
  readonly roleName: string;
  readonly [name: string]: unknown;
}

/** What the function is called with. */
export interface TrustEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: TrustProperties;
}

/**
 * Lets the jobs of a virtual cluster assume a role.
 *
 * @throws what AWS says against it, so that the deployment fails
 */
export async function handler(
  { RequestType, ResourceProperties: { roleName, virtualClusterId } }: TrustEvent,
  _context?: unknown,
  call: AwsCall = awsCall(),
): Promise<{ readonly PhysicalResourceId: string }> {
  // The role goes with the resource.
  if (RequestType !== 'Delete') {
    const { virtualCluster } = (await call('emr-containers', 'describeVirtualCluster', { id: virtualClusterId })) as {
      virtualCluster: { containerProvider: { id: string; info: { eksInfo: { namespace: string } } } };
    };
    const { id, info } = virtualCluster.containerProvider;
    const { cluster } = (await call('eks', 'describeCluster', { name: id })) as {
      cluster: { identity: { oidc: { issuer: string } } };
    };
    const { Role } = (await call('iam', 'getRole', { RoleName: roleName })) as {
      Role: { Arn: string; AssumeRolePolicyDocument: string };
    };
    const policy = trusting(JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument)) as TrustPolicy, {
      issuer: cluster.identity.oidc.issuer,
      namespace: info.eksInfo.namespace,
      roleArn: Role.Arn,
      roleName,
    });
    await call('iam', 'updateAssumeRolePolicy', { RoleName: roleName, PolicyDocument: JSON.stringify(policy) });
  }
  return { PhysicalResourceId: roleName };
}
