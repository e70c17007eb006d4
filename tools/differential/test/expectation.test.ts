import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { expect, it } from 'vitest';
import lambdaCases from '../cases/tasks-lambda.ts';
import type { Choice, Difference } from '../src/case.ts';
import { combinations } from '../src/combinations.ts';
import { refusedFor, withArguments } from '../src/edits.ts';
import { expectation, meets } from '../src/expectation.ts';
import { isRefused, Workshop } from '../src/outcome.ts';
import type { Outcome, Rendered } from '../src/outcome.ts';
import { surroundings } from '../src/surroundings.ts';
import { upstream } from '../src/tasks-modules.ts';

const [first] = lambdaCases.models;
const model = { ...first!, dimensions: [...first!.dimensions, ...surroundings] };
const plain = combinations(model.dimensions).get('language JSONPath by default')!;

/** A side whose LambdaInvoke adds something to its parameters. */
function sideThatAdds(added: object): Workshop {
  class Altered extends LambdaInvoke {
    public override toStateJson(): object {
      const { Parameters, ...state } = super.toStateJson() as { Parameters: object };
      return { ...state, Parameters: { ...Parameters, ...added } };
    }
  }
  return new Workshop({ ...upstream, LambdaInvoke: Altered });
}

const adds = (added: object): Difference => ({
  row: 'added',
  edit: (outcome) => withArguments(outcome, (args) => ({ ...args, ...added })),
});

const expected = (choice: Choice, ...differences: Difference[]) =>
  expectation(new Workshop(upstream), model, choice, differences);

it('is met by the same outcome', () => {
  expect(meets(new Workshop(upstream).outcome(model, plain), expected(plain).outcome)).toBe(true);
});

it('is not met by a difference that nobody told of', () => {
  expect(meets(sideThatAdds({ More: 1 }).outcome(model, plain), expected(plain).outcome)).toBe(false);
});

it('is met by the same permissions in more statements', () => {
  const { outcome } = expected(plain);
  const [statement, ...others] = (outcome as Rendered).statements;
  const actions = (...Action: string[]) => ({ ...outcome, statements: [{ ...statement, Action }, ...others] });
  const split = {
    ...outcome,
    statements: [{ ...statement, Action: 'a:A' }, { ...statement, Action: ['a:B'] }, ...others],
  };

  expect(meets(split as Outcome, actions('a:A', 'a:B') as Outcome)).toBe(true);
  expect(meets(split as Outcome, actions('a:A') as Outcome)).toBe(false);
  expect(meets(split as Outcome, actions('a:A', 'a:B', 'a:C') as Outcome)).toBe(false);
});

it('is met by a difference that has a row, and names the row', () => {
  const { outcome, rows } = expected(plain, adds({ More: 1 }));
  expect(meets(sideThatAdds({ More: 1 }).outcome(model, plain), outcome)).toBe(true);
  expect(rows).toEqual(['added']);
});

it('is not met by a second difference beside one that has a row', () => {
  const { outcome } = expected(plain, adds({ More: 1 }));
  expect(meets(sideThatAdds({ More: 1, Other: 2 }).outcome(model, plain), outcome)).toBe(false);
});

it('is not met by another order of the fields', () => {
  const { outcome } = expected(plain, adds({ One: 1, Two: 2 }));
  expect(meets(sideThatAdds({ Two: 2, One: 1 }).outcome(model, plain), outcome)).toBe(false);
});

it('names no row that changes nothing', () => {
  expect(expected(plain, adds({})).rows).toEqual([]);
});

it('is met by a refusal only for the problems that were told of', () => {
  const refusal: Difference = { row: 'refused', edit: (outcome) => refusedFor(outcome, /^payload is wrong$/) };
  const { outcome } = expected(plain, refusal);
  expect(meets({ refused: ['payload is wrong'] }, outcome)).toBe(true);
  expect(meets({ refused: ['payload is wrong', 'comment is wrong'] }, outcome)).toBe(false);
  expect(meets({ refused: ['comment is wrong'] }, outcome)).toBe(false);
});

it('is met by any refusal where upstream refuses', () => {
  const wrong = new Map([...plain, ['integrationPattern', { ...plain.get('language')!, make: () => 'RUN_JOB' }]]);
  const { outcome } = expected(wrong);
  expect(isRefused(outcome)).toBe(true);
  expect(meets({ refused: ['in words of our own'] }, outcome)).toBe(true);
});
