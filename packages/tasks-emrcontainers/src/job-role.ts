import { join } from 'node:path';
import { CustomResource, Duration, Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { TrustProperties } from './trust-handler';

/**
 * Makes a role that jobs of a virtual cluster run with, and no others.
 *
 * Whom the role trusts depends on the Amazon EKS cluster and the namespace behind the virtual cluster, and on the role's
 * own name, so a function adds it when the stack is deployed.
 *
 * @param virtualClusterArns what the function may look at
 * @see https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/setting-up-trust-policy.html
 */
export function createJobRole(
  task: Construct,
  virtualClusterId: string,
  virtualClusterArns: readonly string[],
): iam.Role {
  const role = new iam.Role(task, 'Job-Execution-Role', {
    assumedBy: new iam.ServicePrincipal('emr-containers.amazonaws.com'),
  });
  const trust = TrustFunction.of(Stack.of(task));
  trust.allow(['emr-containers:DescribeVirtualCluster'], ...virtualClusterArns);
  trust.allow(['iam:GetRole', 'iam:UpdateAssumeRolePolicy'], role.roleArn);
  const properties: TrustProperties = { virtualClusterId, roleName: role.roleName };
  new CustomResource(task, 'JobTrust', {
    resourceType: 'Custom::EmrContainersJobTrust',
    serviceToken: trust.serviceToken,
    properties,
  });
  return role;
}

/** The function that adds what is trusted: one for all roles of a stack. */
class TrustFunction extends Construct {
  private static readonly ID = 'EmrContainersJobTrust';

  /** That of the stack, which is made when it is first asked for. */
  public static of(stack: Stack): TrustFunction {
    return (stack.node.tryFindChild(TrustFunction.ID) as TrustFunction | undefined) ?? new TrustFunction(stack);
  }

  public readonly serviceToken: string;
  private readonly onEvent: lambda.Function;

  private constructor(stack: Stack) {
    super(stack, TrustFunction.ID);
    this.onEvent = new lambda.Function(this, 'Function', {
      description: 'Lets jobs of Amazon EMR on EKS assume the roles that were made for them',
      code: lambda.Code.fromAsset(join(__dirname, 'trust-handler'), { exclude: ['*', '!*.js'] }),
      handler: 'index.handler',
      runtime: lambda.determineLatestNodeRuntime(stack),
      memorySize: 256,
      timeout: Duration.minutes(1),
    });
    // The name of the cluster is known when the function has asked for it.
    this.allow(['eks:DescribeCluster'], stack.formatArn({ service: 'eks', resource: 'cluster', resourceName: '*' }));
    this.serviceToken = new Provider(this, 'Provider', { onEventHandler: this.onEvent }).serviceToken;
  }

  public allow(actions: string[], ...resources: string[]): void {
    this.onEvent.addToRolePolicy(new iam.PolicyStatement({ actions, resources }));
  }
}
