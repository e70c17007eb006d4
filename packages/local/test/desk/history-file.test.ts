import { expect, test } from 'vitest';
import { DeskError } from '../../src/desk/desk-error';
import { historyText, parseHistory } from '../../src/desk/history-file';
import type { Json } from '../../src/json';
import { HistoryWriter } from './history-writer';

test('a history as the command line prints it', () => {
  const history = new HistoryWriter();
  history.start('{"a":1}');
  expect(historyText(history.events)).toBe(`\
{
  "events": [
    {
      "timestamp": "2026-01-01T00:00:00.000Z",
      "type": "ExecutionStarted",
      "id": 1,
      "previousEventId": 0,
      "executionStartedEventDetails": {
        "input": "{\\"a\\":1}"
      }
    }
  ]
}
`);
});

test('what was written can be read', () => {
  const history = new HistoryWriter();
  history.add('ExecutionSucceeded', history.pass('A', history.start()), { output: '1' });
  expect(parseHistory(JSON.parse(historyText(history.events)) as Json)).toEqual(history.events);
});

test('a list alone, times in seconds, and the newest first', () => {
  expect(
    parseHistory([
      { id: 2, type: 'ExecutionSucceeded', previousEventId: 1, timestamp: 1767225600.5 },
      { id: 1, type: 'ExecutionStarted', timestamp: 1767225600 },
    ]),
  ).toEqual([
    { id: 1, type: 'ExecutionStarted', previousEventId: 0, timestamp: new Date('2026-01-01T00:00:00.000Z') },
    { id: 2, type: 'ExecutionSucceeded', previousEventId: 1, timestamp: new Date('2026-01-01T00:00:00.500Z') },
  ]);
});

test.each<[Json, string]>([
  [{}, 'This is no history: it needs "events", as aws stepfunctions get-execution-history prints them.'],
  [[{ id: 1 }], 'The event 1 of the history is none: it needs id, type and timestamp.'],
  [[{ id: 1, type: 'A', timestamp: 'moon' }], 'The event 1 of the history is none: it needs id, type and timestamp.'],
  [[null], 'The event 1 of the history is none: it needs id, type and timestamp.'],
])('%j', (content, message) => {
  expect(() => parseHistory(content)).toThrow(new DeskError(message));
});
