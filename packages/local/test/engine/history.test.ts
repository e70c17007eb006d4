import { describe, expect, test } from 'vitest';
import { History, HistoryLimitReached } from '../../src/engine/history';
import type { HistoryEvent } from '../../src/engine/history-event';

const historyOf = (options: Partial<ConstructorParameters<typeof History>[1]> = {}) =>
  new History(() => 1000, { limit: 100, keep: true, ...options });

describe('the history', () => {
  test('numbers events from 1 on, and names the one that each follows', () => {
    const history = historyOf();
    expect(history.add('ExecutionStarted', 0)).toBe(1);
    expect(history.add('PassStateEntered', 1, { name: 'A' })).toBe(2);
    expect(history.toEvents()).toEqual([
      { id: 1, previousEventId: 0, timestamp: new Date(1000), type: 'ExecutionStarted' },
      {
        id: 2,
        previousEventId: 1,
        timestamp: new Date(1000),
        type: 'PassStateEntered',
        stateEnteredEventDetails: { name: 'A' },
      },
    ]);
  });

  test.each([
    ['ExecutionStarted', 'executionStartedEventDetails'],
    ['TaskStateEntered', 'stateEnteredEventDetails'],
    ['MapStateExited', 'stateExitedEventDetails'],
    ['MapStateStarted', 'mapStateStartedEventDetails'],
    ['LambdaFunctionFailed', 'lambdaFunctionFailedEventDetails'],
    ['EvaluationFailed', 'evaluationFailedEventDetails'],
  ])('has the details of %s under %s', (type, field) => {
    const history = historyOf();
    history.add(type, 0, { cause: 'x' });
    expect(Object.keys(history.toEvents()[0] ?? {})).toContain(field);
  });

  test('has data as JSON text, and says that none of it was cut', () => {
    const history = historyOf();
    history.add('X', 0, { input: { a: 1 }, output: null, parameters: [1], assignedVariables: { v: 'text' } });
    expect(history.toEvents()[0]?.xEventDetails).toEqual({
      input: '{"a":1}',
      inputDetails: { truncated: false },
      output: 'null',
      outputDetails: { truncated: false },
      parameters: '[1]',
      assignedVariables: { v: '"text"' },
      assignedVariablesDetails: { truncated: false },
    });
  });

  test('has a variable that is named like the prototype', () => {
    const history = historyOf();
    const assignedVariables = JSON.parse('{"__proto__":1}') as { readonly [name: string]: number };
    history.add('X', 0, { assignedVariables });
    expect(JSON.stringify(history.toEvents()[0]?.xEventDetails?.assignedVariables)).toBe('{"__proto__":"1"}');
  });

  test('has room for as many events as the limit, the last of which ends the execution', () => {
    const history = historyOf({ limit: 3 });
    history.add('ExecutionStarted', 0);
    history.add('PassStateEntered', 1);
    expect(() => history.add('PassStateExited', 2)).toThrow(HistoryLimitReached);
    expect(history.add('ExecutionFailed', 2)).toBe(3);
    expect(history.toEvents().map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'ExecutionFailed',
    ]);
  });

  test('shows each event when it happens', () => {
    const seen: HistoryEvent[] = [];
    const history = historyOf({ onEvent: (event) => seen.push(event) });
    history.add('ExecutionStarted', 0, { input: {} });
    expect(seen).toEqual(history.toEvents());
  });

  test('forgets what it need not keep, and goes on counting', () => {
    const seen: number[] = [];
    const history = historyOf({ keep: false, limit: 3, onEvent: ({ id }) => seen.push(id) });
    history.add('ExecutionStarted', 0);
    history.add('PassStateEntered', 1);
    expect(() => history.add('PassStateExited', 2)).toThrow(HistoryLimitReached);
    expect(history.toEvents()).toEqual([]);
    expect(seen).toEqual([1, 2]);
  });
});

test('a full history fails the execution with States.Runtime', () => {
  const failure = new HistoryLimitReached(25_000).asFailure();
  expect([failure.error, failure.errorCause]).toEqual([
    'States.Runtime',
    'The execution reached the maximum number of history events (25000).',
  ]);
});
