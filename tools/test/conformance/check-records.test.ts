import { expect, test } from 'vitest';
import { checkRecords } from '../../src/conformance/check-records.ts';

const event = (output: number) => ({
  id: 1,
  previousEventId: 0,
  type: 'ExecutionSucceeded',
  executionSucceededEventDetails: { output: String(output) },
});
const replayed = (file: string, output: number, same: boolean) => ({
  file: `${file}.json`,
  same,
  want: { status: 'SUCCEEDED', output: 1 },
  got: { status: 'SUCCEEDED', output, history: [event(output)] },
});
const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const record = () => ({ definition, input: {}, recorded: { events: [event(1)] } });

test('counts ends and histories that are as recorded', () => {
  expect(checkRecords([replayed('a', 1, true)], record, [])).toEqual({
    ends: { same: 1, total: 1 },
    histories: { same: 1, total: 1 },
    definitions: { same: 1, total: 1 },
    explained: [],
    problems: [],
    passed: 3,
  });
});

test('counts no history where the record has only an output', () => {
  const { histories, passed } = checkRecords(
    [replayed('a', 1, true)],
    () => ({ definition, input: {}, recorded: {} }),
    [],
  );

  expect(histories.total).toBe(0);
  expect(passed).toBe(1);
});

test('a difference that nobody explained is a problem', () => {
  const { ends, passed, problems } = checkRecords([replayed('a', 2, false)], record, []);

  expect(ends).toEqual({ same: 0, total: 1 });
  expect(problems).toEqual([
    'a: ends as SUCCEEDED 2, not as SUCCEEDED 1',
    'a: #1 ExecutionSucceeded executionSucceededEventDetails.output is 1, ours 2',
  ]);
  expect(passed).toBe(1);
});

test('a difference that is known is told with why', () => {
  const known = [
    { records: ['a'], differs: 'ends as SUCCEEDED 2', why: 'so it is' },
    { records: ['a'], differs: 'EventDetails.output is 1', why: 'so it is, too' },
  ];

  const { explained, histories, passed, problems } = checkRecords([replayed('a', 2, false)], record, known);

  expect(problems).toEqual([]);
  expect(explained).toEqual([
    { why: 'so it is', differences: ['a: ends as SUCCEEDED 2, not as SUCCEEDED 1'] },
    {
      why: 'so it is, too',
      differences: ['a: #1 ExecutionSucceeded executionSucceededEventDetails.output is 1, ours 2'],
    },
  ]);
  expect(histories).toEqual({ same: 0, total: 1 });
  expect(passed).toBe(3);
});

test('an explanation holds for its records only', () => {
  const known = [{ records: ['b'], differs: 'ends as', why: 'so it is' }];

  const { problems } = checkRecords([replayed('a', 2, false)], () => ({ definition, input: {}, recorded: {} }), known);

  expect(problems[0]).toBe('a: ends as SUCCEEDED 2, not as SUCCEEDED 1');
});

test('an explanation of no difference is a problem', () => {
  const known = [{ records: ['a'], differs: 'ends as', why: 'so it was' }];

  const { problems } = checkRecords([replayed('a', 1, true)], record, known);

  expect(problems).toEqual(['a: known-misses.ts explains "ends as", but there is no such difference']);
});
