import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `__Class__` takes beside the props of every task. */
export interface __Class__Options {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `__Class__`. */
export interface __Class__Props extends __Class__Options, TaskStateBaseProps {}

/** Props of `__Class__` in a JSONPath state. */
export interface __Class__JsonPathProps extends __Class__Options, TaskStateJsonPathBaseProps {}

/** Props of `__Class__` in a JSONata state. */
export interface __Class__JsonataProps extends __Class__Options, TaskStateJsonataBaseProps {}

/**
 * Calls `__Action__` of __title__.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class __Class__ extends TaskStateBase<__Class__Props> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: __Class__JsonPathProps): __Class__ {
    return new __Class__(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: __Class__JsonataProps): __Class__ {
    return new __Class__(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: '__service__', action: '__action__', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['__service__:__Action__'], resources: ['*'] }] },
    };
  }
}
