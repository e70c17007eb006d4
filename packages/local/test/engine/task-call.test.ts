import { describe, expect, test } from 'vitest';
import { TaskFailure } from '../../src/engine/task-call';

describe('a task failure', () => {
  test('has the error name and the cause', () => {
    const failure = new TaskFailure('Lambda.Unknown', 'It fell over');
    expect([failure.error, failure.errorCause, failure.message]).toEqual([
      'Lambda.Unknown',
      'It fell over',
      'Lambda.Unknown: It fell over',
    ]);
  });

  test('may have an error name alone', () => {
    const failure = new TaskFailure('Busy');
    expect([failure.error, failure.errorCause, failure.message]).toEqual(['Busy', undefined, 'Busy']);
  });

  test('is known whichever copy of the package made it', () => {
    const other = { [Symbol.for('@cdk-sfn/local.TaskFailure')]: true };
    expect(TaskFailure.isTaskFailure(new TaskFailure('Busy'))).toBe(true);
    expect(TaskFailure.isTaskFailure(other)).toBe(true);
  });

  test.each([[new Error('Busy')], [{ error: 'Busy' }], ['Busy'], [null], [undefined]])('is not %j', (other) => {
    expect(TaskFailure.isTaskFailure(other)).toBe(false);
  });
});
