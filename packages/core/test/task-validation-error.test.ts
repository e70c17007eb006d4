import { describe, expect, test } from 'vitest';
import { ExpressionSyntaxError, TaskValidationError } from '../src';
import { describedTask } from './described-task';

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('what is wrong with a construct', () => {
  const error = errorOf(() =>
    describedTask(
      {},
      { resultPath: '$.a[*]' },
      { problems: [{ prop: 'book', problem: 'is missing', fix: 'give one' }] },
    ),
  );

  test('is an error with the path, all problems and what to do', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'TaskValidationError',
      constructPath: 'Stack/Lend',
      problems: [
        { prop: 'book', problem: 'is missing', fix: 'give one' },
        { prop: 'resultPath', problem: 'is "$.a[*]"' },
      ],
      message:
        'Stack/Lend has 2 problems:\n' +
        '  - book is missing: give one\n' +
        '  - resultPath is "$.a[*]": A reference path has only fields and indexes, no operator that finds many at position 0 of "$.a[*]"',
    });
  });

  test('is told from other errors', () => {
    expect(TaskValidationError.isTaskValidationError(error)).toBe(true);
    expect(TaskValidationError.isTaskValidationError(new Error())).toBe(false);
    expect(TaskValidationError.isTaskValidationError(undefined)).toBe(false);
    expect(ExpressionSyntaxError.isExpressionSyntaxError(error)).toBe(false);
  });
});

test('problems that are none are passed over', () => {
  expect(() => describedTask({}, {}, { problems: [false, undefined] })).not.toThrow();
});
