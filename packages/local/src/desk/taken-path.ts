import type { Trace, TraceStatus, TraceStep } from './trace';

/** What an execution did with a state, over all the times it was there. */
export interface TakenState {
  /** The worst of the ends. */
  readonly status: TraceStatus;
  /** How often the state was entered. */
  readonly visits: number;
  /** The most attempts in one visit. */
  readonly attempts: number;
}

/** The way of an execution through its machine. Names of states are unique in a machine, so they are enough. */
export interface TakenPath {
  readonly states: ReadonlyMap<string, TakenState>;
  /** True when the execution went from a state straight to another one. */
  went(from: string, to: string, isCaught: boolean): boolean;
  /** True when the state was the first of the machine or of a branch. */
  began(name: string): boolean;
  /** True when the machine or a branch came to its end with the state. */
  ended(name: string): boolean;
}

const ORDER: readonly TraceStatus[] = ['succeeded', 'aborted', 'caught', 'running', 'timedOut', 'failed'];

/**
 * The way that traces show.
 *
 * @param traces of an execution, and of the executions that its distributed Maps started
 */
export function takenPath(traces: readonly Trace[]): TakenPath {
  const states = new Map<string, TakenState>();
  const ways = new Map<string, Set<string>>();
  const caught = new Map<string, Set<string>>();
  const first = new Set<string>();
  const last = new Set<string>();
  const open: (readonly TraceStep[])[] = traces.map(({ steps }) => steps);
  for (let steps = open.pop(); steps !== undefined; steps = open.pop()) {
    let before: TraceStep | undefined;
    for (const step of steps) {
      states.set(step.name, merged(states.get(step.name), step));
      if (before === undefined) {
        first.add(step.name);
      } else {
        add(before.status === 'caught' ? caught : ways, before.name, step.name);
      }
      for (const { branches } of step.attempts) {
        for (const branch of branches) {
          open.push(branch.steps);
        }
      }
      before = step;
    }
    if (before?.status === 'succeeded') {
      last.add(before.name);
    }
  }
  return {
    states,
    went: (from, to, isCaught) => (isCaught ? caught : ways).get(from)?.has(to) === true,
    began: (name) => first.has(name),
    ended: (name) => last.has(name),
  };
}

function merged(known: TakenState | undefined, step: TraceStep): TakenState {
  return {
    status:
      known !== undefined && ORDER.indexOf(known.status) > ORDER.indexOf(step.status) ? known.status : step.status,
    visits: (known?.visits ?? 0) + 1,
    attempts: Math.max(known?.attempts ?? 0, step.attempts.length),
  };
}

function add(ways: Map<string, Set<string>>, from: string, to: string): void {
  const known = ways.get(from);
  if (known === undefined) {
    ways.set(from, new Set([to]));
  } else {
    known.add(to);
  }
}
