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

/** What `EmrSetClusterTerminationProtection` takes beside the props of every task. */
export interface EmrSetClusterTerminationProtectionOptions extends EmrClusterOptions {
  /** Whether the cluster cannot be ended, neither by a call nor by a step that fails. */
  readonly terminationProtected: boolean;
}

/** Props of `EmrSetClusterTerminationProtection`. */
export interface EmrSetClusterTerminationProtectionProps
  extends EmrSetClusterTerminationProtectionOptions, TaskStateBaseProps {}

/** Props of `EmrSetClusterTerminationProtection` in a JSONPath state. */
export interface EmrSetClusterTerminationProtectionJsonPathProps
  extends EmrSetClusterTerminationProtectionOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrSetClusterTerminationProtection` in a JSONata state. */
export interface EmrSetClusterTerminationProtectionJsonataProps
  extends EmrSetClusterTerminationProtectionOptions, TaskStateJsonataBaseProps {}

/**
 * Locks an Amazon EMR cluster so that it cannot be ended, or unlocks it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_SetTerminationProtection.html
 */
export class EmrSetClusterTerminationProtection extends TaskStateBase<EmrSetClusterTerminationProtectionProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EmrSetClusterTerminationProtectionJsonPathProps,
  ): EmrSetClusterTerminationProtection {
    return new EmrSetClusterTerminationProtection(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EmrSetClusterTerminationProtectionJsonataProps,
  ): EmrSetClusterTerminationProtection {
    return new EmrSetClusterTerminationProtection(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { clusterId, terminationProtected } = this.props;
    const target = clusterTarget(this, this.props);
    return {
      resource: {
        service: 'elasticmapreduce',
        action: 'setClusterTerminationProtection',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: emrTaskErrors,
      arguments: { ClusterId: clusterId, TerminationProtected: terminationProtected },
      permissions: { call: [{ actions: ['elasticmapreduce:SetTerminationProtection'], resources: target.arns }] },
      problems: [target.problem],
    };
  }
}
