import { expect, test } from 'vitest';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { EvaluationLimits } from '../../src/template/evaluation-limits';

function nest(limits: EvaluationLimits, depth: number): number {
  return depth === 0
    ? 0
    : limits.inside(
        () => 'here',
        () => 1 + nest(limits, depth - 1),
      );
}

test('500 levels are fine, 501 are too many', () => {
  expect(nest(new EvaluationLimits(), 500)).toBe(500);
  expect(messageOf(() => nest(new EvaluationLimits(), 501))).toBe('here is nested deeper than 500, which is too deep');
});

test('what ended is not counted', () => {
  const limits = new EvaluationLimits();

  expect([nest(limits, 400), nest(limits, 400)]).toEqual([400, 400]);
});

test('a circle is written out', () => {
  const limits = new EvaluationLimits();
  const visit = (path: string[]): unknown => limits.once(path[0]!, path[0]!.toUpperCase(), () => visit(path.slice(1)));

  expect(messageOf(() => visit(['x', 'a', 'b', 'a']))).toBe('A needs B needs A: that is a circle');
});

test('the same twice is no circle', () => {
  const limits = new EvaluationLimits();

  expect([limits.once('a', 'A', () => 1), limits.once('a', 'A', () => 2)]).toEqual([1, 2]);
});

test('50,000,000 characters are fine, one more is too much', () => {
  const limits = new EvaluationLimits();
  limits.spend(50_000_000);

  expect(messageOf(() => limits.spend(1))).toBe(
    'The template grows beyond 50000000 values and characters when it is resolved',
  );
});
