import type { Remains } from './remains.ts';

/** What came of an execution, as far as engines can be held against each other. */
export interface Outcome {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
  readonly remains: Remains;
}
