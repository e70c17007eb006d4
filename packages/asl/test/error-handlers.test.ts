import { describe, expect, test } from 'vitest';
import type { QueryLanguage } from '../src/state-scope';
import { problemsOf } from './problems-of';

const task = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true };

describe('a retrier', () => {
  const retry = (...retriers: object[]) => problemsOf({ ...task, Retry: retriers });

  test('has all of its fields', () => {
    expect(
      retry({
        Comment: 'Often',
        ErrorEquals: ['States.Timeout', 'Own'],
        IntervalSeconds: 1,
        MaxAttempts: 0,
        BackoffRate: 1,
        MaxDelaySeconds: 31_622_400,
        JitterStrategy: 'NONE',
      }),
    ).toEqual([]);
  });

  test('has errors', () => {
    expect(retry({})).toEqual(["Retry/0: Field 'ErrorEquals' is required"]);
    expect(retry({ ErrorEquals: [] })).toEqual(['Retry/0/ErrorEquals: Value is an empty array']);
    expect(retry({ ErrorEquals: ['a', 1] })).toEqual(['Retry/0/ErrorEquals/1: Value is not a string']);
    expect(retry({ ErrorEquals: ['a'] })).toEqual([]);
  });

  test.each([
    ['IntervalSeconds', 99_999_999, 0, 'Value is less than 1'],
    ['IntervalSeconds', 1, 1.5, 'Value is not a whole number'],
    ['IntervalSeconds', 1, '{% 1 %}', 'Value is not a whole number'],
    ['MaxAttempts', 99_999_999, 100_000_000, 'Value is more than 99999999'],
    ['MaxAttempts', 0, -1, 'Value is less than 0'],
    ['BackoffRate', 1.5, 0.9, 'Value is less than 1'],
    ['MaxDelaySeconds', 1, 31_622_401, 'Value is more than 31622400'],
    ['JitterStrategy', 'FULL', 'HALF', 'Value is not one of FULL, NONE'],
  ])('%s may be %j and not %j', (name, valid, invalid, message) => {
    expect(retry({ ErrorEquals: ['a'], [name]: valid })).toEqual([]);
    expect(retry({ ErrorEquals: ['a'], [name]: invalid })).toEqual([`Retry/0/${name}: ${message}`]);
  });

  test('does not wait less than its interval', () => {
    expect(retry({ ErrorEquals: ['a'], IntervalSeconds: 2, MaxDelaySeconds: 3 })).toEqual([]);
    expect(retry({ ErrorEquals: ['a'], IntervalSeconds: 2, MaxDelaySeconds: 2 })).toEqual([
      'Retry/0/MaxDelaySeconds: Value is not more than IntervalSeconds',
    ]);
  });

  test('has no other fields', () => {
    expect(retry({ ErrorEquals: ['a'], Next: 'B' })).toEqual(["Retry/0/Next: Field 'Next' is not supported"]);
  });
});

describe('States.ALL', () => {
  test.each(['Retry', 'Catch'])('stands alone and last in %s', (name) => {
    const handlers = (...errors: string[][]) =>
      problemsOf({
        ...task,
        [name]: errors.map((ErrorEquals) => ({ ErrorEquals, ...(name === 'Catch' && { Next: 'B' }) })),
      });
    expect(handlers(['a', 'b'], ['States.ALL'])).toEqual([]);
    expect(handlers(['States.ALL'], ['a'])).toEqual([
      `${name}/0/ErrorEquals: States.ALL is only allowed in the last of the list`,
    ]);
    expect(handlers(['a', 'States.ALL'])).toEqual([`${name}/0/ErrorEquals: States.ALL is only allowed alone`]);
  });
});

describe('a catcher', () => {
  const caught = (catcher: object, language?: QueryLanguage) => problemsOf({ ...task, Catch: [catcher] }, { language });

  test('has all of its fields', () => {
    const shared = { Comment: 'All', ErrorEquals: ['States.ALL'], Next: 'B' };
    expect(caught({ ...shared, ResultPath: '$.error', Assign: { 'a.$': '$' } })).toEqual([]);
    expect(caught({ ...shared, ResultPath: null })).toEqual([]);
    expect(caught({ ...shared, Output: '{% 1 %}', Assign: { a: '{% 1 %}' } }, 'JSONata')).toEqual([]);
  });

  test('has errors and a state that follows', () => {
    expect(caught({})).toEqual(["Catch/0: Field 'ErrorEquals' is required", "Catch/0: Field 'Next' is required"]);
  });

  test('has the fields of its language', () => {
    const shared = { ErrorEquals: ['a'], Next: 'B' };
    expect(caught({ ...shared, Output: 1 })).toEqual(["Catch/0/Output: Field 'Output' is not supported"]);
    expect(caught({ ...shared, ResultPath: '$' }, 'JSONata')).toEqual([
      "Catch/0/ResultPath: Field 'ResultPath' is not supported",
    ]);
  });
});

test('handlers stand in arrays', () => {
  expect(problemsOf({ ...task, Retry: {}, Catch: [null] })).toEqual([
    'Retry: Value is not an array',
    'Catch/0: Value is not an object',
  ]);
  expect(problemsOf({ ...task, Retry: [], Catch: [] })).toEqual([]);
});
