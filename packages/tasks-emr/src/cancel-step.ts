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
import type { EmrClusterOptions } from './cluster-target';
import { emrTaskErrors } from './emr-errors';

/** What `EmrCancelStep` takes beside the props of every task. */
export interface EmrCancelStepOptions extends EmrClusterOptions {
  /** The id of the step: `s-2AXXXXXXGAPLF`. */
  readonly stepId: string;
}

/** Props of `EmrCancelStep`. */
export interface EmrCancelStepProps extends EmrCancelStepOptions, TaskStateBaseProps {}

/** Props of `EmrCancelStep` in a JSONPath state. */
export interface EmrCancelStepJsonPathProps extends EmrCancelStepOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrCancelStep` in a JSONata state. */
export interface EmrCancelStepJsonataProps extends EmrCancelStepOptions, TaskStateJsonataBaseProps {}

/**
 * Cancels a step of an Amazon EMR cluster that is pending, or running from Amazon EMR 5.28.0 on. Its result says whether
 * that could be done.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_CancelSteps.html
 */
export class EmrCancelStep extends TaskStateBase<EmrCancelStepProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EmrCancelStepJsonPathProps): EmrCancelStep {
    return new EmrCancelStep(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EmrCancelStepJsonataProps): EmrCancelStep {
    return new EmrCancelStep(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { clusterId, stepId } = this.props;
    const target = clusterTarget(this, this.props);
    return {
      resource: {
        service: 'elasticmapreduce',
        action: 'cancelStep',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: emrTaskErrors,
      arguments: { ClusterId: clusterId, StepId: stepId },
      permissions: { call: [{ actions: ['elasticmapreduce:CancelSteps'], resources: target.arns }] },
      problems: [target.problem],
    };
  }
}
