import type { Json, JsonObject } from '../json';

/** What a path can read: `$`, `$$` and `$name`. */
export interface PathScope {
  /** What `$` is. */
  readonly input: Json;
  /** The context object, `$$`. */
  readonly context: JsonObject;
  readonly variables: VariableScope;
  /** The source of what `States.UUID` and `States.MathRandom` give. */
  readonly entropy: Entropy;
}

/** What a JSONata expression can read: `$states` and `$name`. */
export interface JsonataScope {
  /** The fields of `$states`: `input`, `context`, and by place `result` or `errorOutput`. */
  readonly states: JsonObject;
  readonly variables: VariableScope;
  readonly entropy: Entropy;
}

/** The variables that a state sees: its own scope's, and those of the scopes around it. */
export interface VariableScope {
  /** The value, or `undefined` when nothing was assigned. */
  get(name: string): Json | undefined;
  /** All variables in sight. */
  all(): { readonly [name: string]: Json };
}

/** Where an execution takes its chances from, so that a run can be repeated exactly. */
export interface Entropy {
  /** A number from 0 up to, and not including, 1. */
  random(): number;
  /** A version 4 UUID. */
  uuid(): string;
  /** The time of the execution's clock, in milliseconds since 1970. */
  now(): number;
}
