import { table } from './table.ts';

/** One line of the report. */
export interface Result {
  readonly what: string;
  /** Milliseconds. */
  readonly ours: number;
  readonly upstream: number;
  /** What both start from, where there is such a thing. */
  readonly baseline?: number;
  /** The most that ours may be of the baseline, or of upstream where there is none. */
  readonly aim?: number;
}

/** The results as a table, with what became of the aims. */
export function report(results: readonly Result[]): string {
  const rows = results.map(({ aim, baseline, ours, upstream, what }) => [
    what,
    milliseconds(ours),
    milliseconds(upstream),
    times(ours / upstream),
    baseline === undefined ? '' : milliseconds(baseline),
    baseline === undefined ? '' : times(ours / baseline),
    baseline === undefined ? '' : times(upstream / baseline),
    aim === undefined
      ? ''
      : verdict(ours / (baseline ?? upstream), aim, baseline === undefined ? 'upstream' : 'baseline'),
  ]);
  const head = ['', 'ours', 'upstream', 'ours / up', 'baseline', 'ours / base', 'up / base', 'aim'];
  return table([head, ...rows]);
}

function verdict(ratio: number, aim: number, of: string): string {
  return `${ratio <= aim ? 'holds' : 'missed'}: at most ${times(aim)} of ${of}`;
}

const milliseconds = (time: number): string => `${Math.round(time)} ms`;
const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
