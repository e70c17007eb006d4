import type { Duration } from 'aws-cdk-lib/core';

const UNITS: readonly (readonly [string, (duration: Duration) => number])[] = [
  ['h', (duration) => duration.toHours()],
  ['m', (duration) => duration.toMinutes()],
  ['s', (duration) => duration.toSeconds()],
];

/**
 * A duration as Kubernetes writes it, in the largest unit that fits: `1h`, `90m`. Undefined when it is absent or no whole
 * number of seconds.
 */
export function unitDuration(duration: Duration | undefined): string | undefined {
  for (const [unit, convert] of UNITS) {
    try {
      return duration && `${convert(duration)}${unit}`;
    } catch {
      // No whole number of this unit, or from the state in another one.
    }
  }
  return undefined;
}
