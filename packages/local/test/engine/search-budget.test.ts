import { expect, test } from 'vitest';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { SearchBudget } from '../../src/engine/search-budget';

test('is enough for 2,000,000 places, and not for one more', () => {
  const budget = new SearchBudget('$..a');
  budget.spendPlaces(2_000_000);

  expect(
    messageOf(() => {
      budget.spendPlaces(1);
    }),
  ).toBe("States.Runtime: The path '$..a' is given up: it looks at too many places");
});

test('is enough for 20,000,000 comparisons, and not for one more', () => {
  const budget = new SearchBudget('$..a');
  budget.spend(20_000_000);

  expect(() => {
    budget.spend(1);
  }).toThrow('is given up');
});
