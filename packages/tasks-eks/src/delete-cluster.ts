import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { clusterTarget } from './cluster-target';
import type { EksClusterOptions } from './cluster-target';
import { eksTaskErrors } from './eks-errors';
import { nameProblem } from './resource-name';

/** What `EksDeleteCluster` takes beside the props of every task. */
export interface EksDeleteClusterOptions extends EksClusterOptions {}

/** Props of `EksDeleteCluster`. */
export interface EksDeleteClusterProps extends EksDeleteClusterOptions, TaskStateBaseProps {}

/** Props of `EksDeleteCluster` in a JSONPath state. */
export interface EksDeleteClusterJsonPathProps extends EksDeleteClusterOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksDeleteCluster` in a JSONata state. */
export interface EksDeleteClusterJsonataProps extends EksDeleteClusterOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes an Amazon EKS cluster. Its node groups and Fargate profiles have to be gone before.
 *
 * With `RUN_JOB` it waits until the cluster is gone.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteCluster.html
 */
export class EksDeleteCluster extends TaskStateBase<EksDeleteClusterProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EksDeleteClusterJsonPathProps): EksDeleteCluster {
    return new EksDeleteCluster(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EksDeleteClusterJsonataProps): EksDeleteCluster {
    return new EksDeleteCluster(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { cluster } = this.props;
    const target = clusterTarget(this, 'cluster', cluster, this.props);
    return {
      resource: {
        service: 'eks',
        action: 'deleteCluster',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: eksTaskErrors,
      arguments: { Name: cluster.clusterName },
      permissions: {
        call: [{ actions: ['eks:DeleteCluster'], resources: target.arns }],
        runJob: [{ actions: ['eks:DescribeCluster'], resources: target.arns }],
      },
      problems: [target.problem, nameProblem('clusterName', cluster.clusterName, 'cluster.clusterName')],
    };
  }
}
