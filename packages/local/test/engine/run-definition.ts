import type { HistoryEvent } from '../../src/engine/history-event';
import { seededEntropy } from '../../src/engine/entropy';
import { runStateMachine } from '../../src/engine/run-state-machine';
import type { RunOptions, RunResult } from '../../src/engine/run-state-machine';
import { compileStateMachine } from '../../src/engine/state-machine';
import type { TaskCall, TaskHandler } from '../../src/engine/task-call';
import type { Json } from '../../src/json';

/** When the executions of the tests start. */
export const START = Date.parse('2026-03-01T12:00:00Z');

/** A Lambda function that no handler of a test needs to tell from others. */
export const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:work';

type Answer = (call: TaskCall) => unknown;

export interface Run extends Partial<Omit<RunOptions, 'handler' | 'entropy'>> {
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** Answers calls by the name of the state, or all of them. Default: a call is an error. */
  readonly tasks?: { readonly [stateName: string]: Answer } | Answer;
  readonly seed?: number;
}

/** Runs a definition in virtual time, the same way each time. */
export function runDefinition(definition: unknown, run: Run = {}): Promise<RunResult> {
  const { type, tasks, seed = 1, ...options } = run;
  return runStateMachine(compileStateMachine(definition as Json, type), {
    startTime: START,
    entropy: (now) => seededEntropy(seed, now),
    ...options,
    handler: handlerOf(tasks),
  });
}

function handlerOf(tasks: Run['tasks'] = {}): TaskHandler {
  return (call) => {
    const answer = typeof tasks === 'function' ? tasks : new Map(Object.entries(tasks)).get(call.stateName);
    if (answer === undefined) {
      throw new Error(`Nothing answers '${call.stateName}'`);
    }
    return answer(call) as Json;
  };
}

/** A machine of one state, which ends it. */
export function only(state: object, machine: object = {}): object {
  return { StartAt: 'Only', ...machine, States: { Only: { ...state, End: true } } };
}

/** Each event as `id<previous Type`, with the name of the state or the index of the iteration where it has one. */
export function eventLines(history: readonly HistoryEvent[]): string[] {
  return history.map((event) => {
    const { id, previousEventId, type } = event;
    const details = Object.entries(event).find(([key]) => key.endsWith('EventDetails'))?.[1] as
      { readonly name?: string; readonly index?: number } | undefined;
    const words = [`${id}<${previousEventId}`, type, details?.name, details?.index];
    return words.filter((word) => word !== undefined).join(' ');
  });
}

/** The types of the events in their order, without `ExecutionStarted`. */
export function eventTypes(history: readonly HistoryEvent[]): string[] {
  return history.slice(1).map(({ type }) => type);
}
