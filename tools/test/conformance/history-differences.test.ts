import { expect, test } from 'vitest';
import { historyDifferences } from '../../src/conformance/history-differences.ts';

const started = (input: unknown) => ({
  id: 1,
  previousEventId: 0,
  type: 'ExecutionStarted',
  executionStartedEventDetails: { input: JSON.stringify(input) },
});
const exited = (output: unknown, more: object = {}) => ({
  id: 2,
  previousEventId: 1,
  type: 'PassStateExited',
  stateExitedEventDetails: { output, ...more },
});

test('finds nothing in the same history', () => {
  const events = [{ ...started({}), timestamp: 'timestamp' }, exited('{"a":1}')];

  expect(historyDifferences(events, [started({}), exited('{ "a": 1 }')], {})).toEqual([]);
});

test('finds another value, at any depth', () => {
  expect(historyDifferences([exited('{"a":[1,{"b":2}]}')], [exited('{"a":[1,{"b":3}]}')], {})).toEqual([
    '#2 PassStateExited stateExitedEventDetails.output.a[1].b is 2, ours 3',
  ]);
});

test('finds what only one of both has', () => {
  expect(historyDifferences([exited('{"a":1}')], [exited('{"b":1}')], {})).toEqual([
    '#2 PassStateExited stateExitedEventDetails.output.a is 1, ours not there',
    '#2 PassStateExited stateExitedEventDetails.output.b is not there, ours 1',
  ]);
});

test('finds another event, one that is missing and one too many', () => {
  const failed = { id: 2, previousEventId: 1, type: 'ExecutionFailed' };

  expect(historyDifferences([started({}), exited('1')], [started({}), failed], {})).toEqual([
    '#2 PassStateExited: ours is ExecutionFailed',
  ]);
  expect(historyDifferences([started({}), exited('1')], [started({})], {})).toEqual([
    '#2 PassStateExited: ours is not there',
  ]);
  expect(historyDifferences([started({})], [started({}), exited('1')], {})).toEqual([
    '#2 PassStateExited is not in the record',
  ]);
});

test('finds another event that it follows', () => {
  expect(historyDifferences([exited('1')], [{ ...exited('1'), previousEventId: 0 }], {})).toEqual([
    '#2 PassStateExited previousEventId is 1, ours 0',
  ]);
});

test('takes anything for what is masked', () => {
  const recorded = exited('{"id":"<uuid:1>","text":"made at <timestamp> by us"}', { name: 'date' });

  expect(historyDifferences([recorded], [exited('{"id":7,"text":"made at noon by us"}', { name: 'x' })], {})).toEqual(
    [],
  );
  expect(historyDifferences([recorded], [exited('{"id":7,"text":"made at noon by you"}')], {})).toEqual([
    '#2 PassStateExited stateExitedEventDetails.output.text is "made at <timestamp> by us", ours "made at noon by you"',
  ]);
});

test('learns from the input how the record names things', () => {
  const recorded = [started({ Bucket: 'bucket-name', id: 1 }), exited('{"at":"s3://bucket-name/x"}')];
  const ours = [started({ Bucket: 'made_bucket', id: 1 }), exited('{"at":"s3://made_bucket/x"}')];

  expect(historyDifferences(recorded, ours, { Bucket: 'made_bucket', id: 1 })).toEqual([]);
  expect(historyDifferences(recorded, ours, { Bucket: 'bucket-name', id: 1 })).toHaveLength(2);
});

test('looks for the events of a record without order anywhere', () => {
  const record = [{ ...exited('1'), id: [0] }, started({})];

  expect(historyDifferences(record, [started({}), exited('1')], {})).toEqual([]);
  expect(historyDifferences(record, [started({}), exited('2')], {})).toEqual(['PassStateExited is not there']);
});
