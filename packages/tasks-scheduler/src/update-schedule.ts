import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { scheduleDefinition } from './schedule-definition';
import type { ScheduleDefinitionOptions } from './schedule-definition';

/** What `EventBridgeSchedulerUpdateScheduleTask` takes beside the props of every task. */
export interface EventBridgeSchedulerUpdateScheduleTaskOptions extends ScheduleDefinitionOptions {}

/** Props of `EventBridgeSchedulerUpdateScheduleTask`. */
export interface EventBridgeSchedulerUpdateScheduleTaskProps
  extends EventBridgeSchedulerUpdateScheduleTaskOptions, TaskStateBaseProps {}

/** Props of `EventBridgeSchedulerUpdateScheduleTask` in a JSONPath state. */
export interface EventBridgeSchedulerUpdateScheduleTaskJsonPathProps
  extends EventBridgeSchedulerUpdateScheduleTaskOptions, TaskStateJsonPathBaseProps {}

/** Props of `EventBridgeSchedulerUpdateScheduleTask` in a JSONata state. */
export interface EventBridgeSchedulerUpdateScheduleTaskJsonataProps
  extends EventBridgeSchedulerUpdateScheduleTaskOptions, TaskStateJsonataBaseProps {}

/**
 * Changes a schedule of Amazon EventBridge Scheduler. What is not given goes back to its default.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html
 */
export class EventBridgeSchedulerUpdateScheduleTask extends TaskStateBase<EventBridgeSchedulerUpdateScheduleTaskProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EventBridgeSchedulerUpdateScheduleTaskJsonPathProps,
  ): EventBridgeSchedulerUpdateScheduleTask {
    return new EventBridgeSchedulerUpdateScheduleTask(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EventBridgeSchedulerUpdateScheduleTaskJsonataProps,
  ): EventBridgeSchedulerUpdateScheduleTask {
    return new EventBridgeSchedulerUpdateScheduleTask(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return scheduleDefinition(this, 'updateSchedule', this.props);
  }
}
