import { isDeepStrictEqual } from 'node:util';
import type { Difference, Values } from './case.ts';
import { isRefused } from './outcome.ts';
import type { Json, Outcome } from './outcome.ts';

/** The mark of a problem that a difference expects; the pattern of its text follows. */
const NAMED = 'problem: ';

/** Ours refuses what upstream renders, for a problem that matches the pattern. */
export function refusedFor(outcome: Outcome, problem: RegExp): Outcome {
  return { refused: [...(isRefused(outcome) ? outcome.refused : []), `${NAMED}${problem.source}`] };
}

/** A value that ours refuses. */
export function refusal(row: string, problem: RegExp): Difference[] {
  return [{ row, edit: (outcome) => refusedFor(outcome, problem) }];
}

/**
 * Values that ours refuses, whichever language they are meant for. That they are meant for the other one is said as well
 * where the language of the state is known by then.
 */
export function refusedEach<T>(row: string, problem: RegExp, values: Values<T>): Values<T> {
  const differences = refusal(row, new RegExp(`${problem.source}| in a JSONata state$`));
  return Object.fromEntries(
    Object.entries(values).map(([name, spec]) => [
      name,
      { make: typeof spec === 'function' ? spec : spec.make, alone: true, differences },
    ]),
  );
}

/**
 * True when ours refused as expected: what differences named and nothing else. Where upstream refuses too, ours may
 * say so in its own words.
 */
export function refusesAsExpected(problems: readonly string[], expected: readonly string[]): boolean {
  if (!expected.every((text) => text.startsWith(NAMED))) {
    return true;
  }
  const patterns = expected.map((text) => new RegExp(text.slice(NAMED.length)));
  return (
    patterns.every((pattern) => problems.some((problem) => pattern.test(problem))) &&
    problems.every((problem) => patterns.some((pattern) => pattern.test(problem)))
  );
}

/** The fields of a task state in the order in which they are written. */
const FIELDS = [
  'QueryLanguage',
  'Next',
  'End',
  'Retry',
  'Catch',
  'Type',
  'Comment',
  'TimeoutSeconds',
  'TimeoutSecondsPath',
  'HeartbeatSeconds',
  'HeartbeatSecondsPath',
  'InputPath',
  'OutputPath',
  'ResultPath',
  'Arguments',
  'Output',
  'ResultSelector',
  'Credentials',
  'Assign',
  'Resource',
  'Parameters',
];

/** Changes fields of the state. */
export function withState(outcome: Outcome, change: (state: Json) => Json): Outcome {
  if (isRefused(outcome)) {
    return outcome;
  }
  const fields = Object.entries(change(outcome.state)).sort(([a], [b]) => FIELDS.indexOf(a) - FIELDS.indexOf(b));
  return { ...outcome, state: Object.fromEntries(fields) };
}

/** Changes the statements of the role. */
export function withStatements(outcome: Outcome, change: (statements: readonly Json[]) => readonly Json[]): Outcome {
  return isRefused(outcome) ? outcome : { ...outcome, statements: change(outcome.statements) };
}

/** An object within the state has other fields in ours, wherever it stands. Fields that are not named stay. */
export function swapped(row: string, upstreams: Json, ours: Json): Difference[] {
  const swap = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(swap);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const fields = Object.entries(value);
    const isMeant = Object.entries(upstreams).every(([key, field]) => isDeepStrictEqual((value as Json)[key], field));
    return isMeant
      ? { ...ours, ...Object.fromEntries(fields.filter(([key]) => !(key in upstreams))) }
      : Object.fromEntries(fields.map(([key, field]) => [key, swap(field)]));
  };
  return [{ row, edit: (outcome) => withState(outcome, (state) => swap(state) as Json) }];
}

/** The arguments of the call are others in ours, in either language. */
export function withArguments(outcome: Outcome, change: (args: Json) => Json): Outcome {
  return withState(outcome, (state) =>
    Object.fromEntries(
      Object.entries(state).map(([key, value]) =>
        key === 'Arguments' || key === 'Parameters' ? [key, change(value as Json)] : [key, value],
      ),
    ),
  );
}

/** A target from the state, which upstream puts into the policy as it is. */
export const targetFromState: Difference[] = refusal(
  'target-from-state',
  /^\w+ comes from the state, (so that no permission can be granted on it|but a state names what it calls when it is written)$| is the JSONPath reference .* in a JSONata state$|^QueueUrl is cut out of state data/,
);

/** A pattern that upstream passes over. */
export function unsupportedPattern(row: string): Difference[] {
  return [
    {
      row,
      edit: (outcome, { choice }) =>
        ['RUN_JOB', 'WAIT_FOR_TASK_TOKEN'].includes(choice.get('integrationPattern')!.name)
          ? refusedFor(outcome, /^integrationPattern is \w+, which this task does not support$/)
          : outcome,
    },
  ];
}

/** Ours is granted on other resources, with the right to use a key behind it. */
export function granted(row: string, action: RegExp, change: { resource?: unknown; key?: Json }): Difference[] {
  return [
    {
      row,
      edit: (outcome) =>
        withStatements(outcome, (statements) =>
          statements.flatMap((statement) =>
            action.test(String(statement.Action))
              ? [
                  { ...statement, ...('resource' in change && { Resource: change.resource }) },
                  ...(change.key === undefined ? [] : [change.key]),
                ]
              : [statement],
          ),
        ),
    },
  ];
}
