import {
  amountIn,
  amountProblems,
  comesFromStateData,
  isFromState,
  lengthProblem,
  numberProblem,
  passedRole,
} from '@cdk-sfn/core';
import type { PassedRoleOptions, TaskDescription, TaskPermission, TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { ActionAfterCompletion } from './action-after-completion';
import { millisOf, timeProblem } from './point-in-time';
import type { Schedule } from './schedule';
import { identityProblems, scheduleTarget } from './schedule-identity';
import type { ScheduleIdentityOptions } from './schedule-identity';
import { schedulerTaskErrors } from './scheduler-errors';
import type { EventBridgeSchedulerTarget } from './scheduler-target';

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const LIMITS = {
  description: { max: 512 },
  timezone: { min: 1, max: 50 },
  windowMinutes: { min: 1, max: 1440, unit: 'minutes' },
};

/** What a schedule is. */
export interface ScheduleDefinitionOptions extends PassedRoleOptions, ScheduleIdentityOptions {
  /**
   * When it runs.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
   */
  readonly schedule: Schedule;

  /** What it calls. */
  readonly target: EventBridgeSchedulerTarget;

  /**
   * What happens to the schedule when it will not run again.
   *
   * @default ActionAfterCompletion.NONE
   */
  readonly actionAfterCompletion?: ActionAfterCompletion;

  /**
   * What it is for, at most 512 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * When it ends: a date, or text of RFC 3339, such as `2030-01-31T12:00:00Z`. A schedule that runs once has no use for
   * it.
   *
   * @default - never
   */
  readonly endDate?: Date | string;

  /**
   * When it begins: a date, or text of RFC 3339, before `endDate`. A schedule that runs once has no use for it.
   *
   * @default - at once
   */
  readonly startDate?: Date | string;

  /**
   * How late it may run, in whole minutes, 1 minute to one day.
   *
   * @default - it runs within the minute
   */
  readonly flexibleTimeWindow?: Duration;

  /**
   * The key that the data of the schedule is encrypted with. The role of the target may decrypt with it.
   *
   * @default - a key of AWS
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
   */
  readonly kmsKey?: IKey;

  /**
   * The time zone of `Schedule.at` and `Schedule.cron`: `Europe/Berlin`. At most 50 characters.
   *
   * @default - UTC
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#time-zones
   */
  readonly timezone?: string;

  /**
   * Whether it runs. Not from the state.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** What a task does that creates a schedule, or changes one. */
export function scheduleDefinition(
  scope: Construct,
  action: 'createSchedule' | 'updateSchedule',
  props: ScheduleDefinitionOptions,
): TaskDescription {
  const { enabled = true, flexibleTimeWindow, kmsKey, schedule, target } = props;
  const schedules = scheduleTarget(scope, props);
  const passed = passedRole(scope, 'target.role', target.role, props, 'scheduler.amazonaws.com');
  if (!passed.isFromState) {
    grantToRole(scope, props);
  }
  return {
    resource: {
      service: 'aws-sdk:scheduler',
      action,
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    },
    errors: schedulerTaskErrors,
    arguments: {
      ActionAfterCompletion: props.actionAfterCompletion ?? ActionAfterCompletion.NONE,
      ClientToken: props.clientToken,
      Description: props.description,
      EndDate: props.endDate,
      FlexibleTimeWindow: {
        Mode: flexibleTimeWindow ? 'FLEXIBLE' : 'OFF',
        MaximumWindowInMinutes: amountIn('minutes', flexibleTimeWindow),
      },
      GroupName: props.groupName,
      KmsKeyArn: kmsKey?.keyArn,
      Name: props.scheduleName,
      ScheduleExpression: schedule.expressionString,
      ScheduleExpressionTimezone: schedule.timezone ?? props.timezone,
      StartDate: props.startDate,
      State: enabled ? 'ENABLED' : 'DISABLED',
      Target: target.renderTargetObject() as unknown,
    },
    permissions: {
      call: [
        {
          actions: [`scheduler:${action === 'createSchedule' ? 'CreateSchedule' : 'UpdateSchedule'}`],
          resources: schedules.arns,
        },
        passed.permission,
        ...keyPermissions(kmsKey),
      ],
    },
    problems: [schedules.problem, passed.problem, ...identityProblems(props), ...definitionProblems(props)],
  };
}

/**
 * What a caller needs who has data encrypted with a key.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
 */
function keyPermissions(key: IKey | undefined): TaskPermission[] {
  const actions = ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:Decrypt'];
  return key === undefined ? [] : [{ actions, resources: [key.keyArn] }];
}

/** Lets the role of the target read what is encrypted, and send to the queue for calls that failed for good. */
function grantToRole(scope: Construct, { kmsKey, target }: ScheduleDefinitionOptions): void {
  const { deadLetterQueue, role } = target;
  if (kmsKey !== undefined && !comesFromStateData(scope, kmsKey.keyArn)) {
    kmsKey.grantDecrypt(role);
  }
  if (deadLetterQueue !== undefined && !comesFromStateData(scope, deadLetterQueue.queueArn)) {
    deadLetterQueue.grant(role, 'sqs:SendMessage');
    deadLetterQueue.encryptionMasterKey?.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey*');
  }
}

function definitionProblems(props: ScheduleDefinitionOptions): (TaskProblem | false | undefined)[] {
  const { description, enabled, endDate, flexibleTimeWindow, schedule, startDate, timezone } = props;
  const start = millisOf(startDate);
  const end = millisOf(endDate);
  return [
    lengthProblem('description', description, LIMITS.description),
    timeProblem('endDate', endDate),
    timeProblem('startDate', startDate),
    start !== undefined &&
      end !== undefined &&
      start >= end && { prop: 'startDate', problem: 'is not before endDate', fix: 'give an earlier one' },
    ...amountProblems('minutes', { flexibleTimeWindow }),
    numberProblem('flexibleTimeWindow', amountIn('minutes', flexibleTimeWindow), LIMITS.windowMinutes),
    lengthProblem('timezone', timezone, LIMITS.timezone),
    schedule.timezone !== undefined &&
      timezone !== undefined &&
      timezone !== schedule.timezone && {
        prop: 'timezone',
        problem: 'is given together with Schedule.oneTime, whose Date is the same point in time everywhere',
        fix: 'leave it out, or use Schedule.at for what the clocks there show',
      },
    isFromState(enabled) && {
      prop: 'enabled',
      problem: 'comes from the state, where the service takes no boolean',
      fix: 'give true or false; a Choice can lead to either',
    },
  ];
}
