import type { Json } from '../json';
import type { CatchClause } from './catch-clause';
import type { RetryPolicy } from './retry-policy';
import type { StateType } from './state-type';
import type { StateVisit } from './state-visit';

/** How a state is left. */
export interface StateExit {
  readonly output: Json;
  /** Where to; `undefined` where the states end. */
  readonly next: string | undefined;
  readonly assigned?: { readonly [name: string]: Json };
}

/** A state, with all its paths and expressions parsed. */
export interface CompiledState {
  readonly name: string;
  readonly type: StateType;
  readonly retry: RetryPolicy;
  readonly catchers: readonly CatchClause[];
  /**
   * Does what the state does, once.
   *
   * @throws StatesError and TaskFailure, which Retry and Catch of the state are asked about
   */
  execute(visit: StateVisit): StateExit | Promise<StateExit>;
}

/** The states of a machine, of a branch or of an item processor. */
export interface CompiledStates {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, CompiledState>;
}
