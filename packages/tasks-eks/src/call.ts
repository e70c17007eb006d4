import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `EksCall` takes beside the props of every task. */
export interface EksCallOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `EksCall`. */
export interface EksCallProps extends EksCallOptions, TaskStateBaseProps {}

/** Props of `EksCall` in a JSONPath state. */
export interface EksCallJsonPathProps extends EksCallOptions, TaskStateJsonPathBaseProps {}

/** Props of `EksCall` in a JSONata state. */
export interface EksCallJsonataProps extends EksCallOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `Call` of Amazon EKS.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class EksCall extends TaskStateBase<EksCallProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EksCallJsonPathProps): EksCall {
    return new EksCall(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EksCallJsonataProps): EksCall {
    return new EksCall(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'eks', action: 'call', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['eks:Call'], resources: ['*'] }] },
    };
  }
}
