import type { EvaluationBudget } from './evaluation-budget';

/** What an evaluation of the library keeps for all its frames. Only what is used here. */
export interface EvaluationBase {
  [BUDGET]?: EvaluationBudget;
  options: { readonly sequence: number };
  /** How many parts of the expression are being evaluated at this moment. */
  depth: number;
  timestamp: Date;
  /** Called when the evaluation of a part begins. */
  guardrails: () => void;
  createSequence: (...items: unknown[]) => unknown[];
  RegexEngine: unknown;
  bind(name: string, value: unknown): void;
  lookup(name: string): unknown;
}

/** Where an evaluation keeps its budget: data cannot have a key like this. */
export const BUDGET = Symbol('budget');

/** What functions of the library get as `this`. */
export interface Focus {
  readonly environment: { readonly base: EvaluationBase };
  createSequence(...items: unknown[]): unknown[];
}

/** A function as the library keeps it. */
export interface JsonataFunction {
  readonly _jsonata_function: true;
  readonly implementation: (this: Focus, ...args: never[]) => unknown;
  readonly signature?: unknown;
}

/** The budget of the evaluation that calls a function. */
export function budgetOf(focus: Focus): EvaluationBudget {
  const budget = focus.environment.base[BUDGET];
  if (budget === undefined) {
    throw new Error('A function of JSONata was called outside of an evaluation');
  }
  return budget;
}

/**
 * A failure in the way that the library says it: it adds the message of the code.
 *
 * @param value what the message shows
 */
export function libraryError(code: string, value?: unknown): Error {
  return Object.assign(new Error(code), { code, value });
}
