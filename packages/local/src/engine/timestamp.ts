/** The form that the States Language documents: upper case `T` and `Z`, seconds and offset required. */
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

const MINUTE = 60_000;
const LARGEST_OFFSET = 18 * 60 * MINUTE;

/**
 * The time that an ISO 8601 extended offset date-time such as `2016-03-14T01:59:00.5+01:00` names.
 *
 * @returns milliseconds since 1970, smaller fractions dropped; `undefined` for any other text, and for dates, times and
 * offsets that do not exist
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function parseTimestamp(text: string): number | undefined {
  const instant = parseInstant(text);
  return instant && instant.seconds * 1000 + Math.floor(instant.nanoseconds / 1_000_000);
}

/**
 * Holds two timestamps against each other, to the nanosecond.
 *
 * @returns negative when the first one is earlier, 0 when both are the same moment, positive when it is later;
 * `undefined` when either is not a timestamp
 */
export function compareTimestamps(left: string, right: string): number | undefined {
  const [a, b] = [parseInstant(left), parseInstant(right)];
  return a && b && (a.seconds - b.seconds || a.nanoseconds - b.nanoseconds);
}

interface Instant {
  /** Whole seconds since 1970. */
  readonly seconds: number;
  /** What comes on top of them, less than a second. */
  readonly nanoseconds: number;
}

function parseInstant(text: string): Instant | undefined {
  const [matched, year, month, day, hour, minute, second, fraction = '', sign = '+', offsetHour, offsetMinute] =
    TIMESTAMP.exec(text) ?? [];
  if (matched === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return undefined;
  }
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // A day that the month does not have is one of another month.
  if (date.getUTCMonth() !== Number(month) - 1) {
    return undefined;
  }
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * MINUTE;
  if (offset > LARGEST_OFFSET || Number(offsetMinute ?? 0) > 59) {
    return undefined;
  }
  const time = date.getTime() - (sign === '-' ? -offset : offset);
  return { seconds: time / 1000, nanoseconds: Number(fraction.padEnd(9, '0')) };
}
