import { TaskStateBase } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { emrContainersTaskErrors } from './emr-containers-errors';
import { virtualClusterIdProblem, virtualClusterTarget } from './virtual-cluster-input';

/** What `EmrContainersDeleteVirtualCluster` takes beside the props of every task. */
export interface EmrContainersDeleteVirtualClusterOptions extends DynamicTargetOptions {
  /**
   * The id of the virtual cluster. When it comes from the state, all virtual clusters of this account and region may be
   * deleted, unless `allowedTargets` lists the ARNs of some.
   */
  readonly virtualClusterId: TaskInput;
}

/** Props of `EmrContainersDeleteVirtualCluster`. */
export interface EmrContainersDeleteVirtualClusterProps
  extends EmrContainersDeleteVirtualClusterOptions, TaskStateBaseProps {}

/** Props of `EmrContainersDeleteVirtualCluster` in a JSONPath state. */
export interface EmrContainersDeleteVirtualClusterJsonPathProps
  extends EmrContainersDeleteVirtualClusterOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrContainersDeleteVirtualCluster` in a JSONata state. */
export interface EmrContainersDeleteVirtualClusterJsonataProps
  extends EmrContainersDeleteVirtualClusterOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes a virtual cluster of Amazon EMR on EKS. The namespace and the Amazon EKS cluster stay.
 *
 * With `RUN_JOB` it waits until the virtual cluster has ended.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_DeleteVirtualCluster.html
 */
export class EmrContainersDeleteVirtualCluster extends TaskStateBase<EmrContainersDeleteVirtualClusterProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrContainersDeleteVirtualClusterJsonPathProps,
  ): EmrContainersDeleteVirtualCluster {
    return new EmrContainersDeleteVirtualCluster(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrContainersDeleteVirtualClusterJsonataProps,
  ): EmrContainersDeleteVirtualCluster {
    return new EmrContainersDeleteVirtualCluster(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const id = this.props.virtualClusterId.value as string;
    const target = virtualClusterTarget(this, 'virtualClusterId', id, this.props);
    return {
      resource: {
        service: 'emr-containers',
        action: 'deleteVirtualCluster',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: emrContainersTaskErrors,
      arguments: { Id: id },
      permissions: {
        call: [{ actions: ['emr-containers:DeleteVirtualCluster'], resources: target.arns }],
        runJob: [{ actions: ['emr-containers:DescribeVirtualCluster'], resources: target.arns }],
      },
      problems: [target.problem, virtualClusterIdProblem('virtualClusterId', id)],
    };
  }
}
