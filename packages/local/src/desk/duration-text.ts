/**
 * A time as a reader takes it in at a glance: `12 ms`, `3.2 s`, `4 min 10 s`, `2 h 5 min`, `3 d`.
 *
 * @param milliseconds the time; a fraction of a millisecond is dropped
 */
export function durationText(milliseconds: number): string {
  const whole = Math.max(0, Math.trunc(milliseconds));
  if (whole < 1000) {
    return `${whole} ms`;
  }
  if (whole < 60_000) {
    return `${Math.trunc(whole / 100) / 10} s`;
  }
  const seconds = Math.trunc(whole / 1000);
  if (seconds < 3600) {
    return joined(Math.trunc(seconds / 60), 'min', seconds % 60, 's');
  }
  const minutes = Math.trunc(seconds / 60);
  return minutes < 1440
    ? joined(Math.trunc(minutes / 60), 'h', minutes % 60, 'min')
    : joined(Math.trunc(minutes / 1440), 'd', Math.trunc((minutes % 1440) / 60), 'h');
}

function joined(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}
