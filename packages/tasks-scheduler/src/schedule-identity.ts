import { comesFromStateData, isLiteral, namedTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskProblem, TaskTarget } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** The group that schedules are in when nobody says otherwise. */
const DEFAULT_GROUP = 'default';

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const NAME = /^[0-9a-zA-Z-_.]{1,64}$/;
const CLIENT_TOKEN = /^[a-zA-Z0-9-_]{1,64}$/;

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
  const nameRule = 'give 1 to 64 letters, digits, dashes, underscores and periods';
  return [
    patternProblem('scheduleName', scheduleName, NAME, nameRule),
    patternProblem('groupName', groupName, NAME, nameRule),
    patternProblem('clientToken', clientToken, CLIENT_TOKEN, 'give 1 to 64 letters, digits, dashes and underscores'),
  ];
}

function patternProblem(prop: string, text: string | undefined, pattern: RegExp, fix: string): TaskProblem | undefined {
  return text === undefined || !isLiteral(text) || pattern.test(text)
    ? undefined
    : { prop, problem: `is ${JSON.stringify(text)}`, fix };
}
