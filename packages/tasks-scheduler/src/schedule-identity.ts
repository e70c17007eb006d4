import { comesFromStateData, namedTarget, textProblem } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskProblem, TaskTarget } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** The group that schedules are in when nobody says otherwise. */
const DEFAULT_GROUP = 'default';

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const NAME = {
  min: 1,
  max: 64,
  pattern: /^[\w.-]+$/,
  of: 'letters, digits, dashes, underscores and periods',
};
const CLIENT_TOKEN = { min: 1, max: 64, pattern: /^[\w-]+$/, of: 'letters, digits, dashes and underscores' };

/** Which schedule is worked on. */
export interface ScheduleIdentityOptions extends DynamicTargetOptions {
  /**
   * The name of the schedule: 1 to 64 letters, digits, dashes, underscores and periods. If it comes from the state,
   * `allowedTargets` lists the ARNs of schedules.
   */
  readonly scheduleName: string;

  /**
   * The group of the schedule, named by the same rules.
   *
   * @default - the group `default`
   */
  readonly groupName?: string;

  /**
   * What makes the request the same when it is made again: 1 to 64 letters, digits, dashes and underscores.
   *
   * @default - a random one
   */
  readonly clientToken?: string;
}

/** Which schedules to grant. */
export function scheduleTarget(scope: Construct, options: ScheduleIdentityOptions): TaskTarget {
  const { groupName = DEFAULT_GROUP, scheduleName } = options;
  const prop = comesFromStateData(scope, groupName) ? 'groupName' : 'scheduleName';
  const arn = { service: 'scheduler', resource: 'schedule' };
  return namedTarget(scope, prop, { name: `${groupName}/${scheduleName}`, arn }, options);
}

/** What is wrong with what says which schedule is worked on. */
export function identityProblems({
  clientToken,
  groupName,
  scheduleName,
}: ScheduleIdentityOptions): (TaskProblem | undefined)[] {
  return [
    textProblem('scheduleName', scheduleName, NAME),
    textProblem('groupName', groupName, NAME),
    textProblem('clientToken', clientToken, CLIENT_TOKEN),
  ];
}
