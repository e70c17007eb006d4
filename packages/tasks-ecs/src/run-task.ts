import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `EcsRunTask` takes beside the props of every task. */
export interface EcsRunTaskOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `EcsRunTask`. */
export interface EcsRunTaskProps extends EcsRunTaskOptions, TaskStateBaseProps {}

/** Props of `EcsRunTask` in a JSONPath state. */
export interface EcsRunTaskJsonPathProps extends EcsRunTaskOptions, TaskStateJsonPathBaseProps {}

/** Props of `EcsRunTask` in a JSONata state. */
export interface EcsRunTaskJsonataProps extends EcsRunTaskOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `RunTask` of Amazon ECS.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class EcsRunTask extends TaskStateBase<EcsRunTaskProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: EcsRunTaskJsonPathProps): EcsRunTask {
    return new EcsRunTask(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: EcsRunTaskJsonataProps): EcsRunTask {
    return new EcsRunTask(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: { service: 'ecs', action: 'runTask', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['ecs:RunTask'], resources: ['*'] }] },
    };
  }
}
