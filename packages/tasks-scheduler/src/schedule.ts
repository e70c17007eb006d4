import { isLiteral, StateData, TaskValidationError } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import type { Duration } from 'aws-cdk-lib/core';

/** The fields of a cron expression. Each is text, so that lists and ranges can be given: `MON-FRI`, `0/15`. */
export interface CronOptions {
  /**
   * The minute, 0 to 59.
   *
   * @default - every minute
   */
  readonly minute?: string;

  /**
   * The hour, 0 to 23.
   *
   * @default - every hour
   */
  readonly hour?: string;

  /**
   * The day of the month, 1 to 31. Not together with `weekDay`.
   *
   * @default - every day
   */
  readonly day?: string;

  /**
   * The month, 1 to 12 or `JAN` to `DEC`.
   *
   * @default - every month
   */
  readonly month?: string;

  /**
   * The day of the week, 1 to 7 or `SUN` to `SAT`. Not together with `day`.
   *
   * @default - any day of the week
   */
  readonly weekDay?: string;

  /**
   * The year, 1970 to 2199.
   *
   * @default - every year
   */
  readonly year?: string;
}

/**
 * When a schedule runs.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export class Schedule {
  /**
   * Once, at a point in time, to the second. It is written in UTC, so that the `timezone` of the schedule has no part in
   * it.
   *
   * @throws TaskValidationError when the date is invalid
   */
  public static oneTime(time: Date): Schedule {
    if (Number.isNaN(time.getTime())) {
      throw problem('oneTime', { prop: 'time', problem: 'is an invalid Date', fix: 'give a point in time' });
    }
    return new Schedule(`at(${time.toISOString().slice(0, SECONDS)})`, 'UTC');
  }

  /**
   * Once, when clocks in the `timezone` of the schedule show a time: `2030-01-31T12:00:00`. May come from the state.
   *
   * @throws TaskValidationError when there is no such time
   */
  public static at(time: string): Schedule {
    if (isLiteral(time) && !isWallTime(time)) {
      const fix = 'give one such as 2030-01-31T12:00:00, or a Date to Schedule.oneTime';
      throw problem('at', { prop: 'time', problem: `is ${JSON.stringify(time)}, which is no time`, fix });
    }
    return new Schedule(StateData.concat('at(', time, ')'));
  }

  /**
   * Again and again, in whole minutes, hours or days. A number from the state counts in the unit of the duration.
   *
   * @throws TaskValidationError when the interval is shorter than a minute, or is no whole number of minutes
   */
  public static rate(duration: Duration): Schedule {
    if (duration.isUnresolved()) {
      return new Schedule(`rate(${amountLater(duration)})`);
    }
    const minutes = duration.toMinutes({ integral: false });
    if (minutes < 1 || !Number.isInteger(minutes)) {
      const fix = 'give whole minutes, 1 at least';
      throw problem('rate', { prop: 'duration', problem: `is ${duration.toHumanString()}`, fix });
    }
    const [amount, unit] =
      minutes % DAY === 0
        ? [minutes / DAY, 'day']
        : minutes % HOUR === 0
          ? [minutes / HOUR, 'hour']
          : [minutes, 'minute'];
    return new Schedule(`rate(${amount} ${unit}${amount === 1 ? '' : 's'})`);
  }

  /**
   * At the times that a cron expression tells, in the `timezone` of the schedule. Its fields may come from the state.
   *
   * @throws TaskValidationError when `day` is given together with `weekDay`, or a field is empty or has blanks
   */
  public static cron(options: CronOptions): Schedule {
    const { day, hour = '*', minute = '*', month = '*', weekDay, year = '*' } = options;
    if (day !== undefined && weekDay !== undefined) {
      throw problem('cron', { prop: 'weekDay', problem: 'is given together with day', fix: 'give one of them' });
    }
    const astray = Object.entries(options).find(([, field]) => isLiteral(field) && /^$|\s/.test(String(field)));
    if (astray !== undefined) {
      const [prop, field] = astray as [string, string];
      throw problem('cron', { prop, problem: `is ${JSON.stringify(field)}`, fix: 'give one field, such as 0/15' });
    }
    const fields = [minute, hour, day ?? (weekDay === undefined ? '*' : '?'), month, weekDay ?? '?', year];
    return new Schedule(StateData.concat('cron(', ...fields.flatMap((field, i) => (i ? [' ', field] : [field])), ')'));
  }

  /** As an expression of EventBridge Scheduler tells: `rate(5 minutes)`. May come from the state. */
  public static expression(expression: string): Schedule {
    return new Schedule(expression);
  }

  private constructor(
    /** The expression of EventBridge Scheduler. */
    public readonly expressionString: string,
    /** The time zone that the expression is in whatever the schedule says, if it is in one. */
    public readonly timezone?: string,
  ) {}
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** The length of a date and time to the second. */
const SECONDS = '2030-01-31T12:00:00'.length;

function isWallTime(time: string): boolean {
  const date = new Date(`${time}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString() === `${time}.000Z`;
}

/** An amount that is known later, in the unit that it is given in. */
function amountLater(duration: Duration): string {
  const unit = duration.unitLabel();
  const amounts: Readonly<Record<string, () => number>> = {
    minutes: () => duration.toMinutes(),
    hours: () => duration.toHours(),
    days: () => duration.toDays(),
  };
  const amount = amounts[unit];
  if (amount === undefined) {
    const fix = 'use Duration.minutes, Duration.hours or Duration.days';
    throw problem('rate', { prop: 'duration', problem: `is a number of ${unit} that is not known yet`, fix });
  }
  return `${amount()} ${unit}`;
}

function problem(method: string, each: TaskProblem): TaskValidationError {
  return new TaskValidationError(`Schedule.${method}`, [each]);
}
