/**
 * A definition in the Amazon States Language, as far as diagrams look at it.
 *
 * @see https://states-language.net/spec.html
 */
export interface Definition extends Graph {
  QueryLanguage?: string;
}

export interface Graph {
  StartAt: string;
  States: Record<string, State>;
}

export interface State {
  Type: string;
  Next?: string;
  Resource?: string;
  Parameters?: unknown;
  Arguments?: unknown;
  Retry?: unknown[];
  Catch?: Catcher[];
  /** Of a Choice. */
  Choices?: Rule[];
  Default?: string;
  /** Of a Parallel. */
  Branches?: Graph[];
  /** Of a Map; `Iterator` is its old name. */
  ItemProcessor?: Graph;
  Iterator?: Graph;
  Items?: unknown;
  ItemsPath?: string;
  ItemReader?: { Resource?: string };
  /** Of a Wait. */
  Seconds?: number | string;
  SecondsPath?: string;
  Timestamp?: string;
  TimestampPath?: string;
  /** Of a Fail. */
  Error?: string;
  ErrorPath?: string;
}

export interface Catcher {
  ErrorEquals: string[];
  Next: string;
}

/** A rule of a Choice: a JSONata condition, a comparison, or several joined by And, Or and Not. */
export interface Rule {
  Next?: string;
  Condition?: string;
  And?: Rule[];
  Or?: Rule[];
  Not?: Rule;
  Variable?: string;
  [operator: string]: unknown;
}

/** The graphs inside a state: the branches of a Parallel, the processor of a Map. */
export function innerGraphs({ Branches, ItemProcessor, Iterator }: State): Graph[] {
  return [...(Branches ?? []), ItemProcessor, Iterator].filter((graph) => graph !== undefined);
}

/** Where a state goes when nothing fails. */
export function successors({ Choices = [], Default, Next }: State): string[] {
  return [Next, ...Choices.map((choice) => choice.Next), Default].filter((name) => name !== undefined);
}

/** All states, those inside others too. */
export function allStates(graph: Graph): [name: string, state: State][] {
  return Object.entries(graph.States).flatMap(([name, state]): [string, State][] => [
    [name, state],
    ...innerGraphs(state).flatMap(allStates),
  ]);
}
