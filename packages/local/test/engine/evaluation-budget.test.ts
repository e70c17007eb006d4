import { describe, expect, test } from 'vitest';
import { EvaluationBudget, EvaluationFailure, TEXT_LIMIT, WORK_LIMIT } from '../../src/engine/evaluation-budget';
import { jsonataScope } from './jsonata-scope';

const { entropy } = jsonataScope();

describe('the budget of an evaluation', () => {
  test('is there to be spent', () => {
    const budget = new EvaluationBudget(entropy, false);
    expect(() => budget.spend(WORK_LIMIT)).not.toThrow();
  });

  test('ends', () => {
    const budget = new EvaluationBudget(entropy, false);
    budget.spend(WORK_LIMIT);
    expect(() => budget.spend(0.5)).toThrow(
      new EvaluationFailure('It takes more than 1000000 steps, and may never end'),
    );
  });

  test('is over when it is closed', () => {
    const budget = new EvaluationBudget(entropy, false);
    budget.close();
    expect(() => budget.spend(0)).toThrow(EvaluationFailure);
  });

  test('has a number of comparisons of its own', () => {
    const budget = new EvaluationBudget(entropy, false);
    for (let count = 0; count < 200_000; count++) {
      budget.compare();
    }
    expect(() => budget.compare()).toThrow('It sorts more items than an order-by clause can take');
  });

  test('bounds texts', () => {
    const budget = new EvaluationBudget(entropy, false);
    expect(() => budget.checkText('x'.repeat(TEXT_LIMIT))).not.toThrow();
    expect(() => budget.checkText('x'.repeat(TEXT_LIMIT + 1))).toThrow(
      'It makes a text of more than 4194304 characters',
    );
  });
});
