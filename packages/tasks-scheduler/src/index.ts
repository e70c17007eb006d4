export { ActionAfterCompletion } from './action-after-completion';
export { EventBridgeSchedulerCreateScheduleTask } from './create-schedule';
export type {
  EventBridgeSchedulerCreateScheduleTaskJsonataProps,
  EventBridgeSchedulerCreateScheduleTaskJsonPathProps,
  EventBridgeSchedulerCreateScheduleTaskOptions,
  EventBridgeSchedulerCreateScheduleTaskProps,
} from './create-schedule';
export { EventBridgeSchedulerDeleteScheduleTask } from './delete-schedule';
export type {
  EventBridgeSchedulerDeleteScheduleTaskJsonataProps,
  EventBridgeSchedulerDeleteScheduleTaskJsonPathProps,
  EventBridgeSchedulerDeleteScheduleTaskOptions,
  EventBridgeSchedulerDeleteScheduleTaskProps,
} from './delete-schedule';
export type { RetryPolicy } from './retry-policy';
export { Schedule } from './schedule';
export type { CronOptions } from './schedule';
export type { ScheduleDefinitionOptions } from './schedule-definition';
export type { ScheduleIdentityOptions } from './schedule-identity';
export { SchedulerErrors } from './scheduler-errors';
export { EventBridgeSchedulerTarget } from './scheduler-target';
export type { EventBridgeSchedulerTargetProps } from './scheduler-target';
export { EventBridgeSchedulerUpdateScheduleTask } from './update-schedule';
export type {
  EventBridgeSchedulerUpdateScheduleTaskJsonataProps,
  EventBridgeSchedulerUpdateScheduleTaskJsonPathProps,
  EventBridgeSchedulerUpdateScheduleTaskOptions,
  EventBridgeSchedulerUpdateScheduleTaskProps,
} from './update-schedule';
