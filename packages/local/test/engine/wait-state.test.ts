import { describe, expect, test } from 'vitest';
import { eventLines, only, runDefinition, START } from './run-definition';

const waited = async (fields: object, machine: object = {}): Promise<unknown> => {
  const run = await runDefinition(only({ Type: 'Wait', ...fields }, machine), {
    input: { seconds: 90, until: '2026-03-01T12:00:10Z', text: 'soon' },
  });
  return run.status === 'SUCCEEDED' ? (run.stopDate.getTime() - START) / 1000 : run.error;
};

describe('Wait in JSONPath', () => {
  test.each<[object, unknown]>([
    [{ Seconds: 5 }, 5],
    [{ Seconds: 0 }, 0],
    [{ SecondsPath: '$.seconds' }, 90],
    [{ Timestamp: '2026-03-01T13:00:00Z' }, 3600],
    [{ Timestamp: '2020-01-01T00:00:00Z' }, 0],
    [{ TimestampPath: '$.until' }, 10],
    [{ SecondsPath: '$.text' }, 'States.Runtime'],
    [{ TimestampPath: '$.text' }, 'States.Runtime'],
    [{ SecondsPath: '$.missing' }, 'States.Runtime'],
  ])('%j takes %s', async (fields, expected) => {
    expect(await waited(fields)).toBe(expected);
  });
});

describe('Wait in JSONata', () => {
  test.each<[object, unknown]>([
    [{ Seconds: 5 }, 5],
    [{ Seconds: '{% $states.input.seconds / 2 %}' }, 45],
    [{ Timestamp: '{% $states.input.until %}' }, 10],
    [{ Timestamp: '2026-03-01T12:01:00Z' }, 60],
    [{ Seconds: '{% $states.input.text %}' }, 'States.QueryEvaluationError'],
    [{ Timestamp: '{% $states.input.text %}' }, 'States.QueryEvaluationError'],
  ])('%j takes %s', async (fields, expected) => {
    expect(await waited(fields, { QueryLanguage: 'JSONata' })).toBe(expected);
  });
});

test('what Wait writes into the history', async () => {
  const run = await runDefinition(only({ Type: 'Wait', Seconds: 5 }), { input: { a: 1 } });
  expect(run.output).toEqual({ a: 1 });
  expect(eventLines(run.history)).toEqual([
    '1<0 ExecutionStarted',
    '2<0 WaitStateEntered Only',
    '3<2 WaitStateExited Only',
    '4<3 ExecutionSucceeded',
  ]);
  expect(run.history.map(({ timestamp }) => timestamp.getTime() - START)).toEqual([0, 0, 5000, 5000]);
});
