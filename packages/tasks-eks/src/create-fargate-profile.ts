import { isLiteral, passedRole, TaskStateBase } from '@cdk-sfn/core';
import type {
  PassedRoleOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { clusterTarget, partsOf } from './cluster-target';
import type { EksClusterOptions } from './cluster-target';
import { eksTaskErrors } from './eks-errors';
import { fargateSelectorProblems, fargateSelectorsArgument } from './fargate-selector';
import type { EksFargateSelector } from './fargate-selector';
import { nameProblem } from './resource-name';
import { createServiceLinkedRole, serviceLinkedRole } from './service-linked-role';
import { tagPermissions, tagsArgument, tagsProblems } from './tags';

/** Names that begin so are those of AWS. */
const RESERVED = 'eks-';

/** What `EksCreateFargateProfile` takes beside the props of every task. */
export interface EksCreateFargateProfileOptions extends EksClusterOptions, PassedRoleOptions {
  /** The name, at most 100 letters, digits, `-` and `_`. It cannot begin with `eks-`. May come from the state. */
  readonly fargateProfileName: string;

  /** The role that AWS Fargate runs the pods with: it pulls images, and writes logs. The state machine may hand it over. */
  readonly podExecutionRole: iam.IRole;

  /** Which pods run on AWS Fargate: those that one of them fits, of 1 to 5. */
  readonly selectors: EksFargateSelector[];

  /**
   * The ids of the subnets that the pods are in, which have to be private ones.
   *
   * @default - the private subnets of the cluster
   */
  readonly subnetIds?: string[];

  /**
   * Tags of the profile, at most 50.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /**
   * Makes sure that there is one profile: a second call with the same token makes no other.
   *
   * @default - one that AWS makes
   */
  readonly clientRequestToken?: string;
}

/** Props of `EksCreateFargateProfile`. */
export interface EksCreateFargateProfileProps extends EksCreateFargateProfileOptions, TaskStateBaseProps {}

/** Props of `EksCreateFargateProfile` in a JSONPath state. */
export interface EksCreateFargateProfileJsonPathProps
  extends EksCreateFargateProfileOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksCreateFargateProfile` in a JSONata state. */
export interface EksCreateFargateProfileJsonataProps
  extends EksCreateFargateProfileOptions, TaskStateJsonataBaseProps {}

/**
 * Makes a Fargate profile of an Amazon EKS cluster: the pods that it selects run on AWS Fargate.
 *
 * With `RUN_JOB` it waits until the profile is there, and deletes it when the execution is stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html
 */
export class EksCreateFargateProfile extends TaskStateBase<EksCreateFargateProfileProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EksCreateFargateProfileJsonPathProps,
  ): EksCreateFargateProfile {
    return new EksCreateFargateProfile(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EksCreateFargateProfileJsonataProps,
  ): EksCreateFargateProfile {
    return new EksCreateFargateProfile(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { clientRequestToken, cluster, fargateProfileName, podExecutionRole, selectors, subnetIds, tags } =
      this.props;
    const target = clusterTarget(this, 'cluster', cluster, this.props);
    const profiles = partsOf(this, target.arns, 'fargateprofile', fargateProfileName);
    const role = passedRole(
      this,
      'podExecutionRole',
      podExecutionRole,
      this.props,
      'eks.amazonaws.com',
      'eks-fargate-pods.amazonaws.com',
    );
    return {
      resource: {
        service: 'eks',
        action: 'createFargateProfile',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: eksTaskErrors,
      arguments: {
        ClusterName: cluster.clusterName,
        FargateProfileName: fargateProfileName,
        PodExecutionRoleArn: podExecutionRole.roleArn,
        Selectors: fargateSelectorsArgument(selectors),
        Subnets: subnetIds,
        Tags: tagsArgument(tags),
        ClientRequestToken: clientRequestToken,
      },
      permissions: {
        call: [
          { actions: ['eks:CreateFargateProfile'], resources: target.arns },
          role.permission,
          { actions: ['iam:GetRole'], resources: [...role.arns, serviceLinkedRole(this, 'eks-fargate.amazonaws.com')] },
          createServiceLinkedRole(this, 'eks-fargate.amazonaws.com'),
          ...tagPermissions(tags, profiles),
        ],
        runJob: [{ actions: ['eks:DescribeFargateProfile', 'eks:DeleteFargateProfile'], resources: profiles }],
      },
      problems: [
        target.problem,
        role.problem,
        nameProblem('clusterName', cluster.clusterName, 'cluster.clusterName'),
        nameProblem('fargateProfileName', fargateProfileName),
        isLiteral(fargateProfileName) &&
          fargateProfileName.startsWith(RESERVED) && {
            prop: 'fargateProfileName',
            problem: `begins with ${RESERVED}, which is reserved`,
            fix: 'begin otherwise',
          },
        ...fargateSelectorProblems(selectors),
        ...tagsProblems(tags),
      ],
    };
  }
}
