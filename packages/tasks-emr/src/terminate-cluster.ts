import { managedRule, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { clusterTarget } from './cluster-target';
import type { EmrClusterOptions } from './cluster-target';
import { emrTaskErrors } from './emr-errors';

/** What `EmrTerminateCluster` takes beside the props of every task. */
export interface EmrTerminateClusterOptions extends EmrClusterOptions {}

/** Props of `EmrTerminateCluster`. */
export interface EmrTerminateClusterProps extends EmrTerminateClusterOptions, TaskStateBaseProps {}

/** Props of `EmrTerminateCluster` in a JSONPath state. */
export interface EmrTerminateClusterJsonPathProps extends EmrTerminateClusterOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrTerminateCluster` in a JSONata state. */
export interface EmrTerminateClusterJsonataProps extends EmrTerminateClusterOptions, TaskStateJsonataBaseProps {}

/**
 * Ends an Amazon EMR cluster.
 *
 * With `RUN_JOB`, the default, it waits until the cluster has ended.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateJobFlows.html
 */
export class EmrTerminateCluster extends TaskStateBase<EmrTerminateClusterProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EmrTerminateClusterJsonPathProps): EmrTerminateCluster {
    return new EmrTerminateCluster(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EmrTerminateClusterJsonataProps): EmrTerminateCluster {
    return new EmrTerminateCluster(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const target = clusterTarget(this, this.props);
    return {
      resource: {
        service: 'elasticmapreduce',
        action: 'terminateCluster',
        patterns: [IntegrationPattern.RUN_JOB, IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: emrTaskErrors,
      arguments: { ClusterId: this.props.clusterId },
      permissions: {
        call: [{ actions: ['elasticmapreduce:TerminateJobFlows'], resources: target.arns }],
        runJob: [
          { actions: ['elasticmapreduce:DescribeCluster'], resources: target.arns },
          managedRule(this, 'StepFunctionsGetEventForEMRTerminateJobFlowsRule'),
        ],
      },
      problems: [target.problem],
    };
  }
}
