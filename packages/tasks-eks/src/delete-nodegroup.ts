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

/** What `EksDeleteNodegroup` takes beside the props of every task. */
export interface EksDeleteNodegroupOptions extends EksClusterOptions {
  /** The name of the node group. May come from the state. */
  readonly nodegroupName: string;
}

/** Props of `EksDeleteNodegroup`. */
export interface EksDeleteNodegroupProps extends EksDeleteNodegroupOptions, TaskStateBaseProps {}

/** Props of `EksDeleteNodegroup` in a JSONPath state. */
export interface EksDeleteNodegroupJsonPathProps extends EksDeleteNodegroupOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksDeleteNodegroup` in a JSONata state. */
export interface EksDeleteNodegroupJsonataProps extends EksDeleteNodegroupOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes a node group of an Amazon EKS cluster, and its nodes.
 *
 * With `RUN_JOB` it waits until the node group is gone.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_DeleteNodegroup.html
 */
export class EksDeleteNodegroup extends TaskStateBase<EksDeleteNodegroupProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EksDeleteNodegroupJsonPathProps): EksDeleteNodegroup {
    return new EksDeleteNodegroup(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EksDeleteNodegroupJsonataProps): EksDeleteNodegroup {
    return new EksDeleteNodegroup(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { cluster, nodegroupName } = this.props;
    const target = clusterTarget(this, 'cluster', cluster, this.props);
    const resources = partsOf(this, target.arns, 'nodegroup', nodegroupName);
    return {
      resource: {
        service: 'eks',
        action: 'deleteNodegroup',
        patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      },
      errors: eksTaskErrors,
      arguments: { ClusterName: cluster.clusterName, NodegroupName: nodegroupName },
      permissions: {
        call: [{ actions: ['eks:DeleteNodegroup'], resources }],
        runJob: [{ actions: ['eks:DescribeNodegroup'], resources }],
      },
      problems: [
        target.problem,
        nameProblem('clusterName', cluster.clusterName, 'cluster.clusterName'),
        nameProblem('nodegroupName', nodegroupName),
      ],
    };
  }
}
