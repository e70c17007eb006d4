import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { clusterTarget, partsOf } from './cluster-target';
import type { EksClusterOptions } from './cluster-target';
import { eksTaskErrors } from './eks-errors';
import { nameProblem } from './resource-name';

/** What `EksDeleteFargateProfile` takes beside the props of every task. */
export interface EksDeleteFargateProfileOptions extends EksClusterOptions {
  /** The name of the Fargate profile. May come from the state. */
  readonly fargateProfileName: string;
}

/** Props of `EksDeleteFargateProfile`. */
export interface EksDeleteFargateProfileProps extends EksDeleteFargateProfileOptions, TaskStateBaseProps {}

/** Props of `EksDeleteFargateProfile` in a JSONPath state. */
export interface EksDeleteFargateProfileJsonPathProps
  extends EksDeleteFargateProfileOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksDeleteFargateProfile` in a JSONata state. */
export interface EksDeleteFargateProfileJsonataProps
  extends EksDeleteFargateProfileOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes a Fargate profile of an Amazon EKS cluster, and the pods that run in it.
 *
 * With `RUN_JOB` it waits until the Fargate profile is gone.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteFargateProfile.html
 */
export class EksDeleteFargateProfile extends TaskStateBase<EksDeleteFargateProfileProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EksDeleteFargateProfileJsonPathProps,
  ): EksDeleteFargateProfile {
    return new EksDeleteFargateProfile(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EksDeleteFargateProfileJsonataProps,
  ): EksDeleteFargateProfile {
    return new EksDeleteFargateProfile(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { cluster, fargateProfileName } = this.props;
    const target = clusterTarget(this, 'cluster', cluster, this.props);
    const resources = partsOf(this, target.arns, 'fargateprofile', fargateProfileName);
    return {
      resource: {
        service: 'eks',
        action: 'deleteFargateProfile',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: eksTaskErrors,
      arguments: { ClusterName: cluster.clusterName, FargateProfileName: fargateProfileName },
      permissions: {
        call: [{ actions: ['eks:DeleteFargateProfile'], resources }],
        runJob: [{ actions: ['eks:DescribeFargateProfile'], resources }],
      },
      problems: [
        target.problem,
        nameProblem('clusterName', cluster.clusterName, 'cluster.clusterName'),
        nameProblem('fargateProfileName', fargateProfileName),
      ],
    };
  }
}
