import type { EngineSide } from './engine-machines.ts';
import { table } from './table.ts';

/** What became of one machine. */
export interface EngineResult {
  readonly what: string;
  readonly transitions: number;
  /** Milliseconds that one run takes, by who ran it. */
  readonly run: Readonly<Partial<Record<EngineSide, number>>>;
  /** Milliseconds from loading the engine to the first output. */
  readonly started: Readonly<Partial<Record<EngineSide, number>>>;
}

/** The most that is alive, in bytes, in a small run and in one ten times as large. */
export interface MemoryResult {
  readonly what: readonly string[];
  readonly less: number;
  readonly more: number;
  /** How many bytes more the large run may have alive, or how many times as many. */
  readonly aim: { readonly more: number } | { readonly times: number };
}

/** At least how many times as fast as the other engine ours is to be. */
const AIM = 5;

/**
 * Transitions per second, of CPU time, of our engine and of `aws-local-stepfunctions`.
 *
 * The aim is about the engines as users have them, so with what happened kept: here the history, there the events. The
 * text of inputs and outputs, which the events of the other engine do not have, is made when the history is read.
 */
export function engineReport(results: readonly EngineResult[]): string {
  const rows = results.map(({ run, started, transitions, what }) => {
    const perSecond = (side: EngineSide) => run[side] && (transitions / run[side]) * 1_000;
    const ratio = run.peer && run.ours && run.peer / run.ours;
    return [
      what,
      rate(perSecond('ours')),
      rate(perSecond('read')),
      rate(perSecond('forgetful')),
      rate(perSecond('peer')),
      times(ratio),
      milliseconds(started.ours),
      milliseconds(started.peer),
      verdict(ratio),
    ];
  });
  const head = ['transitions per second', 'ours', 'history read', 'no history', 'peer', 'ours / peer'];
  return table([[...head, 'start, ours', 'start, peer', 'aim'], ...rows]);
}

/** The most that runs have alive. */
export function memoryReport(results: readonly MemoryResult[]): string {
  const rows = results.map(({ aim, less, more, what }) => [
    what.join(', then '),
    megabytes(less),
    megabytes(more),
    megabytes(more - less),
    times(more / less),
    'times' in aim
      ? `${more <= less * aim.times ? 'holds' : 'missed'}: at most ${times(aim.times)}`
      : `${more <= less + aim.more ? 'holds' : 'missed'}: at most ${megabytes(aim.more)} more`,
  ]);
  return table([['most memory alive', 'first', 'then', 'difference', 'ratio', 'aim'], ...rows]);
}

function verdict(ratio: number | undefined): string {
  return ratio === undefined ? '' : `${ratio >= AIM ? 'holds' : 'missed'}: at least ${times(AIM)} of peer`;
}

const rate = (perSecond: number | undefined): string =>
  perSecond === undefined ? '' : Math.round(perSecond).toLocaleString('en');
const milliseconds = (time: number | undefined): string => (time === undefined ? '' : `${Math.round(time)} ms`);
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
const times = (ratio: number | undefined): string => (ratio === undefined ? '' : `${ratio.toFixed(2)} ×`);
