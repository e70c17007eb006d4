import type { Json } from '../json';
import type { StateType } from './state-type';

/** A call that a state made, as it went. */
export interface CallRecord {
  readonly resource: string;
  /** What the service would have received. */
  readonly arguments: Json;
  readonly taskToken?: string;
  /** There when the call succeeded. */
  output?: Json;
  /** There when the call failed and the failure has a name. */
  error?: string;
  cause?: string;
}

/** One stay of an execution in a state, as it went. */
export interface VisitRecord {
  readonly name: string;
  readonly type: StateType;
  /** The execution, or the child execution of a Distributed Map. */
  readonly executionArn: string;
  readonly input: Json;
  /** The variables in sight when the state was entered. */
  readonly variables: { readonly [name: string]: Json };
  /** Milliseconds since 1970, by the execution's clock. */
  readonly enteredAt: number;
  /** There when the state was left. */
  leftAt?: number;
  /** How often the state was tried: once, and once more for each retry. */
  attempts: number;
  readonly calls: CallRecord[];
  /** There when the state was left for the next one or for the end. */
  output?: Json;
  next?: string;
  readonly assigned?: { readonly [name: string]: Json };
  /** The error that failed the state, or that it caught. */
  error?: string;
  cause?: string;
  /** `left` by its own end or by `caught`, `failed`, or stopped from outside. */
  ended?: 'left' | 'caught' | 'failed' | 'aborted';
}
