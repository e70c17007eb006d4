import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `EmrCreateCluster` takes beside the props of every task. */
export interface EmrCreateClusterOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `EmrCreateCluster`. */
export interface EmrCreateClusterProps extends EmrCreateClusterOptions, TaskStateBaseProps {}

/** Props of `EmrCreateCluster` in a JSONPath state. */
export interface EmrCreateClusterJsonPathProps extends EmrCreateClusterOptions, TaskStateJsonPathBaseProps {}

/** Props of `EmrCreateCluster` in a JSONata state. */
export interface EmrCreateClusterJsonataProps extends EmrCreateClusterOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `CreateCluster` of Amazon EMR.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class EmrCreateCluster extends TaskStateBase<EmrCreateClusterProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EmrCreateClusterJsonPathProps): EmrCreateCluster {
    return new EmrCreateCluster(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EmrCreateClusterJsonataProps): EmrCreateCluster {
    return new EmrCreateCluster(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'emr', action: 'createCluster', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['emr:CreateCluster'], resources: ['*'] }] },
    };
  }
}
