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

/** What `EventBridgeSchedulerCreateScheduleTask` takes beside the props of every task. */
export interface EventBridgeSchedulerCreateScheduleTaskOptions extends ScheduleDefinitionOptions {}

/** Props of `EventBridgeSchedulerCreateScheduleTask`. */
export interface EventBridgeSchedulerCreateScheduleTaskProps
  extends EventBridgeSchedulerCreateScheduleTaskOptions, TaskStateBaseProps {}

/** Props of `EventBridgeSchedulerCreateScheduleTask` in a JSONPath state. */
export interface EventBridgeSchedulerCreateScheduleTaskJsonPathProps
  extends EventBridgeSchedulerCreateScheduleTaskOptions, TaskStateJsonPathBaseProps {}

/** Props of `EventBridgeSchedulerCreateScheduleTask` in a JSONata state. */
export interface EventBridgeSchedulerCreateScheduleTaskJsonataProps
  extends EventBridgeSchedulerCreateScheduleTaskOptions, TaskStateJsonataBaseProps {}

/**
 * Creates a schedule of Amazon EventBridge Scheduler.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
export class EventBridgeSchedulerCreateScheduleTask extends TaskStateBase<EventBridgeSchedulerCreateScheduleTaskProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: EventBridgeSchedulerCreateScheduleTaskJsonPathProps,
  ): EventBridgeSchedulerCreateScheduleTask {
    return new EventBridgeSchedulerCreateScheduleTask(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: EventBridgeSchedulerCreateScheduleTaskJsonataProps,
  ): EventBridgeSchedulerCreateScheduleTask {
    return new EventBridgeSchedulerCreateScheduleTask(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return scheduleDefinition(this, 'createSchedule', this.props);
  }
}
