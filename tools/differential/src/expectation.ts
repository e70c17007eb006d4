import type { Choice, Circumstances, Difference, Make, Model } from './case.ts';
import { refusesAsExpected } from './edits.ts';
import { isRefused } from './outcome.ts';
import type { Json, Outcome, Workshop } from './outcome.ts';

/** What ours has to make of a case. */
export interface Expectation {
  readonly outcome: Outcome;
  /** The rows of docs/differences.md that the case shows. */
  readonly rows: readonly string[];
}

/**
 * What ours has to make of a case: what upstream makes of it, with each deliberate difference put in. Whatever else
 * differs is a fault.
 *
 * @param differences those of every task
 */
export function expectation(
  upstream: Workshop,
  model: Model,
  choice: Choice,
  differences: readonly Difference[],
): Expectation {
  const rows: string[] = [];
  let outcome = upstream.outcome(model, choice);
  const follow = (row: string, next: Outcome): void => {
    if (!isSame(next, outcome)) {
      rows.push(row);
      outcome = next;
    }
  };
  let understood = choice;
  for (const [dimension, { as }] of choice) {
    if (as !== undefined) {
      understood = instead(understood, { [dimension]: as.make });
      follow(as.row, upstream.outcome(model, understood));
    }
  }
  const circumstances: Circumstances = {
    choice,
    language: choice.get('language')!.language!,
    upstream: (values) => upstream.outcome(model, instead(understood, values)),
  };
  const ofValues = [...choice.values()].flatMap((value) => value.differences);
  for (const { edit, row } of [...differences, ...model.differences, ...ofValues]) {
    follow(row, edit(outcome, circumstances));
  }
  return { outcome, rows };
}

/** True when ours did what was expected of it, to the order of the fields. */
export function meets(actual: Outcome, expected: Outcome): boolean {
  return isRefused(actual) && isRefused(expected)
    ? refusesAsExpected(actual.refused, expected.refused)
    : isSame(actual, expected);
}

/** The choice with other values, which nothing is known about. */
function instead(choice: Choice, values: Readonly<Record<string, Make>>): Choice {
  const others = Object.entries(values).map(
    ([dimension, make]) =>
      [
        dimension,
        { name: 'another', make, alone: false, differences: [], language: choice.get(dimension)?.language },
      ] as const,
  );
  return new Map([...choice, ...others]);
}

function isSame(one: Outcome, other: Outcome): boolean {
  return JSON.stringify(withMergedStatements(one)) === JSON.stringify(withMergedStatements(other));
}

/** To IAM it is the same whether actions stand in one statement or in several that are alike in the rest. */
function withMergedStatements(outcome: Outcome): Outcome {
  if (isRefused(outcome)) {
    return outcome;
  }
  const actions = new Map<string, unknown[]>();
  for (const { Action, ...rest } of outcome.statements) {
    const key = JSON.stringify(rest);
    actions.set(key, [...(actions.get(key) ?? []), Action].flat());
  }
  return {
    ...outcome,
    statements: [...actions].map(([rest, all]) => ({
      ...(JSON.parse(rest) as Json),
      Action: [...new Set(all)].sort(),
    })),
  };
}

/** The choice as a side understands it: differences of our words are none with the words of aws-cdk-lib. */
export function withoutOurWords(choice: Choice): Choice {
  return new Map(
    [...choice].map(([dimension, value]) => [
      dimension,
      value.ofWord ? { ...value, as: undefined, differences: [] } : value,
    ]),
  );
}
