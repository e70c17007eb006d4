import { describe, expect, test } from 'vitest';
import { EvaluationBudget, EvaluationFailure } from '../../src/engine/evaluation-budget';
import { weightOf, WEIGHT_LIMIT } from '../../src/engine/value-weight';
import { jsonataScope } from './jsonata-scope';

const still = new EvaluationBudget(jsonataScope().entropy, false);
const changing = new EvaluationBudget(jsonataScope().entropy, true);

describe('the weight of a value', () => {
  test('is about the length of its JSON text', () => {
    expect(weightOf('abcd', still)).toBe(6);
    expect(weightOf([true, null], still)).toBe(12);
    expect(weightOf({ abc: 'x' }, still)).toBe(12);
  });

  test('counts a value that stands in two places twice', () => {
    const shared = { abc: 'x' };
    expect(weightOf([shared, shared], still)).toBe(28);
  });

  test('of a value that holds another one 2 to the 30 times is too much', () => {
    let value: unknown = 'x';
    for (let count = 0; count < 30; count++) {
      value = [value, value];
    }
    expect(() => weightOf(value, still)).toThrow(
      new EvaluationFailure('It makes a value of more than 16777216 characters'),
    );
    expect(() => weightOf(value, changing)).toThrow(EvaluationFailure);
  });

  test('has a limit', () => {
    expect(weightOf(['x'.repeat(WEIGHT_LIMIT - 5)], still)).toBe(WEIGHT_LIMIT);
    expect(() => weightOf(['x'.repeat(WEIGHT_LIMIT - 4)], still)).toThrow(EvaluationFailure);
  });

  test('is the new one when the value changes while it is looked at', () => {
    const value: unknown[] = [];
    expect(weightOf(value, changing)).toBe(2);
    value.push(true);
    expect(weightOf(value, changing)).toBe(7);
  });

  test('stops at what contains itself', () => {
    const value: unknown[] = [];
    value.push(value);
    expect(() => weightOf(value, changing)).toThrow('nested deeper than 1000, or contains itself');
  });

  test.each([
    [1_000, false],
    [1_001, true],
  ])('of %i arrays in each other is an error: %s', (depth, tooDeep) => {
    let value: unknown = [];
    for (let count = 1; count < depth; count++) {
      value = [value];
    }
    const weigh = (): number => weightOf(value, still);
    if (tooDeep) {
      expect(weigh).toThrow(EvaluationFailure);
    } else {
      expect(weigh()).toBe(3 * depth - 1);
    }
  });

  test('grows with depth also when the inner value was weighed before', () => {
    let value: unknown = [];
    const grow = (): void => {
      for (let count = 0; count < 2_000; count++) {
        value = [value];
        weightOf(value, still);
      }
    };
    expect(grow).toThrow(EvaluationFailure);
  });

  test('does not look into functions', () => {
    const lambda = { _jsonata_lambda: true, environment: { lookup: () => 1, all: 'x'.repeat(1_000) } };
    expect(weightOf([lambda], still)).toBe(4);
  });
});
