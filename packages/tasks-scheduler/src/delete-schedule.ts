import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { identityProblems, scheduleTarget } from './schedule-identity';
import type { ScheduleIdentityOptions } from './schedule-identity';
import { schedulerTaskErrors } from './scheduler-errors';

/** What `EventBridgeSchedulerDeleteScheduleTask` takes beside the props of every task. */
export interface EventBridgeSchedulerDeleteScheduleTaskOptions extends ScheduleIdentityOptions {}

/** Props of `EventBridgeSchedulerDeleteScheduleTask`. */
export interface EventBridgeSchedulerDeleteScheduleTaskProps
  extends EventBridgeSchedulerDeleteScheduleTaskOptions, TaskStateBaseProps {}

/** Props of `EventBridgeSchedulerDeleteScheduleTask` in a JSONPath state. */
export interface EventBridgeSchedulerDeleteScheduleTaskJsonPathProps
  extends EventBridgeSchedulerDeleteScheduleTaskOptions, TaskStateJsonPathBaseProps {}

/** Props of `EventBridgeSchedulerDeleteScheduleTask` in a JSONata state. */
export interface EventBridgeSchedulerDeleteScheduleTaskJsonataProps
  extends EventBridgeSchedulerDeleteScheduleTaskOptions, TaskStateJsonataBaseProps {}

/**
 * Deletes a schedule of Amazon EventBridge Scheduler.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteSchedule.html
 */
export class EventBridgeSchedulerDeleteScheduleTask extends TaskStateBase<EventBridgeSchedulerDeleteScheduleTaskProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EventBridgeSchedulerDeleteScheduleTaskJsonPathProps,
  ): EventBridgeSchedulerDeleteScheduleTask {
    return new EventBridgeSchedulerDeleteScheduleTask(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EventBridgeSchedulerDeleteScheduleTaskJsonataProps,
  ): EventBridgeSchedulerDeleteScheduleTask {
    return new EventBridgeSchedulerDeleteScheduleTask(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { clientToken, groupName, scheduleName } = this.props;
    const target = scheduleTarget(this, this.props);
    return {
      resource: {
        service: 'aws-sdk:scheduler',
        action: 'deleteSchedule',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      errors: schedulerTaskErrors,
      arguments: { ClientToken: clientToken, GroupName: groupName, Name: scheduleName },
      permissions: { call: [{ actions: ['scheduler:DeleteSchedule'], resources: target.arns }] },
      problems: [target.problem, ...identityProblems(this.props)],
    };
  }
}
