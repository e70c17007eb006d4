import { describe, expect, test } from 'vitest';
import { EvaluationBudget } from '../../src/engine/evaluation-budget';
import { BUDGET, budgetOf, libraryError } from '../../src/engine/jsonata-library';
import type { EvaluationBase, Focus } from '../../src/engine/jsonata-library';
import { jsonataScope } from './jsonata-scope';

function focus(base: Partial<EvaluationBase>): Focus {
  return { environment: { base: base as EvaluationBase }, createSequence: (...items) => items };
}

describe('the budget of a function', () => {
  test('is that of its evaluation', () => {
    const budget = new EvaluationBudget(jsonataScope().entropy, false);
    expect(budgetOf(focus({ [BUDGET]: budget }))).toBe(budget);
  });

  test('is not there outside of one', () => {
    expect(() => budgetOf(focus({}))).toThrow('outside of an evaluation');
  });
});

test('an error of the library has a code and a value', () => {
  expect(libraryError('D1001', 5)).toMatchObject({ code: 'D1001', value: 5 });
});
