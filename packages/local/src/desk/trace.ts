import type { HistoryEvent } from '../engine/history-event';
import { TraceBuilder } from './trace-builder';

/** How something ended, or that it did not yet. `caught`: it failed, and a `Catch` went on. */
export type TraceStatus = 'running' | 'succeeded' | 'failed' | 'caught' | 'timedOut' | 'aborted';

/** When something was, by the clock of the execution. */
export interface TraceSpan {
  readonly status: TraceStatus;
  /** Milliseconds since the execution started. */
  readonly startedAt: number;
  /** In milliseconds; as long as it runs there is none. */
  readonly duration?: number;
  /** The error name, when it failed and the history says why. */
  readonly error?: string;
  readonly cause?: string;
}

/** An execution as a reader wants it: states in order, with what ran inside of them. */
export interface Trace extends TraceSpan {
  /** JSON text. */
  readonly input?: string;
  /** JSON text. */
  readonly output?: string;
  readonly steps: readonly TraceStep[];
  /** How many events the history has. */
  readonly events: number;
}

/** One stay in a state. */
export interface TraceStep extends TraceSpan {
  readonly name: string;
  /** `Task`, `Choice` and so on. */
  readonly type: string;
  /** JSON text. */
  readonly input?: string;
  /** JSON text. */
  readonly output?: string;
  /** Variables that the state assigned, as JSON text. */
  readonly assigned?: { readonly [name: string]: string };
  /** What a Task, Map or Parallel state tried: more than one with `Retry`, and none in other states. */
  readonly attempts: readonly TraceAttempt[];
}

/** A call of a task, or a run through the iterations of a Map or the branches of a Parallel. */
export interface TraceAttempt extends TraceSpan {
  /** What was called, such as `dynamodb:putItem` or the ARN of a function. */
  readonly resource?: string;
  /** What was sent, as JSON text. */
  readonly arguments?: string;
  /** How many items a Map has. */
  readonly length?: number;
  /** The Map Run of a distributed Map. */
  readonly mapRunArn?: string;
  readonly branches: readonly TraceBranch[];
}

/** A branch of a Parallel state, or an iteration of a Map. */
export interface TraceBranch extends TraceSpan {
  readonly kind: 'branch' | 'iteration';
  /** Counted from 0. */
  readonly index: number;
  readonly steps: readonly TraceStep[];
}

/**
 * The trace of a history: of the engine, or of `GetExecutionHistory`.
 *
 * A history that is not complete gives a trace whose last states are `running`.
 */
export function traceOf(history: Iterable<HistoryEvent>): Trace {
  const builder = new TraceBuilder();
  for (const event of history) {
    builder.add(event);
  }
  return builder.trace();
}
